import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReadDocument, readDocument } from '../fixtures/read-document.ts';
import { type ReadSheet, readWorkbook } from '../fixtures/read-workbook.ts';
import { EXAMPLES } from './example-month.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/circular.ts', import.meta.url));

export interface ProvenNumber {
  readonly place: { sheet: string; cell: string; table: string; row: string; column: string };
  readonly printed: string;
  readonly figure: string;
  readonly how: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly tickets: readonly string[];
  readonly rows: Readonly<Record<string, readonly number[]>>;
}
interface FigureLine {
  readonly value: number | string | null;
  readonly tickets: readonly string[];
}
type FiguresLine = Readonly<Record<string, FigureLine>>;

/** A number of the circular itself. */
export interface DocumentNumber extends Omit<ProvenNumber, 'place'> {
  readonly place: {
    readonly paragraph?: number;
    readonly text?: string;
    readonly attachment?: number;
    readonly table?: string;
    readonly same?: { readonly sheet: string; readonly cell: string };
  };
}

export interface Circular {
  readonly document: ReadDocument;
  readonly documentProof: readonly DocumentNumber[];
  readonly sheets: readonly ReadSheet[];
  readonly figures: {
    readonly until: string;
    readonly periods: Readonly<
      Record<string, { total: FiguresLine; units: readonly { unit: string; name: string; figures: FiguresLine }[] }>
    >;
  };
  readonly proof: readonly ProvenNumber[];
}

export const runCircular = (args: readonly string[], flags: readonly string[] = []) =>
  spawnSync(process.execPath, [...flags, SCRIPT, ...args], { encoding: 'utf8' });

/** What the command wrote; throws with its sentences where it refused. */
export function circular(folder: string, args: readonly string[]): Circular {
  const out = path.join(folder, 'out');
  const result = runCircular([...args, '--out', out]);
  if (result.status !== 0) throw new Error(result.stderr);
  const json = (name: string) => JSON.parse(readFileSync(path.join(out, name), 'utf8'));
  return {
    sheets: readWorkbook(readFileSync(path.join(out, 'ledger.xlsx'))),
    figures: json('figures.json'),
    proof: json('proof.json').numbers,
    document: readDocument(readFileSync(path.join(out, 'circular.docx'))),
    documentProof: json('proof.json').circular,
  };
}

export const newFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'circular-'));

export const write = (folder: string, name: string, content: string | Buffer): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** A file of the generator of the examples. */
export function makeLedger(folder: string, name: string, ...args: string[]): string {
  const content = execFileSync('python3', [path.join(EXAMPLES, 'tools/make_ledger.py'), name, ...args]);
  return write(folder, `${name}${args.includes('--office') ? '.yaml' : '.csv'}`, content);
}

type ReferenceRow = readonly [string, ...(number | string)[]];
export interface ReferenceTable {
  readonly columns: readonly string[];
  readonly rows: readonly ReferenceRow[];
  readonly onTimeRate?: string;
}

export const reference = (name: string): { readonly tables: Readonly<Record<string, ReferenceTable>> } =>
  JSON.parse(readFileSync(path.join(EXAMPLES, `reference/${name}.json`), 'utf8'));

/** The rows under a header, down to the first that names nothing or is a note. */
export function tableBelow(
  sheet: ReadSheet | undefined,
  header: readonly string[],
  nth = 0,
): readonly (readonly unknown[])[] {
  const starts = sheet?.rows.flatMap((row, at) => (header.every((title, i) => row[i] === title) ? [at] : [])) ?? [];
  const from = starts[nth];
  if (from === undefined) throw new Error(`no table ${header.join(' ')} in ${sheet?.name}`);
  const below = sheet?.rows.slice(from + 1) ?? [];
  const end = below.findIndex((row) => row.length === 0 || /[：；。＝]/u.test(String(row[0])));
  return (end < 0 ? below : below.slice(0, end)).map((row) => header.map((_, i) => row[i] ?? ''));
}

/** The rows of the nth table of the document with just that header, counts as numbers. */
export function documentTable(
  { document }: Circular,
  header: readonly string[],
  nth = 0,
): readonly (readonly (string | number)[])[] {
  const table = document.tables.filter(([head]) => JSON.stringify(head) === JSON.stringify(header))[nth];
  if (!table) throw new Error(`no table ${header.join(' ')} in the document`);
  return table.slice(1).map((row) => row.map((cell) => (/^\d+$/u.test(cell) ? Number(cell) : cell)));
}
