/** Rows of a comma-separated file, in UTF-8 or in the GB encodings Chinese offices still write. */

/** UTF-8 where the bytes are valid UTF-8, else GB18030 (which holds GBK and GB2312). */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** A table's cells as text, and the line of the file each row begins on. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** RFC 4180: quoted cells may hold commas, doubled quotes and line breaks. Comma or tab, whichever the first line has more of. */
export function csvRows(text: string): SheetRow[] {
  const bare = text.replace(/^\ufeff/u, '');
  const head = bare.slice(0, bare.search(/[\r\n]|$/u));
  const comma = head.split('\t').length > head.split(',').length ? '\t' : ',';
  const rows: SheetRow[] = [];
  let [cells, cell, quoted, line, start]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  const endRow = (): void => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== '')) rows.push({ line: start, cells });
    [cells, cell, start] = [[], '', line];
  };
  for (let at = 0; at < bare.length; at += 1) {
    const ch = bare[at] as string;
    if (ch === '\n') line += 1;
    if (quoted) {
      if (ch !== '"') cell += ch;
      else if (bare[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (ch === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (ch === comma) {
      cells.push(cell.trim());
      cell = '';
    } else if (ch === '\n') endRow();
    else if (ch !== '\r') cell += ch;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
