import { PassThrough } from 'node:stream';
import type { stream } from 'exceljs';
import type { CellStyle, PlacedRow } from '../../domain/report/printed-sheet.ts';
import type { SheetToWrite, SheetWriter } from '../../ports/sheet-writer.ts';
import { fixedArchive } from './fixed-archive.ts';
import { widthOf } from './text-width.ts';
import { withoutControls } from './without-controls.ts';

type Worksheet = ReturnType<stream.xlsx.WorkbookWriter['addWorksheet']>;
type Cell = ReturnType<ReturnType<Worksheet['getRow']>['getCell']>;

const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const FILLED = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFEFEF' } } as const;
const IN_TABLE = { border: BORDER };

const STYLES: Readonly<Record<CellStyle, Partial<Cell['style']>>> = {
  title: { font: { bold: true, size: 14 }, alignment: { horizontal: 'center', vertical: 'middle' } },
  head: { ...IN_TABLE, fill: FILLED, font: { bold: true }, alignment: { horizontal: 'center', wrapText: true } },
  text: { ...IN_TABLE, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true } },
  number: { ...IN_TABLE, alignment: { horizontal: 'right', vertical: 'middle' } },
  total: { ...IN_TABLE, font: { bold: true }, alignment: { horizontal: 'right', vertical: 'middle' } },
  note: { font: { size: 9 } },
};

/** The same workbook is the same bytes, whenever it is written. */
const NO_MOMENT = new Date(0);

/** Workbooks row by row, so that a list of a hundred thousand tickets fits; the library is loaded when the first one is written. */
export const xlsxWriter: SheetWriter = {
  async write(sheets) {
    const { default: exceljs } = await import('exceljs');
    const out = new PassThrough();
    const bytes = collect(out);
    const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
    workbook.created = workbook.modified = NO_MOMENT;
    for (const sheet of sheets) writeSheet(workbook.addWorksheet(sheet.name), sheet);
    await workbook.commit();
    return fixedArchive(await bytes, {});
  },
};

async function collect(out: PassThrough): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of out) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function writeSheet(sheet: Worksheet, { rows }: SheetToWrite): void {
  sheet.columns = widths(rows).map((width) => ({ width }));
  for (const placed of rows) {
    const row = sheet.getRow(placed.row);
    for (const { column, value, style } of placed.cells) {
      const cell = row.getCell(column);
      cell.value = typeof value === 'string' ? withoutControls(value) : value;
      cell.style = STYLES[style];
    }
    // Before the row goes out: a merge of a row already written is lost.
    if (placed.wide !== undefined && placed.wide > 1) sheet.mergeCells(placed.row, 1, placed.row, placed.wide);
    row.commit();
  }
  sheet.commit();
}

const [NARROWEST, WIDEST] = [8, 40];

/** As wide as the widest cell of a table, titles and notes aside; a Chinese character takes two. */
function widths(rows: Iterable<PlacedRow>): readonly number[] {
  const widest: number[] = [];
  for (const { cells, wide } of rows)
    if (wide === undefined)
      for (const { column, value } of cells)
        widest[column - 1] = Math.max(widest[column - 1] ?? NARROWEST, widthOf(String(value ?? '')) + 2);
  return widest.map((width) => Math.min(width, WIDEST));
}
