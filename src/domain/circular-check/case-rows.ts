/** 典型案例: what the prose tells of each unit's tickets is what their rows say, neither more nor less. */
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import type { Sentence } from './read-prose.ts';
import { columnsOf, numberAt, type TableView, type ViewedColumn, type ViewedRow } from './table-view.ts';

const CASES = /典型案例/u;
const TIMES = /^(.{2,4})次数$/u;

interface CaseCell {
  readonly view: TableView;
  readonly row: ViewedRow;
  readonly column: ViewedColumn;
  /** What was counted: 延期. */
  readonly what: string;
  readonly value: number;
}

export function caseRows(sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] {
  const cells = views.filter(({ table }) => CASES.test(table.title)).flatMap(cellsOf);
  const at = sentences.findIndex(({ text }) => CASES.test(text) && /次/u.test(text));
  const told = sentences.filter(({ place }) => place === sentences[at]?.place);
  if (cells.length === 0 || at < 0) return [];
  const parts = told.map(({ text }) => text);
  return cells.flatMap((cell) => {
    const alike = cells.filter(({ row, what }) => row.name === cell.row.name && what === cell.what);
    const said = parts.filter((part) => isOf(part, cell.row.name, cells)).flatMap((part) => timesIn(part, cell.what));
    const left = alike.filter(
      ({ value }) =>
        taken(said, value) !==
        taken(
          alike.map((one) => one.value),
          value,
        ),
    );
    if (said.length !== alike.length || !left.includes(cell)) return [];
    return [finding(cell, said)];
  });
}

function cellsOf(view: TableView): readonly CaseCell[] {
  const unitAt = view.table.header.findIndex((name) => /单位$/u.test(name));
  return columnsOf(view, 'count').flatMap((column) => {
    const what = TIMES.exec(column.name)?.[1];
    if (what === undefined) return [];
    return view.units.flatMap((row): readonly CaseCell[] => {
      const value = numberAt(view, row.index, column)?.value;
      const name = view.table.rows[row.index]?.[unitAt] ?? '';
      return value === undefined ? [] : [{ view, row: { ...row, name }, column, what, value }];
    });
  });
}

const taken = (values: readonly number[], value: number): number => values.filter((one) => one === value).length;

/** The longest name a part begins with is the one meant. */
function isOf(part: string, name: string, cells: readonly CaseCell[]): boolean {
  const words = part.replace(/^.*典型案例[:：]/u, '').trim();
  const begins = cells.map(({ row }) => row.name).filter((one) => words.startsWith(one));
  return words.startsWith(name) && begins.every((one) => one.length <= name.length);
}

const timesIn = (part: string, what: string): readonly number[] =>
  [...part.matchAll(new RegExp(`${what}(\\d+)次`, 'gu'))].map((match) => Number(match[1]));

function finding({ view, row, column, value }: CaseCell, said: readonly number[]): Finding {
  const place = cellPlace(view.table, row.index, column.index);
  const quote = `${row.name} ${value}`;
  return {
    rule: 'caseTold',
    kind: 'error',
    place,
    quote,
    printed: String(value),
    counted: said.join('、'),
    basis: row.name,
  };
}
