import type { Header, MappedColumn } from './find-header.ts';
import type { ColumnCode } from './ledger-columns.ts';
import { tight } from './plain-text.ts';
import type { SheetRow } from './sheet-row.ts';

const TOTAL = /^(?:[合小总共累]计|合计数|总数)(?:$|[:：(（\d])/u;
/** What must be empty in a row that is no ticket. */
const OF_A_TICKET: readonly ColumnCode[] = ['number', 'unit', 'openedAt'];

/** Why a row below the header is no ticket; undefined where it is one. */
export function whySkipped(
  row: SheetRow,
  header: Header,
  columns: ReadonlyMap<ColumnCode, MappedColumn>,
): string | undefined {
  const filled = row.cells.filter((cell) => cell !== '');
  if (filled.length === 0 && !row.spoilt) return '空行，跳过';
  if (TOTAL.test(tight(filled[0] ?? ''))) return '合计行，跳过（合计由程序计算）';
  if (repeatsHeader(row, header)) return '重复的表头，跳过';
  const cell = (code: ColumnCode): string => tight(row.cells[columns.get(code)?.at ?? -1] ?? '');
  const isNote = filled.length <= 2 && OF_A_TICKET.every((code) => cell(code) === '' || isSentence(cell(code)));
  return isNote && !row.spoilt ? `不是工单，跳过：“${tight(filled[0] ?? '').slice(0, 20)}”` : undefined;
}

/** `填表人：…`, `注：…` under a ledger, wherever it stands. */
const isSentence = (text: string): boolean => /^(?:填表|制表|审核|统计|备注|说明|注)[^\d]{0,6}[:：]/u.test(text);

/** The first named column is looked at before all others: of a hundred thousand rows none but a header holds its name. */
function repeatsHeader({ cells }: SheetRow, { columns }: Header): boolean {
  const holdsName = ({ name, at }: MappedColumn): boolean => tight(cells[at] ?? '') === name;
  return columns.slice(0, 1).every(holdsName) && columns.filter(holdsName).length >= Math.min(3, columns.length);
}
