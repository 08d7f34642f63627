import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/time/moment.ts';
import { circular, makeLedger, newFolder, tableBelow, write } from './example-circular.ts';
import { EXAMPLES, hasPython } from './example-month.ts';

/** The bulletin said 27.5 %, dividing by the present month; by the month before it is 21.58 %. */

const runnable = EXAMPLES !== '' && hasPython();
if (!runnable) console.info('changes against June: skipped, EXAMPLES_DIR or python3 is missing');

/** The 109 rows of July a month earlier, and thirty of them once more. */
function june(july: string): string {
  const [head = '', ...rows] = readFileSync(july, 'utf8').trim().split('\n');
  const earlier = rows.map((row) => {
    // July has a day more than June.
    const days = row.includes('20200731') ? 31 : 30;
    const shifted = (day: string): string => addDays(day, -days);
    return `J${row}`.replace(/\d{4}-\d{2}-\d{2}/gu, shifted);
  });
  return [head, ...earlier, ...earlier.slice(0, 30).map((row) => `X${row}`)].join('\n');
}

describe.skipIf(!runnable)('the Yunxi bulletin with the rows of June', () => {
  it('falls by 21.58 %, proven by both months, in the text, the table and the figures', { timeout: 60_000 }, () => {
    const folder = newFolder();
    const july = makeLedger(folder, 'yunxi', '--seed', '1');
    const made = circular(folder, [
      ...['--office', makeLedger(folder, 'yunxi', '--office'), '--ledger', july],
      ...['--ledger', write(folder, 'june.csv', june(july))],
      ...['--from', '2020-07-01', '--to', '2020-07-31', '--cutoff', '2020-08-10'],
    ]);
    expect(made.document.paragraphs.join('')).toContain('与上月（139件）相比，收到工单下降21.58%。');
    const sheet = made.sheets.find(({ name }) => name === '网上问政');
    expect(tableBelow(sheet, ['指标', '本月', '上月', '增减', '环比'])[0]).toEqual(['收到', 109, 139, -30, '-21.58%']);
    const proof = made.proof.find(({ printed }) => printed === '-21.58%');
    expect(proof).toMatchObject({ figure: 'received', numerator: -30, denominator: 139 });
    expect(proof?.tickets).toHaveLength(139 + 109);
    expect(Object.values(proof?.rows ?? {}).map((lines) => lines.length)).toEqual([139, 109]);
    const inText = made.documentProof.find(({ printed }) => printed === '21.58%');
    expect(Object.values(inText?.rows ?? {}).map((lines) => lines.length)).toEqual([139, 109]);
    const changes = (made.figures.periods['onlineInquiry'] as unknown as { changes: Record<string, never> }).changes;
    expect(Object.keys(changes)).toEqual(['previous']);
    expect(changes['previous']).toMatchObject({
      from: '2020-06-01T00:00:00+08:00',
      cutOff: '2020-07-11T00:00:00+08:00',
      figures: { received: { rate: '-21.58', now: { value: 109 }, before: { value: 139 } } },
    });
  });
});
