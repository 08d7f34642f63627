import type { Attachment } from './circular.ts';
import type { PrintedTable } from './printed-sheet.ts';

/**
 * The tables of a sheet as attachments: each that leads begins one, the others follow where they stand and say of what they are, since they
 * may come to stand on a page of their own.
 */
export function attachmentsOf(name: string, tables: readonly PrintedTable[]): readonly Attachment[] {
  const attachments: { title: string; tables: PrintedTable[] }[] = [];
  for (const table of tables) {
    const last = attachments.at(-1);
    const named = table.leads ? table : { ...table, title: `“${name}”${table.title}` };
    if (table.leads || !last) attachments.push({ title: named.title, tables: [named] });
    else last.tables.push(named);
  }
  return attachments;
}
