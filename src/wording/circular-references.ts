import { nearMiss } from '../domain/base/near-miss.ts';
import { FIGURE_DEFINITIONS, type FigureCode } from '../domain/figures/figure-table.ts';
import { unitNamer } from '../domain/ledger/name-unit.ts';
import type { Unit } from '../domain/office/unit.ts';
import type { Runs } from '../domain/report/circular.ts';
import type { CircularMatter, PublicityMatter, SourceMatter } from '../domain/report/circular-matter.ts';
import { sourceNamed } from '../domain/source/source-named.ts';
import { cellRun, figureRun } from './circular-figures.ts';

export type Referenced = { readonly runs: Runs; readonly faults: readonly string[] };

interface Known {
  readonly matter: Pick<CircularMatter, 'sources' | 'publicity' | 'media'>;
  readonly units: readonly Unit[];
}

const REFERENCE = /\{\{([^{}]*)\}\}/gu;

/**
 * Text with references `{{source.figure}}` and `{{source.unit.figure}}` as runs. Source, unit and figure go by code or by name; of a table
 * the units handed in, the figure is the title of a column.
 */
export function withReferences(text: string, known: Known): Referenced {
  const runs: Runs[number][] = [];
  const faults: string[] = [];
  const words = (part: string): void => {
    if (/\{\{|\}\}/u.test(part)) faults.push('引用的花括号没有配成对，要写成 {{来源.指标}}');
    if (part !== '') runs.push({ kind: 'text', text: part });
  };
  let from = 0;
  for (const match of text.matchAll(REFERENCE)) {
    words(text.slice(from, match.index));
    const found = resolve(match[1] ?? '', known);
    if (typeof found === 'string') faults.push(`引用“${match[0]}”：${found}`);
    else runs.push(...found);
    from = match.index + match[0].length;
  }
  words(text.slice(from));
  return { runs, faults };
}

function resolve(reference: string, known: Known): Runs | string {
  const parts = reference.split(/[.．]/u).map((part) => part.trim());
  const [source = '', second = '', third] = parts;
  if (parts.length < 2 || parts.length > 3) return '要写成 {{来源.指标}} 或 {{来源.单位.指标}}';
  const [unit, figure] = third === undefined ? [undefined, second] : [second, third];
  const { sources } = known.matter;
  const publicity = [...known.matter.publicity, ...known.matter.media];
  const ledger = sources.find((one) => isSource(one, source));
  if (ledger) return ofSource(ledger, { unit, figure, units: known.units });
  const table = publicity.find(({ code, name }) => code === source || name === source);
  if (table) return ofTable(table, { unit, figure, units: known.units });
  const names = [
    ...sources.flatMap(({ figures: { ledger } }) => [ledger.source.code, ledger.name]),
    ...publicity.flatMap(({ code, name }) => [code, name]),
  ];
  return `本次没有来源“${source}”。${proposal(source, names)}`;
}

const isSource = ({ figures: { ledger } }: SourceMatter, written: string): boolean =>
  ledger.name === written || sourceNamed(written)?.code === ledger.source.code;

interface Asked {
  readonly unit: string | undefined;
  readonly figure: string;
  readonly units: readonly Unit[];
}

function ofSource({ figures, spec }: SourceMatter, { unit, figure, units }: Asked): Runs | string {
  const definition = FIGURE_DEFINITIONS.find(({ code, name }) => code === figure || name === figure);
  if (!definition) return `没有指标“${figure}”。${proposal(figure, FIGURE_WORDS)}`;
  const named = unit === undefined ? undefined : unitOf(unit, units);
  if (typeof named === 'string') return named;
  const own = named ? figures.units.find((one) => one.unit.id === named.id)?.figures : figures.total;
  const runs = own ? figureRun(definition.code as FigureCode, own, spec.decimals) : [];
  return runs.length > 0 ? runs : `“${definition.name}”没有数：没有可算的工单，或台账缺这一列`;
}

function ofTable({ name, table }: PublicityMatter, { unit, figure, units }: Asked): Runs | string {
  const column = table.columns.indexOf(figure);
  if (column < 1) return `“${name}”没有“${figure}”这一列。${proposal(figure, table.columns.slice(1))}`;
  const named = unit === undefined ? undefined : unitOf(unit, units);
  if (typeof named === 'string') return named;
  const row = table.rows.find(([first]) => (named ? first?.value === named.name : first?.style === 'total'));
  if (!row) return named ? `“${name}”里没有“${named.name}”` : `“${name}”没有合计行`;
  const cell = row[column];
  const runs = cell ? cellRun(cell) : [];
  return runs.length > 0 ? runs : '这一格是空的';
}

function unitOf(written: string, units: readonly Unit[]): Unit | string {
  const named = unitNamer(units)(written);
  if (named.known) return named.unit;
  return `办公室文件里没有单位“${written}”${named.near ? `，是不是“${named.near}”？` : '。'}`;
}

const FIGURE_WORDS = FIGURE_DEFINITIONS.flatMap(({ code, name }) => [code, name]);
const MOST_PROPOSED = 8;

function proposal(written: string, names: readonly string[]): string {
  const near = nearMiss(written, names);
  if (near) return `是不是“${near}”？`;
  const alike = names.filter((name) => written.length > 1 && (name.includes(written) || written.includes(name)));
  const proposed = [...new Set(alike.length > 0 ? alike : names)].slice(0, MOST_PROPOSED);
  return `可以写：${proposed.join('、')}${names.length > MOST_PROPOSED && alike.length === 0 ? '等' : ''}。`;
}
