import { percent } from '../domain/figures/percent.ts';
import type { FigureWindow } from '../domain/figures/ticket-at.ts';
import type { SourceSpec } from '../domain/policy/office-policy.ts';
import type { DerivedRate, PublicityTable } from '../domain/publicity/publicity-table.ts';
import type { PublicityReading, PublicityRow } from '../domain/publicity/read-publicity.ts';
import {
  type CellStyle,
  type PrintedCell,
  type PrintedSheet,
  type PrintedTable,
  text,
} from '../domain/report/printed-sheet.ts';
import { periodName } from './period-name.ts';

interface Given {
  readonly table: PublicityTable;
  readonly file: string;
  readonly reading: PublicityReading;
  readonly spec: SourceSpec;
  readonly period: FigureWindow['period'];
}

/** A table of counts handed in by the units, with the shares and the total that are derived from it. */
export function publicitySheet(given: Given): PrintedSheet {
  const { table, reading } = given;
  return {
    name: table.name,
    tables: reading.subjectTitle === '' ? [byUnit(given)] : [byOwner(given), bySubject(given)],
  };
}

function byUnit(given: Given): PrintedTable {
  const { reading, spec, table } = given;
  const isZero = ({ counts }: PublicityRow): boolean => counts.every((one) => one === 0);
  const shown = inOrder(reading.rows, spec).filter((row) => spec.zero !== 'hide' || !isZero(row));
  const rows = shown.map((row) => [
    text(row.unit.name),
    ...(spec.zero === 'blank' && isZero(row) ? blanks(reading, table) : cells([row], given, 'number')),
  ]);
  const total = [text('合计', 'total'), ...cells(reading.rows, given, 'total')];
  return {
    ...unitTable(given),
    columns: [reading.unitTitle, ...reading.columns, ...rateTitles(given)],
    rows: spec.total ? [...rows, total] : rows,
  };
}

const rateTitles = ({ table }: Given): readonly string[] => table.rates.map(({ title }) => title);

const unitTable = ({ table, period }: Given) => ({
  lists: 'units' as const,
  leads: true as const,
  title: `${periodName(period)}${table.name}统计表`,
  notes: table.rates.map(({ title, above, below }) => `${title}＝${above}÷${below}；没有${below}的留空。`),
});

/** What the units answer for, summed; how many that are comes last, so that what was handed in stays in front. */
function byOwner(given: Given): PrintedTable {
  const { file, reading, spec } = given;
  const title = `${reading.subjectTitle.replace(/名称$/u, '')}数`;
  const line = (rows: readonly PublicityRow[], style: CellStyle): readonly PrintedCell[] => {
    const [numerator, read] = [rows.length, { file, lines: rows.map((row) => row.line) }];
    const proof = { figure: '', how: `${title}：报表里的行`, numerator, denominator: null, tickets: [], read };
    return [...cells(rows, given, style), { value: numerator, style, proof }];
  };
  const owners = [...Map.groupBy(inOrder(reading.rows, spec), ({ unit }) => unit)];
  return {
    ...unitTable(given),
    columns: [reading.unitTitle, ...reading.columns, ...rateTitles(given), title],
    rows: [
      ...owners.map(([unit, rows]) => [text(unit.name), ...line(rows, 'number')]),
      ...(spec.total ? [[text('合计', 'total'), ...line(reading.rows, 'total')]] : []),
    ],
  };
}

/** Each 栏目 or 专题 in the order it was handed in, with the unit that answers for it. */
function bySubject(given: Given): PrintedTable {
  const { reading, spec } = given;
  const total = [text('合计', 'total'), text('', 'total'), ...cells(reading.rows, given, 'total')];
  const rows = reading.rows.map((row) => [text(row.subject), text(row.unit.name), ...cells([row], given, 'number')]);
  return {
    title: '明细',
    columns: [reading.subjectTitle, reading.unitTitle, ...reading.columns, ...rateTitles(given)],
    rows: spec.total ? [...rows, total] : rows,
  };
}

function inOrder(rows: readonly PublicityRow[], { order = [] }: SourceSpec): readonly PublicityRow[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const placeOf = ({ unit }: PublicityRow): number => place.get(unit.id) ?? order.length;
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}

const blanks = ({ columns }: PublicityReading, { rates }: PublicityTable): readonly PrintedCell[] =>
  [...columns, ...rates].map(() => ({ value: null, style: 'number' }));

/** The counts of rows summed, and their shares. */
function cells(rows: readonly PublicityRow[], given: Given, style: CellStyle): readonly PrintedCell[] {
  const { table, reading, spec } = given;
  const read = { file: given.file, lines: rows.map(({ line }) => line) };
  const sumOf = (column: number): number => rows.reduce((sum, { counts }) => sum + (counts[column] ?? 0), 0);
  const counted = reading.columns.map((title, column): PrintedCell => {
    const value = sumOf(column);
    const how = style === 'total' ? `${title}：各单位之和` : `${title}：报表原数`;
    return { value, style, proof: { figure: '', how, numerator: value, denominator: null, tickets: [], read } };
  });
  const shares = table.rates.map(({ title, above, below }: DerivedRate): PrintedCell => {
    const [numerator, denominator] = [sumOf(reading.columns.indexOf(above)), sumOf(reading.columns.indexOf(below))];
    const share = percent(numerator, denominator, spec.decimals);
    if (share === null) return { value: null, style };
    const how = `${title}：${above} ÷ ${below}`;
    return { value: `${share}%`, style, proof: { figure: '', how, numerator, denominator, tickets: [], read } };
  });
  return [...counted, ...shares];
}
