import type { Header, MappedColumn } from './find-header.ts';
import type { ColumnCode } from './ledger-columns.ts';
import { tight } from './plain-text.ts';
import type { SheetRow } from './sheet-row.ts';

const TOTAL = /^(?:[合小总共累]计|合计数|总数)(?:$|[:：(（\d])/u;
export const TOTAL_SKIPPED = '合计行，跳过（合计由程序计算）';
/** Notes are short: more cells than this are a ticket, perhaps a faulty one. */
const MOST_OF_NOTE = 2;

/** A row of sums, by the cell that says so. */
export const isTotal = (cell: string): boolean => TOTAL.test(tight(cell));

/** Why a row below the header is no ticket; undefined where it is one. */
export function whySkipped(
  row: SheetRow,
  header: Header,
  columns: ReadonlyMap<ColumnCode, MappedColumn>,
): string | undefined {
  const filled = row.cells.filter((cell) => cell !== '');
  if (filled.length === 0 && !row.spoilt) return '空行，跳过';
  if (isTotal(filled[0] ?? '')) return TOTAL_SKIPPED;
  if (repeatsHeader(row, header)) return '重复的表头，跳过';
  const isEmptyOrNote = ({ at }: MappedColumn): boolean => (row.cells[at] ?? '') === '' || isNote(row.cells[at] ?? '');
  if (row.spoilt || filled.length > MOST_OF_NOTE || ![...columns.values()].every(isEmptyOrNote)) return undefined;
  return `不是工单，跳过：“${tight(filled[0] ?? '').slice(0, 20)}”`;
}

/** `填表人：…`, `注：…` under a ledger, wherever it stands. */
const isNote = (text: string): boolean => /^(?:填表|制表|审核|统计|备注|说明|注)[^\d]{0,6}[:：]/u.test(text);

/** The first named column is looked at before all others: of a hundred thousand rows none but a header holds its name. */
function repeatsHeader({ cells }: SheetRow, { columns }: Header): boolean {
  const holdsName = ({ name, at }: MappedColumn): boolean => tight(cells[at] ?? '') === name;
  return columns.slice(0, 1).every(holdsName) && columns.filter(holdsName).length >= Math.min(3, columns.length);
}
