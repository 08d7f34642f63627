import type { Attachment } from './circular.ts';
import type { PrintedTable } from './printed-sheet.ts';

/** The tables of a sheet as attachments: each that leads begins one, the others follow where they stand. `name` where none leads. */
export function attachmentsOf(name: string, tables: readonly PrintedTable[]): readonly Attachment[] {
  const attachments: { title: string; tables: PrintedTable[] }[] = [];
  for (const table of tables) {
    const last = attachments.at(-1);
    if (table.leads || !last) attachments.push({ title: table.leads ? table.title : name, tables: [table] });
    else last.tables.push(table);
  }
  return attachments;
}
