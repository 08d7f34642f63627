import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../src/domain/ledger/ledger-row.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import type { PosterPart } from '../../src/domain/report/poster.ts';
import { DAY, HOUR } from '../../src/domain/time/moment.ts';
import { monthPeriod } from '../../src/domain/time/period.ts';
import { countLedgers } from '../../src/flows/circulars/count-ledgers.ts';
import { circularPoster } from '../../src/wording/circular-poster.ts';
import { circularPosterProofs, type PosterProof } from '../../src/wording/circular-poster-proof.ts';
import { aLedger, aLedgerRow } from '../builders/a-ledger-row.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';
import { type Chance, chance } from '../fixtures/chance.ts';

const JANUARY = monthPeriod(at('2026-01-10'));
const WINDOW = { period: JANUARY, cutOff: JANUARY.to };
const NAMES = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃'];
const units: readonly Unit[] = NAMES.map((name, index) => ({
  ...{ id: `u${index}`, name: `${name}单位`, aliases: [], active: true },
  kind: index < 26 ? 'street' : index < 30 ? 'department' : 'company',
}));

/** Tickets of this month and before, in time, late, open and open past their due moment, of some of the units. */
function rowsOf(draw: Chance, unitsBusy: number): readonly LedgerRow[] {
  return Array.from({ length: draw.whole(20, 160) }, (_, index) => {
    const openedAt = JANUARY.from + draw.whole(-20 * 24, 30 * 24) * HOUR;
    const completeBy = openedAt + 3 * DAY;
    const completedAt = draw.whole(0, 3) === 0 ? null : openedAt + draw.whole(1, 6) * DAY;
    return aLedgerRow({
      ...{ number: `12-${String(index).padStart(4, '0')}`, line: index + 2, unit: `u${draw.whole(0, unitsBusy)}` },
      ...{ openedAt, completeBy, completedAt, source: draw.whole(0, 5) === 0 ? 'mailbox' : '12345' },
    });
  });
}

interface Printed {
  readonly poster: string;
  readonly row: string | undefined;
  readonly numbers: readonly string[];
}

const numbersIn = (words: string): readonly string[] => words.match(/\d+(?:\.\d+)?%?/gu) ?? [];

/** Every number of a poster's parts, under the last heading above it. */
function printedIn(parts: readonly PosterPart[]): readonly Printed[] {
  let poster = '';
  return parts.flatMap((part): readonly Printed[] => {
    poster = part.title ?? poster;
    const under = (row: string | undefined, words: readonly string[]) => ({
      poster,
      row,
      numbers: words.flatMap(numbersIn),
    });
    switch (part.part) {
      case 'tiles':
        return [
          under(
            '合计',
            part.tiles.flatMap(({ value, note = '' }) => [value, note]),
          ),
        ];
      case 'ranking':
        return part.rows.map(({ place, name, detail, rate }) => under(name, [place, detail, rate]));
      case 'counts':
        return part.rows.map(({ name, counts }) => under(name, counts));
      case 'bars':
        return part.rows.map(({ name, value, note = '' }) => under(name, [value, note]));
      default:
        return part.lines.flatMap((line) =>
          line.split('、').map((piece) => under(/(\p{Script=Han}单位)（/u.exec(piece)?.[1], [piece])),
        );
    }
  });
}

function drawn(seed: number, unitsBusy: number) {
  const draw = chance(seed);
  const policy = anOffice({ units });
  const { printed } = countLedgers({ policy, sources: aLedger(rowsOf(draw, unitsBusy)), tables: [], window: WINDOW });
  const sources = printed.flatMap((one) => ('figures' in one ? [one.figures] : []));
  const parts = circularPoster({ policy, window: WINDOW, sources })?.parts ?? [];
  return { printed: printedIn(parts), proofs: [...circularPosterProofs({ policy, sources })], parts };
}

const isOf = ({ place }: PosterProof, { poster, row }: Printed): boolean =>
  place.poster === poster && (row === undefined || place.row === row);

/** Busy offices, and ones where most units have none or too few to be ranked. */
const CASES = Array.from({ length: 12 }, (_, seed) => [seed, [33, 12, 3][seed % 3] ?? 0] as const);

describe("the numbers of a circular's poster", () => {
  it.each(CASES)('are all proven, seed %i with tickets of %i units', (seed, unitsBusy) => {
    const { printed, proofs } = drawn(seed, unitsBusy);
    expect(printed.length).toBeGreaterThan(5);
    const without = printed.flatMap((one) => {
      const proven = proofs.filter((proof) => isOf(proof, one)).map((proof) => proof.printed);
      return one.numbers.filter((number) => !proven.includes(number)).map((number) => ({ ...one, number }));
    });
    expect(without).toEqual([]);
  });

  it.each(CASES)('are all printed, and counts name so many tickets, seed %i', (seed, unitsBusy) => {
    const { printed, proofs } = drawn(seed, unitsBusy);
    for (const proof of proofs) {
      const there = printed.filter((one) => isOf(proof, one) || (one.poster === proof.place.poster && !one.row));
      expect(there.flatMap(({ numbers }) => numbers)).toContain(proof.printed);
      const { tickets, denominator, place, rows } = proof;
      if (['名次', '不排名', '无诉求'].includes(place.column)) continue;
      expect(tickets).toHaveLength(denominator ?? Number(proof.printed));
      expect(Object.values(rows).flat()).toHaveLength(tickets.length);
    }
  });

  it('are of every kind the poster has', () => {
    const all = CASES.flatMap(([seed, busy]) => drawn(seed, busy).proofs.map(({ place }) => place.column));
    const kinds = ['收到', '办结', '在办超期', '按期办结率', '名次', '逾期办结', '以前转来', '无诉求'];
    expect([...new Set(all)]).toEqual(expect.arrayContaining(kinds));
  });
});
