import type { Unit } from '../../domain/office/unit.ts';
import { publicityTable } from '../../domain/publicity/publicity-table.ts';
import { isNewMedia } from '../../domain/publicity/read-new-media.ts';
import type { HandedTable } from '../../ports/circular-log.ts';
import { HANDED_FAULTS, NEW_MEDIA_TABLE, nameFromFile } from '../../wording/circular-tables.ts';
import { tableFault, tableRemark } from '../../wording/table-faults.ts';
import type { DocumentDesk } from '../service.ts';
import type { FiledMedia, FiledTable } from './count-ledgers.ts';
import { type HandedReading, readHandedTable } from './read-handed-table.ts';

export interface BroughtTable {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** As it was typed; empty = as the file is called. */
  readonly name: string;
}

/** Why nothing was taken, a sentence each with file, row and column. */
export interface TableRefused {
  readonly faults: readonly string[];
}

/** Of a table that is mostly remarks it is enough to see that it is. */
const MOST_REMARKS = 20;

/** Reads a table at the door and keeps its file; with one fault nothing is kept. */
export async function takeInTable(
  { files, tables }: Pick<DocumentDesk, 'files' | 'tables'>,
  units: readonly Unit[],
  { file, bytes, name: typed }: BroughtTable,
): Promise<HandedTable | TableRefused> {
  const name = tableNameOf(typed === '' ? nameFromFile(file) : typed);
  const { faults, remarks } = await reading({ tables }, units, { file, name, bytes });
  if (faults.length > 0) return { faults };
  const kept = await files.save(bytes, tables.typeOf(bytes));
  return { name, file, kept, ...(remarks.length > 0 ? { remarks: remarks.slice(0, MOST_REMARKS) } : {}) };
}

/** The same table under one name, however it was written. */
const tableNameOf = (written: string): string => (isNewMedia(written) ? NEW_MEDIA_TABLE : publicityTable(written).name);

/** A table of the same name takes the place of the one before. */
export const withTable = (tables: readonly HandedTable[], brought: HandedTable): readonly HandedTable[] =>
  tables.some(({ name }) => name === brought.name)
    ? tables.map((one) => (one.name === brought.name ? brought : one))
    : [...tables, brought];

export interface KeptTables {
  readonly tables: readonly (FiledTable | FiledMedia)[];
  /** What cannot be read any more: the office's units have changed since, or the file is gone from the store. */
  readonly faults: readonly string[];
}

/** The tables of a draft, read anew by the units of today. */
export async function readKeptTables(
  desk: Pick<DocumentDesk, 'files' | 'tables'> | undefined,
  units: readonly Unit[],
  handed: readonly HandedTable[],
): Promise<KeptTables> {
  const read: Reading[] = [];
  for (const { name, file, kept } of handed) {
    const bytes = await desk?.files.read(kept);
    read.push(
      desk && bytes
        ? await reading(desk, units, { file, name, bytes })
        : { table: undefined, faults: [HANDED_FAULTS.lost(file)], remarks: [] },
    );
  }
  return {
    tables: read.flatMap(({ table, faults }) => (table && faults.length === 0 ? [table] : [])),
    faults: read.flatMap(({ faults }) => faults),
  };
}

interface Reading {
  readonly table: HandedReading['table'] | undefined;
  readonly faults: readonly string[];
  readonly remarks: readonly string[];
}

async function reading(
  { tables }: Pick<DocumentDesk, 'tables'>,
  units: readonly Unit[],
  { file, name, bytes }: BroughtTable,
): Promise<Reading> {
  const read = await tables.read(bytes);
  if ('why' in read)
    return { table: undefined, faults: [tableFault({ file, line: 0, column: '', message: read.why })], remarks: [] };
  const { table, ...told } = readHandedTable({ file, name, rows: read.rows }, units);
  const remarks = told.remarks.map((remark) => tableRemark({ ...remark, file }));
  const faults = told.faults.map((fault) => tableFault({ ...fault, file }));
  if (faults.length > 0) return { table, faults, remarks };
  const rows = 'media' in table ? table.media.accounts : table.reading.rows;
  return { table, faults: rows.length === 0 ? [HANDED_FAULTS.empty(file)] : [], remarks };
}
