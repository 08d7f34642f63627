import type { TableReader } from '../../ports/table-reader.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Tables by unit: one with more rows is a ledger that was taken for one. */
const MOST_ROWS = 5000;

/** Reads what the command line reads (`--table`); loaded when the first table comes. */
export const tableReader: TableReader = {
  typeOf: (bytes) => (bytes[0] === 0x50 && bytes[1] === 0x4b ? 'xlsx' : 'csv'),
  async read(bytes) {
    const { tableRows } = await import('./open-table.ts');
    try {
      return { rows: await tableRows(Buffer.from(bytes), MOST_ROWS) };
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return { why: error.sentence };
    }
  },
};
