import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../src/domain/ledger/ledger-row.ts';
import { type Circular, textOf } from '../../../src/domain/report/circular.ts';
import { DAY } from '../../../src/domain/time/moment.ts';
import { aClosedRow } from '../../builders/a-ledger-row.ts';
import { anIssuedCircular } from '../../builders/an-issued-circular.ts';
import { at } from '../../builders/moments.ts';

/** So many rows of a category from a day on, each completed two days later. */
const some = (count: number, category: string, from: string): LedgerRow[] =>
  Array.from({ length: count }, (_, nth) =>
    aClosedRow({
      ...{ number: `${from}-${category}-${nth}`, line: nth + 2, category },
      openedAt: at(`${from} 09:00`) + (nth % 20) * DAY,
    }),
  );

const JANUARY = [
  ...some(17, '城市管理', '2026-01-05'),
  ...some(3, '物业管理', '2026-01-06'),
  ...some(2, '供水', '2026-01-07'),
];
const DECEMBER = [
  ...some(14, '城市管理', '2025-12-02'),
  ...some(2, '供水', '2025-12-03'),
  ...some(5, '噪音扰民', '2025-12-04'),
];
const LAST_YEAR = some(20, '城市管理', '2025-01-02');

const textsOf = ({ paragraphs }: Circular): string => paragraphs.map(({ runs }) => textOf(runs)).join('\n');

describe('the section of hot topics', () => {
  it('tells how each topic has changed, with what it started from', () => {
    const { circular, refusals } = anIssuedCircular({ rows: [...JANUARY, ...DECEMBER] });
    expect(refusals).toEqual([]);
    const text = textsOf(circular);
    expect(text).toContain('1.城市管理。收到17件，占77.27%，比上月的14件增加3件，上升21.43%。');
    expect(text).toContain('2.物业管理。收到3件，占13.64%，上月没有此类诉求。');
    expect(text).toContain('3.供水。收到2件，占9.09%，与上月持平。');
    expect(text).toContain('上月没有、本月新出现的：物业管理。上月有、本月没有的：噪音扰民。');
    const table = circular.attachments.flatMap(({ tables }) => tables).find(({ title }) => title.endsWith('诉求热点'));
    expect([table?.columns, ...(table?.rows ?? []).map((row) => row.map(({ value }) => value))]).toEqual([
      ['热点', '件数', '占比', '上月', '增减', '环比'],
      ['城市管理', 17, '77.27%', 14, 3, '21.43%'],
      ['物业管理', 3, '13.64%', 0, 3, null],
      ['供水', 2, '9.09%', 2, 0, '0.00%'],
      ['噪音扰民', 0, '0.00%', 5, -5, '-100.00%'],
    ]);
  });

  it('compares with the year before where the ledger holds it, and is silent where it does not', () => {
    const text = textsOf(anIssuedCircular({ rows: [...JANUARY, ...DECEMBER, ...LAST_YEAR] }).circular);
    expect(text).toContain('比上月的14件增加3件，上升21.43%；比上年同期的20件减少3件，下降15.00%。');
    const alone = textsOf(anIssuedCircular({ rows: JANUARY }).circular);
    expect(alone).toContain('1.城市管理。收到17件，占77.27%。');
    expect(alone).not.toMatch(/上月|上年同期/u);
  });

  it('proves every number of a change by the tickets of both months', () => {
    const { proofs } = anIssuedCircular({ rows: [...JANUARY, ...DECEMBER] });
    const told = [...proofs()].filter(({ place, how }) => 'paragraph' in place && how.includes('城市管理'));
    expect(
      told.map(({ printed, numerator, denominator, tickets }) => [printed, numerator, denominator, tickets.length]),
    ).toEqual([
      ['17', 17, null, 17],
      ['77.27%', 17, 22, 17],
      ['14', 14, null, 14],
      ['3', 3, null, 31],
      ['21.43%', 3, 14, 31],
      ['17', 17, null, 17],
    ]);
    for (const { tickets, rows } of told) expect(Object.values(rows).flat()).toHaveLength(tickets.length);
  });
});
