import type { Unit } from '../office/unit.ts';
import type { Circular, CircularParagraph, NumberRun } from './circular.ts';
import { textOf } from './circular.ts';
import type { PrintedCell, PrintedTable } from './printed-sheet.ts';
import { typedNumbers } from './typed-numbers.ts';

/** What the rules look at: the finished circular, the units of the office, and the names that may hold a digit. */
export interface JudgedCircular {
  readonly circular: Circular;
  readonly units: readonly Unit[];
  readonly names: readonly string[];
}

/** Why a circular must not be issued: `place` is where, `why` what is wrong there and what to do, both in words. */
export interface CircularFault {
  readonly place: string;
  readonly why: string;
}

interface Rule {
  readonly name: string;
  readonly faults: (judged: JudgedCircular) => readonly CircularFault[];
}

/** The four refusals. Each looks at what is printed and at nothing else, so that a fault of the counting is found as well as one of the clerk. */
const RULES: readonly Rule[] = [
  { name: 'a number of the prose is not in the tables', faults: unprovenNumbers },
  { name: 'a total is not the sum of its rows', faults: wrongTotals },
  { name: 'a unit stands twice', faults: unitsTwice },
  { name: 'a named unit has no row', faults: unitsWithoutRow },
];

/** Every reason to refuse the circular; none when it may be issued. */
export const refuseCircular = (judged: JudgedCircular): readonly CircularFault[] =>
  RULES.flatMap(({ faults }) => faults(judged));

/** A fall stands in the table with its sign; the text says 下降 instead. */
function unprovenNumbers({ circular, names }: JudgedCircular): readonly CircularFault[] {
  const printed = new Map<string, string>();
  for (const table of tablesOf(circular))
    for (const cell of table.rows.flat()) if (cell.proof) printed.set(keyOf(cell), String(cell.value));
  const unproven = ({ text, proof }: NumberRun): string | undefined => {
    const inTable = printed.get(keyOf({ proof }));
    if (inTable === undefined) return `“${text}”不在附件的表里，正文只能引用表里有的数`;
    return inTable === text || inTable === `-${text}` ? undefined : `正文写“${text}”，附件的表里是“${inTable}”`;
  };
  return inParagraphs(circular, ({ runs }) => [
    ...runs.flatMap((run) => (run.kind === 'number' ? (unproven(run) ?? []) : [])),
    ...typedNumbers(plainOf(runs), names).map(
      (typed) => `“${typed}”是手写的数字，请改成引用，如 {{12345.received}}；日期和编号除外`,
    ),
  ]);
}

/** The words without what carries its proof or is a name: a number cannot hide between two runs. */
const plainOf = (runs: CircularParagraph['runs']): string =>
  runs.map((run) => (run.kind === 'text' ? run.text : '\n')).join('');

/** Two numbers are the same where they were counted from the same tickets or lines in the same way. */
function keyOf({ proof }: Pick<PrintedCell, 'proof'>): string {
  if (!proof) return '';
  const { figure, how, numerator, denominator, tickets, read } = proof;
  // Of a list of tickets its length and its ends: with the figure they leave no room for another one, and a large ledger stays cheap.
  const ends = [tickets.length, tickets[0], tickets.at(-1), read?.file, read?.lines.length, read?.lines[0]];
  return JSON.stringify([figure, how, numerator, denominator, ...ends]);
}

function wrongTotals({ circular }: JudgedCircular): readonly CircularFault[] {
  return inTables(circular, ({ columns, rows }) => {
    const total = rows.find(isTotal);
    const counted = rows.filter((row) => !isTotal(row));
    return (total ?? []).flatMap((cell, column) => {
      const own = counted.map((row) => row[column]);
      const why = typeof cell.value === 'number' ? wrongSum(cell.value, own) : wrongShare(cell, own);
      return why === undefined ? [] : [`“${columns[column]}”${why}`];
    });
  });
}

const isTotal = (row: readonly PrintedCell[]): boolean => row[0]?.style === 'total';

function wrongSum(total: number, cells: readonly (PrintedCell | undefined)[]): string | undefined {
  const sum = cells.reduce((all, cell) => all + (typeof cell?.value === 'number' ? cell.value : 0), 0);
  return sum === total ? undefined : `合计是${total}，各行相加是${sum}`;
}

/** A share of the whole is formed of the sums of what the shares of the rows are formed of. */
function wrongShare(total: PrintedCell, cells: readonly (PrintedCell | undefined)[]): string | undefined {
  if (!total.proof || total.proof.denominator === null) return undefined;
  const sumOf = (part: 'numerator' | 'denominator'): number =>
    Math.round(cells.reduce((all, cell) => all + (cell?.proof?.[part] ?? 0), 0) * 100) / 100;
  const [above, below] = [sumOf('numerator'), sumOf('denominator')];
  if (above === total.proof.numerator && below === total.proof.denominator) return undefined;
  return `合计按${total.proof.numerator}÷${total.proof.denominator}算，各行相加是${above}÷${below}`;
}

function unitsTwice({ circular }: JudgedCircular): readonly CircularFault[] {
  return inTables(circular, (table) => {
    const seen = new Set<string>();
    return unitNames(table).flatMap((name) => {
      if (seen.has(name)) return [`“${name}”有两行，请合成一行`];
      seen.add(name);
      return [];
    });
  });
}

const unitNames = ({ lists, rows }: PrintedTable): readonly string[] =>
  lists === 'units' ? rows.filter((row) => !isTotal(row)).map((row) => String(row[0]?.value ?? '')) : [];

function unitsWithoutRow({ circular, units }: JudgedCircular): readonly CircularFault[] {
  const listed = new Set(tablesOf(circular).flatMap(unitNames));
  const named = unitFinder(units);
  return inParagraphs(circular, ({ runs }) => {
    const said = [...runs.flatMap((run) => (run.kind === 'unit' ? [run.text] : [])), ...named(plainOf(runs))];
    return [...new Set(said)]
      .filter((name) => !listed.has(name))
      .map((name) => `点到了“${name}”，附件的表里没有它的一行`);
  });
}

/** The units a text names by full name or alias, the longest name first, as their full names. */
function unitFinder(units: readonly Unit[]): (text: string) => readonly string[] {
  const names = units
    .flatMap(({ name, aliases }) => [name, ...aliases].map((said) => ({ said, name })))
    .filter(({ said }) => said.length > 1)
    .toSorted((a, b) => b.said.length - a.said.length);
  return (text) => {
    let left = text;
    return names.flatMap(({ said, name }) => {
      if (!left.includes(said)) return [];
      left = left.replaceAll(said, '\n');
      return [name];
    });
  };
}

const tablesOf = ({ attachments }: Circular): readonly PrintedTable[] => attachments.flatMap(({ tables }) => tables);

function inParagraphs(
  { paragraphs }: Circular,
  whysOf: (paragraph: CircularParagraph) => readonly string[],
): readonly CircularFault[] {
  return paragraphs.flatMap((paragraph, index) => {
    const { written, runs } = paragraph;
    const place = written ? `${written.file} 第${written.line}行` : `正文第${index + 1}段“${shortened(textOf(runs))}”`;
    return whysOf(paragraph).map((why) => ({ place, why }));
  });
}

function inTables(
  { attachments }: Circular,
  whysOf: (table: PrintedTable) => readonly string[],
): readonly CircularFault[] {
  return attachments.flatMap(({ tables }, index) =>
    tables.flatMap((table) => whysOf(table).map((why) => ({ place: `附件${index + 1}“${table.title}”`, why }))),
  );
}

const SHOWN = 20;
const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
