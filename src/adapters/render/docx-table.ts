/** A printed table as a table of a document: as wide as the text, its head on every page, no row over two pages. */
import type { PrintedCell, PrintedTable } from '../../domain/report/printed-sheet.ts';
import { type Library, paragraph } from './docx-text.ts';
import { FONT, SIZE, TABLE_WIDTH } from './gongwen.ts';
import { widthOf } from './text-width.ts';

type Block = InstanceType<Library['Paragraph']> | InstanceType<Library['Table']>;

const MANY_COLUMNS = 6;

export function tableBlocks(docx: Library, table: PrintedTable, titled: boolean): readonly Block[] {
  const { title, notes = [] } = table;
  const centred = { alignment: docx.AlignmentType.CENTER, keepNext: true, spacing: { before: 240, after: 120 } };
  return [
    ...(titled ? [paragraph(docx, title, { font: FONT.heading, size: SIZE.tableTitle }, centred)] : []),
    wordTable(docx, table),
    ...notes.map((note) =>
      paragraph(
        docx,
        note,
        { font: FONT.body, size: SIZE.note },
        {
          spacing: { before: 60, line: 240, lineRule: docx.LineRuleType.AUTO },
        },
      ),
    ),
  ];
}

function wordTable(docx: Library, table: PrintedTable): Block {
  const { columns, rows } = table;
  const size = columns.length >= MANY_COLUMNS ? SIZE.smallCell : SIZE.cell;
  const widths = columnWidths(table, size);
  const long = columns.map((_, index) => rows.some((cells) => isLong(cells[index])));
  const row = (cells: readonly PrintedCell[], head: boolean) =>
    new docx.TableRow({
      tableHeader: head,
      cantSplit: true,
      children: columns.map((_, index) =>
        cellOf(docx, cells[index], { head, size, width: widths[index] ?? 0, long: !head && long[index] === true }),
      ),
    });
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: TABLE_WIDTH, type: docx.WidthType.DXA },
    columnWidths: [...widths],
    alignment: docx.AlignmentType.CENTER,
    rows: [
      row(
        columns.map((column) => ({ value: column, style: 'head' })),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
}

interface CellFrame {
  readonly head: boolean;
  readonly size: number;
  readonly width: number;
  /** Of a column of sentences, which are read from their left edge. */
  readonly long: boolean;
}

function cellOf(docx: Library, cell: PrintedCell | undefined, { head, size, width, long }: CellFrame) {
  const value = cell?.value ?? '';
  const strong = head || cell?.style === 'total';
  return new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    verticalAlign: docx.VerticalAlign.CENTER,
    children: [
      paragraph(
        docx,
        String(value),
        { font: head ? FONT.heading : FONT.body, size, ...(strong && !head ? { bold: true } : {}) },
        {
          alignment: long ? docx.AlignmentType.LEFT : docx.AlignmentType.CENTER,
          spacing: { line: 240, lineRule: docx.LineRuleType.AUTO },
        },
      ),
    ],
  });
}

const LONG_TEXT = 16;
const isLong = (cell: PrintedCell | undefined): boolean =>
  cell?.style === 'text' && String(cell.value ?? '').length > LONG_TEXT;

const [NARROWEST, BESIDE] = [6, 340];

/**
 * The width of the text shared out by what a column holds on one line (a Chinese character is two half ones). Where not all have room for
 * that, whoever needs less than an even share keeps what it needs, dates and numbers above all; the others break their lines.
 */
function columnWidths({ columns, rows }: PrintedTable, size: number): readonly number[] {
  const half = size * 5;
  const needed = columns.map((column, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, widthOf(String(row[index]?.value ?? ''))), 0);
    return Math.max(longest, widthOf(column), NARROWEST) * half + BESIDE;
  });
  const all = sum(needed);
  if (all <= TABLE_WIDTH) return needed.map((width) => Math.floor((width / all) * TABLE_WIDTH));
  const most = evenShare(needed);
  return needed.map((width) => Math.floor(Math.min(width, most)));
}

/** What is left for each column that cannot have all it needs. */
function evenShare(needed: readonly number[]): number {
  const ascending = [...needed].sort((a, b) => a - b);
  return ascending.reduce(
    ({ left, share }, width, index) => {
      const even = left / (ascending.length - index);
      return width <= even ? { left: left - width, share } : { left: left - even, share: even };
    },
    { left: TABLE_WIDTH, share: 0 },
  ).share;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
