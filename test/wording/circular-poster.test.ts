import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../src/domain/ledger/ledger-row.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import { DEFAULT_RANKING, DEFAULT_SOURCE } from '../../src/domain/policy/default-policy.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import { HOUR } from '../../src/domain/time/moment.ts';
import { monthPeriod } from '../../src/domain/time/period.ts';
import { countLedgers } from '../../src/flows/circulars/count-ledgers.ts';
import { circularPoster } from '../../src/wording/circular-poster.ts';
import { aClosedRow, aLedger, aLedgerRow } from '../builders/a-ledger-row.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';

const JANUARY = monthPeriod(at('2026-01-10'));
const WINDOW = { period: JANUARY, cutOff: JANUARY.to };
const OPENED = at('2026-01-06 10:00');
const units: readonly Unit[] = [...'甲乙丙丁戊己庚辛'].map((name, index) => ({
  ...{ id: `u${index}`, name: `${name}街道`, aliases: [], kind: 'street', active: true },
}));

/** Six tickets of each of the first seven units, as many late as the unit's index; one of the eighth by another source. */
const ROWS: readonly LedgerRow[] = [
  ...units.slice(0, 7).flatMap(({ id }, index) =>
    [0, 1, 2, 3, 4, 5].map((nth) =>
      aClosedRow({
        ...{ number: `12-${index}${nth}`, line: 2 + index * 6 + nth, unit: id, openedAt: OPENED },
        ...{ completeBy: OPENED + 48 * HOUR, completedAt: OPENED + (nth < index ? 72 : 24) * HOUR },
      }),
    ),
  ),
  aLedgerRow({
    ...{ number: 'M-1', line: 50, unit: 'u7', source: 'mailbox', openedAt: OPENED },
    completeBy: JANUARY.to + HOUR,
  }),
];
function posterOf(rows: readonly LedgerRow[] = ROWS, office: Partial<OfficePolicy> = {}) {
  const policy = anOffice({ units, ...office });
  const { printed, figures } = countLedgers({ policy, sources: aLedger(rows), tables: [], window: WINDOW });
  const sources = printed.flatMap((one) => ('figures' in one ? [one.figures] : []));
  return { poster: circularPoster({ policy, window: WINDOW, sources }), figures };
}
const rankingsOf = (poster: ReturnType<typeof posterOf>['poster']) =>
  poster?.parts.flatMap((part) => (part.part === 'ranking' ? [part] : [])) ?? [];

describe("a circular's poster", () => {
  it('shows of each source the figures that are counted, by unit, with the marks of the ranking', () => {
    const { poster, figures } = posterOf();
    const [ranking, ...others] = rankingsOf(poster);
    expect(others).toEqual([]);
    expect(ranking?.names).toEqual({ top: '位居前三', bottom: '后三位' });
    expect(ranking?.rows).toHaveLength(7);
    for (const { name, rate, detail } of ranking?.rows ?? []) {
      const its = figures.periods['12345']?.units.find((unit) => unit.name === name)?.figures;
      expect(rate).toBe(`${its?.onTimeCompletionRate.value}%`);
      expect(detail).toContain(`收${its?.received.value} 办结${its?.completed.value}`);
      expect(detail).toContain(`在办超期${its?.openOverdue.value}`);
    }
    const tiles = poster?.parts.flatMap((part) => (part.part === 'tiles' ? [part] : [])) ?? [];
    expect(tiles.map(({ title }) => title)).toEqual(['12345热线', '领导信箱']);
    expect(tiles[0]?.tiles.map(({ name, value }) => [name, value])).toEqual([
      ['收到', '42'],
      ['办结', '42'],
      ['在办超期', '0'],
      ['按期办结率', `${figures.periods['12345']?.total.onTimeCompletionRate.value}%`],
    ]);
  });

  it('shows counts in the order of the office where nobody can be ranked', () => {
    const counts = posterOf().poster?.parts.find((part) => part.part === 'counts');
    expect(counts).toMatchObject({
      title: '领导信箱·街镇组',
      columns: ['收到', '办结', '在办超期'],
      rows: [{ name: '辛街道', counts: ['1', '0', '0'] }],
    });
  });

  it('writes rates with the decimals the office prints, and 红黑榜 where it wants that', () => {
    const { poster } = posterOf(ROWS, {
      sources: { '12345': { ...DEFAULT_SOURCE, decimals: 1 } },
      ranking: { ...DEFAULT_RANKING, headings: 'redBlack' },
    });
    const [ranking] = rankingsOf(poster);
    expect(ranking?.rows.map(({ rate }) => rate).slice(0, 3)).toEqual(['100.0%', '83.3%', '66.7%']);
    expect(ranking?.names).toEqual({ top: '红榜', bottom: '黑榜' });
    expect(poster?.parts[0]).toMatchObject({ tiles: [{}, {}, {}, { value: '50.0%' }] });
  });

  it('names period and cut-off, and is not there where no ledger was counted', () => {
    expect(posterOf().poster?.subtitle).toContain('，2026年1月，截至2026年1月31日24:00');
    expect(posterOf([]).poster).toBeUndefined();
  });
});
