/** Rows of a text file whose columns are parted by commas, semicolons or tabs, in any encoding Chinese offices write. */
import type { SheetRow } from '../../domain/ledger/sheet-row.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** UTF-16 by its mark; UTF-8 where the bytes are valid UTF-8; else GB18030 (which holds GBK and GB2312). */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const unicode = utf8(bytes);
  const text = unicode ?? new TextDecoder('gb18030').decode(bytes);
  // No text holds a NUL; and where bytes mean nothing in GB18030 the decoder leaves a mark.
  const marks = unicode === undefined ? ['\ufffd', '\0'] : ['\0'];
  const broken = Math.max(...marks.map((mark) => text.indexOf(mark)));
  if (broken < 0) return text;
  const line = text.slice(0, broken).split('\n').length;
  throw new UnreadableFile(`第${line}行的文字编码认不出，请另存为 UTF-8 的 CSV 或 .xlsx 后再试`);
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** RFC 4180: quoted cells may hold separators, doubled quotes and line breaks. One row at a time. */
export function* eachCsvRow(text: string): Generator<SheetRow> {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const separator = separatorOf(text).charCodeAt(0);
  const place = { at: start, line: 1 };
  while (place.at < text.length) {
    const { line } = place;
    const cells = nextRow(text, separator, place);
    if (cells.some((cell) => cell !== '')) yield { line, cells };
  }
}

const [QUOTE, RETURN, BREAK] = [0x22, 0x0d, 0x0a];
const SEPARATORS = [',', '\t', ';', '；'];

/** Of the first lines, whichever sign parts most: titles above a header hold none. */
function separatorOf(text: string): string {
  const head = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/u, 30)
    .join('\n')
    .replace(/"[^"]*"/gu, '');
  const counts = SEPARATORS.map((separator) => head.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] as string;
}

interface Place {
  at: number;
  line: number;
}

function nextRow(text: string, separator: number, place: Place): string[] {
  const cells: string[] = [];
  for (;;) {
    cells.push(nextCell(text, separator, place));
    const code = text.charCodeAt(place.at);
    place.at += 1;
    if (code === separator) continue;
    if (code === RETURN && text.charCodeAt(place.at) === BREAK) place.at += 1;
    place.line += 1;
    return cells;
  }
}

/** The cell at the place, which then stands on the separator, line break or end behind it. */
function nextCell(text: string, separator: number, place: Place): string {
  const from = place.at;
  let at = from;
  while (text[at] === ' ') at += 1;
  if (text.charCodeAt(at) === QUOTE) return quotedCell(text, separator, place, at + 1);
  place.at = endOfCell(text, separator, at);
  return text.slice(from, place.at).trim();
}

function quotedCell(text: string, separator: number, place: Place, from: number): string {
  const opened = place.line;
  let [at, value] = [from, ''];
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new UnreadableFile(`第${opened}行有一个引号没有配对，后面的内容读不了，请改正后再试`);
    value += text.slice(at, quote);
    at = quote + 1;
    if (text.charCodeAt(at) !== QUOTE) break;
    value += '"';
    at += 1;
  }
  place.line += lineBreaks(value);
  place.at = endOfCell(text, separator, at);
  return (value + text.slice(at, place.at)).trim();
}

function endOfCell(text: string, separator: number, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separator || code === BREAK || code === RETURN) break;
  }
  return at;
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
