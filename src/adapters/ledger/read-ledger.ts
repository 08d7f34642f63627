import type { LedgerFault, LedgerRemark } from '../../domain/ledger/ledger-row.ts';
import { type LedgerOptions, type LedgerReading, ledgerReader } from '../../domain/ledger/read-ledger.ts';
import { openTable, type TableSheet } from './open-table.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Reads a ledger, .xlsx or text: the first visible sheet whose header names all that is needed, else the first with any header. */
export async function readLedger(
  bytes: Buffer,
  options: Omit<LedgerOptions, 'dated1904'>,
): Promise<LedgerReading & { readonly sheet: string }> {
  try {
    const file = await openTable(bytes);
    const found: { reading: LedgerReading; sheet: string }[] = [];
    for (const sheet of file.sheets.filter(({ hidden }) => !hidden))
      found.push({ sheet: sheet.name, reading: await readSheet(sheet, { ...options, dated1904: file.dated1904 }) });
    const named = found.filter(({ reading }) => reading.mapping !== undefined);
    const chosen = named.find(({ reading }) => !reading.faults.some(isOfHeader(reading))) ?? named[0] ?? found[0];
    if (!chosen) throw new UnreadableFile('工作簿里没有可见的工作表');
    const others = named.filter((one) => one !== chosen).map(({ sheet }) => sheet);
    const hidden = file.sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
    return {
      ...chosen.reading,
      sheet: chosen.sheet,
      remarks: [...passedOver('也有表头', others), ...passedOver('是隐藏的', hidden), ...chosen.reading.remarks],
    };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return {
      rows: [],
      mapping: undefined,
      faults: [{ line: 0, column: '', message: error.sentence }],
      remarks: [],
      sheet: '',
    };
  }
}

async function readSheet(sheet: TableSheet, options: LedgerOptions): Promise<LedgerReading> {
  const reader = ledgerReader(options);
  for await (const rows of sheet.rows()) for (const row of rows) reader.take(row);
  return reader.finish();
}

const isOfHeader =
  ({ mapping }: LedgerReading) =>
  ({ line }: LedgerFault): boolean =>
    mapping?.lines.includes(line) ?? true;

const passedOver = (why: string, sheets: readonly string[]): readonly LedgerRemark[] =>
  sheets.map((name) => ({ line: 0, message: `工作表“${name}”${why}，没有读；要读请单独存成文件` }));
