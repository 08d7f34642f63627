import type { LedgerFault, LedgerRemark } from '../../domain/ledger/ledger-row.ts';
import type { SheetRow } from '../../domain/ledger/sheet-row.ts';
import type { Unit } from '../../domain/office/unit.ts';
import { publicityTable } from '../../domain/publicity/publicity-table.ts';
import { isNewMedia, readNewMedia } from '../../domain/publicity/read-new-media.ts';
import { readPublicity } from '../../domain/publicity/read-publicity.ts';
import type { FiledMedia, FiledTable } from './count-ledgers.ts';

export interface RowsToRead {
  /** As it is called in sentences and in the proof. */
  readonly file: string;
  /** What it is: `政务新媒体`, `网站公开信息报送情况`, or any other name. */
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

export interface HandedReading {
  /** Without rows as soon as there is one fault. */
  readonly table: FiledTable | FiledMedia;
  readonly faults: readonly LedgerFault[];
  readonly remarks: readonly LedgerRemark[];
}

/** Reads a table that units handed in, by its name: on the command line and on the page alike. */
export function readHandedTable({ file, name, rows }: RowsToRead, units: readonly Unit[]): HandedReading {
  if (isNewMedia(name)) {
    const media = readNewMedia(rows, units);
    return { table: { file, media }, faults: media.faults, remarks: media.remarks };
  }
  const table = publicityTable(name);
  const reading = readPublicity(rows, table, units);
  return { table: { file, table, reading }, faults: reading.faults, remarks: reading.remarks };
}
