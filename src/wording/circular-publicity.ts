import { joined, label, type Run, type Runs, say, unitRun } from '../domain/report/circular.ts';
import type { CircularMatter, PublicityMatter, SectionPart } from '../domain/report/circular-matter.ts';
import type { PrintedCell } from '../domain/report/printed-sheet.ts';
import { cellRun, plain, seeAttachments } from './circular-figures.ts';
import { periodName } from './period-name.ts';

/** The tables the units handed in, a part a table. */
export const publicityParts = ({ publicity, window }: CircularMatter): readonly SectionPart[] =>
  publicity.map((one) => ({
    heading: one.name,
    names: [one.name],
    paragraphs: [say`${whole(one, label(periodName(window.period)))}${most(one)}${none(one)}${silent(one)}`],
  }));

type Row = readonly PrintedCell[];

const isTotal = (row: Row): boolean => row[0]?.style === 'total';
const rowsOf = ({ table }: PublicityMatter): readonly Row[] => table.rows.filter((row) => !isTotal(row));
const named = (rows: readonly Row[]): Runs =>
  joined(
    rows.map((row): Runs => [nameRun(row)]),
    '、',
  );
const nameRun = (row: Row): Run => unitRun({ name: String(row[0]?.value ?? '') });
const countAt = (row: Row, column: number): number => Number(row[column]?.value ?? 0);
const titleAt = ({ table }: PublicityMatter, column: number): Run => label(table.columns[column] ?? '');

/** `2023年10月，网站公开信息报送情况：邮箱报送数297，采纳数137，采纳率46%` */
function whole(one: PublicityMatter, period: Run): Runs {
  const total = one.table.rows.find(isTotal);
  const see = seeAttachments(one.attachments);
  if (!total) return say`${period}${label(one.name)}已统计${see}。`;
  const parts = total.slice(1).map((cell, index) => {
    const number = cellRun(cell);
    return number.length === 0 ? [] : say`${titleAt(one, index + 1)}${number}`;
  });
  return say`${period}，各单位合计${joined(parts, '，')}${see}。`;
}

const PLACES = 3;

/** The first three by the first column, and whoever shares the third place; nobody where that were nearly all. */
function most(one: PublicityMatter): Runs {
  const rows = rowsOf(one).toSorted((a, b) => countAt(b, 1) - countAt(a, 1));
  const least = countAt(rows[PLACES - 1] ?? [], 1);
  const first = rows.filter((row) => countAt(row, 1) >= least && countAt(row, 1) > 0);
  if (least === 0 || first.length > 2 * PLACES || rows.length <= 2 * PLACES) return [];
  return say`${named(first)}的${titleAt(one, 1)}居前。`;
}

/** Who handed in nothing, and who left out one of the columns that all others have. */
function none(one: PublicityMatter): Runs {
  const rows = rowsOf(one);
  const missing = rows.filter((row) => countAt(row, 1) === 0);
  const counts = one.table.columns.flatMap((_, column) =>
    column > 0 && rows.every((row) => typeof (row[column]?.value ?? 0) === 'number') ? [column] : [],
  );
  const partly = counts.slice(1).map((column) => {
    const without = rows.filter((row) => countAt(row, 1) > 0 && countAt(row, column) === 0);
    return without.length === 0 || without.length > MOST_MISSING
      ? []
      : say`${named(without)}的${titleAt(one, column)}为零。`;
  });
  const all =
    missing.length === 0 || missing.length > MOST_MISSING
      ? []
      : say`${named(missing)}${handedIn(one) ? plain('没有报送') : say`的${titleAt(one, 1)}为零`}。`;
  return [...all, ...partly.flat()];
}

/** Whether units hand in what is counted; what they publish themselves is not 报送. */
const handedIn = ({ name, table }: PublicityMatter): boolean => /报送/u.test(`${name}${table.columns[1] ?? ''}`);

/** The 栏目 or 专题 in which nothing was published, each with the unit that answers for it. */
function silent({ each }: PublicityMatter): Runs {
  const rows = (each?.rows ?? []).filter((row) => !isTotal(row) && countAt(row, 2) === 0);
  if (!each || rows.length === 0 || rows.length > MOST_MISSING) return [];
  const told = rows.map(
    (row) => say`${label(String(row[0]?.value ?? ''))}（${unitRun({ name: String(row[1]?.value ?? '') })}）`,
  );
  return say`${label(each.columns[2] ?? '')}为零的${label((each.columns[0] ?? '').replace(/名称$/u, ''))}：${joined(told, '、')}。`;
}

const MOST_MISSING = 12;
