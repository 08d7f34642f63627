/** Rows of the first sheet of an .xlsx file, as text. Formulas give their stored values, styles are not looked at. */
import type { SheetRow } from './csv-rows.ts';
import { openZip } from './zip-entry.ts';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&(#x?[0-9a-fA-F]+|[a-z]+);/gu, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
      const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });

/** The runs of a rich text joined; phonetic hints left out. */
const textOf = (xml: string): string =>
  [...xml.replace(/<rPh\b[\s\S]*?<\/rPh>/gu, '').matchAll(/<t\b[^>]*>([\s\S]*?)<\/t>/gu)]
    .map(([, text = '']) => unescapeXml(text))
    .join('');

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.replace(/\d+$/u, '')) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(attributes)?.[1];

function cellText(attributes: string, inside: string, shared: readonly string[]): string {
  const type = attribute(attributes, 't');
  if (type === 'inlineStr') return textOf(inside);
  const value = unescapeXml(/<v\b[^>]*>([\s\S]*?)<\/v>/u.exec(inside)?.[1] ?? '');
  return type === 's' ? (shared[Number(value)] ?? '') : value;
}

function rowOf(attributes: string, inside: string, shared: readonly string[]): SheetRow {
  const cells: string[] = [];
  for (const [, given = '', content = ''] of inside.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/gu)) {
    const column = columnOf(attribute(given, 'r') ?? '');
    cells[column < 0 ? cells.length : column] = cellText(given, content, shared).trim();
  }
  return { line: Number(attribute(attributes, 'r') ?? 0), cells: Array.from(cells, (cell) => cell ?? '') };
}

/** Undefined when the bytes are no spreadsheet. */
export function xlsxRows(bytes: Buffer): SheetRow[] | undefined {
  const entry = openZip(bytes);
  const sheet = entry?.('xl/worksheets/sheet1.xml');
  if (entry === undefined || sheet === undefined) return undefined;
  const shared = [...(entry('xl/sharedStrings.xml') ?? '').matchAll(/<si\b[^>]*>([\s\S]*?)<\/si>/gu)].map(
    ([, inside = '']) => textOf(inside),
  );
  return [...sheet.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/gu)]
    .map(([, attributes = '', inside = '']) => rowOf(attributes, inside, shared))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}
