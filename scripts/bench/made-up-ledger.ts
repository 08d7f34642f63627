import { columnLetters } from '../../src/domain/ledger/sheet-row.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import { type PlacedRow, text } from '../../src/domain/report/printed-sheet.ts';
import { formatMoment, HOUR, startOfDay } from '../../src/domain/time/moment.ts';

export const ROWS = 100_000;
export const HEAD = [
  '工单编号',
  '来源',
  '承办单位',
  '诉求内容',
  '诉求类型',
  '受理时间',
  '签收时间',
  '截止时间',
  '办结时间',
  '延期次数',
];
export const UNITS: readonly Unit[] = Array.from({ length: 40 }, (_, i) => ({
  id: `u${i}`,
  name: `示例单位${i}`,
  aliases: [],
  kind: 'department',
  active: true,
}));

const START = startOfDay('2023-10-01');
const at = (hours: number): string =>
  formatMoment(START + hours * HOUR)
    .slice(0, 16)
    .replace('T', ' ');

export function rowOf(i: number): string[] {
  const opened = i % 700;
  const words = `小区门口路灯不亮，晚上出行不便，请尽快处理${i}`;
  const times = [at(opened), at(opened + 1), at(opened + 168), at(opened + (i % 200) + 2)];
  return [`n${i}`, '12345', `示例单位${i % 40}`, words, '投诉', ...times, String(i % 3)];
}

/** Heads and rows of the ledger, each made when it is asked for. */
export const madeUpLedger: Iterable<PlacedRow> = {
  *[Symbol.iterator]() {
    yield placed(HEAD, 1);
    for (let i = 0; i < ROWS; i += 1) yield placed(rowOf(i), i + 2);
  },
};

const placed = (cells: readonly string[], row: number): PlacedRow => ({
  row,
  cells: cells.map((cell, index) => ({
    ...text(cell),
    ...{ at: `${columnLetters(index)}${row}`, row, column: index + 1 },
    ...{ table: '', rowName: cells[0] ?? '', columnName: HEAD[index] ?? '' },
  })),
});
