import type { CircularCase } from '../domain/report/chosen-cases.ts';
import { joined, type Runs, say, unitRun } from '../domain/report/circular.ts';
import { type PrintedCell, type PrintedTable, text } from '../domain/report/printed-sheet.ts';
import { cellRun, plain } from './circular-figures.ts';
import { gist } from './circular-gist.ts';
import { redact } from './redact.ts';

const LONGEST = 80;
const LOOKED_AT = 5 * LONGEST;

const COUNTS = [
  { column: '延期次数', said: '延期', code: 'extensions' },
  { column: '重办次数', said: '重办', code: 'reworks' },
] as const;

/** The table the numbers of the examples are taken from. */
export const caseTable = (cases: readonly CircularCase[]): readonly PrintedTable[] =>
  cases.length === 0
    ? []
    : [
        {
          title: '典型案例',
          columns: ['工单编号', '承办单位', '诉求内容', ...COUNTS.map(({ column }) => column)],
          rows: cases.map((one) => [
            text(one.filed.row.number),
            text(one.unit.name),
            text(shortened(redact(one.filed.row.text.slice(0, LOOKED_AT)))),
            ...COUNTS.map((counted) => countCell(one, counted)),
          ]),
        },
      ];

/** Empty where nothing happened: the sentence says nothing of it either. */
function countCell({ filed: { file, row } }: CircularCase, { column, code }: (typeof COUNTS)[number]): PrintedCell {
  const value = row[code];
  if (value === 0) return { value: null, style: 'number' };
  const proof = { figure: '', how: `${column}：台账原数`, numerator: value, denominator: null, tickets: [row.number] };
  return { value, style: 'number', proof: { ...proof, read: { file, lines: [row.line] } } };
}

/** `甲局办理的“路灯不亮”工单延期2次、重办1次` */
export function caseSentence(one: CircularCase): Runs {
  const { row } = one.filed;
  const about = gist(row.text) || row.category;
  const counts = COUNTS.filter(({ code }) => row[code] > 0).map(
    (counted) => say`${plain(counted.said)}${cellRun(countCell(one, counted))}次`,
  );
  const which = about === '' ? say`一件工单` : say`“${{ kind: 'label', text: about }}”工单`;
  return say`${unitRun(one.unit)}办理的${which}${counts.length === 0 ? [] : joined(counts, '、')}`;
}

const shortened = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);
