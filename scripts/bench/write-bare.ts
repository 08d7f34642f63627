import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import type { PlacedRow } from '../../src/domain/report/printed-sheet.ts';

const THIN = { style: 'thin' } as const;
/** That of our text cells, handed over as one object as ours is. */
const STYLE: Partial<exceljs.Style> = {
  border: { top: THIN, left: THIN, bottom: THIN, right: THIN },
  alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
};

/** The same cells by the library alone, row by row, with nothing of ours. */
export async function writeBare(rows: Iterable<PlacedRow>): Promise<Buffer> {
  const out = new PassThrough();
  const pieces: Buffer[] = [];
  out.on('data', (piece: Buffer) => pieces.push(piece));
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet('台账');
  for (const { row: number, cells } of rows) {
    const row = sheet.getRow(number);
    for (const { column, value } of cells) {
      const cell = row.getCell(column);
      cell.value = value;
      cell.style = STYLE;
    }
    row.commit();
  }
  sheet.commit();
  await workbook.commit();
  return Buffer.concat(pieces);
}
