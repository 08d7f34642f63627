/** The tags and texts of an XML file that comes in pieces, read from its bytes: what is not asked for is never made a string. */
import { UnreadableFile } from './unreadable-file.ts';

export interface XmlHandler {
  /** `name` without a prefix; `attributes` as they stand. An empty element is opened and closed. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Whether the text of the place reached is wanted. */
  readonly wantsText: boolean;
  text(text: string): void;
}

const [LT, GT, SLASH, COLON, SPACE, BANG] = [0x3c, 0x3e, 0x2f, 0x3a, 0x20, 0x21];
/** A cell holds at most 32,767 characters; what never ends is no sheet. */
const LONGEST = 4 * 1024 * 1024;
const CDATA = Buffer.from('<![CDATA[');
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Feed it pieces; what a piece leaves open is kept for the next one. */
export function xmlScanner(handler: XmlHandler): (piece: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    // A copy: a view would keep the whole piece in memory.
    rest = Buffer.from(bytes.subarray(scan(bytes, handler)));
    if (rest.length > LONGEST)
      throw new UnreadableFile('工作表的内容不完整或一个单元格过大，读不了；请另存为 .xlsx 后再试');
  };
}

/** Handles all that is whole; where the first thing begins that is not. */
function scan(bytes: Buffer, handler: XmlHandler): number {
  const { length } = bytes;
  let at = 0;
  for (;;) {
    let lt = at;
    while (lt < length && bytes[lt] !== LT) lt += 1;
    if (lt === length) return at;
    const end = bytes[lt + 1] === BANG ? endOfMarkup(bytes, lt) : endOfTag(bytes, lt);
    if (end < 0) return at;
    if (lt > at && handler.wantsText) handler.text(unescapeXml(bytes.toString('utf8', at, lt)));
    if (bytes[lt + 1] !== BANG) tag(bytes, { from: lt + 1, to: end - 1 }, handler);
    else if (handler.wantsText && isCdata(bytes, lt)) handler.text(bytes.toString('utf8', lt + CDATA.length, end - 3));
    at = end;
  }
}

function endOfTag(bytes: Buffer, lt: number): number {
  let quote = 0;
  for (let at = lt + 1; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return at + 1;
    else if (byte === 0x22 || byte === 0x27) quote = byte;
  }
  return -1;
}

const isCdata = (bytes: Buffer, lt: number): boolean =>
  bytes.compare(CDATA, 0, CDATA.length, lt, Math.min(lt + CDATA.length, bytes.length)) === 0;

/** Comments, CDATA, document types. */
function endOfMarkup(bytes: Buffer, lt: number): number {
  if (bytes.length < lt + CDATA.length) return -1;
  const closing = isCdata(bytes, lt) ? ']]>' : bytes[lt + 2] === 0x2d ? '-->' : '>';
  const end = bytes.indexOf(closing, lt + 2);
  return end < 0 ? -1 : end + closing.length;
}

function tag(bytes: Buffer, { from, to }: { from: number; to: number }, handler: XmlHandler): void {
  const closing = bytes[from] === SLASH;
  const empty = !closing && bytes[to - 1] === SLASH;
  let start = closing ? from + 1 : from;
  let at = start;
  while (at < to && (bytes[at] as number) > SPACE && bytes[at] !== SLASH) {
    if (bytes[at] === COLON) start = at + 1;
    at += 1;
  }
  const name = nameOf(bytes, start, at);
  // What stands in a cell's own tag is plain, and there are millions of them.
  const encoding = name.length === 1 ? 'latin1' : 'utf8';
  if (!closing) handler.open(name, at < to ? bytes.toString(encoding, at, empty ? to - 1 : to) : '');
  if (closing || empty) handler.close(name);
}

/** The few names a sheet is made of come a million times: they are not made anew. */
const SHORT_NAMES: (string | undefined)[] = [];

function nameOf(bytes: Buffer, from: number, to: number): string {
  if (to - from !== 1) return bytes.toString('latin1', from, to);
  const byte = bytes[from] as number;
  SHORT_NAMES[byte] ??= String.fromCharCode(byte);
  return SHORT_NAMES[byte];
}

function unescapeXml(text: string): string {
  const named = text.includes('&')
    ? text.replace(/&(#x?[0-9a-fA-F]{1,8}|[a-z]{2,4});/gu, (whole, name: string) => {
        if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
        const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;
  return named.includes('_x')
    ? named.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : named;
}

const ATTRIBUTES = new Map<string, { readonly plainly: string; readonly pattern: RegExp }>();

/** The value of an attribute, with or without a prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  let known = ATTRIBUTES.get(name);
  if (!known) {
    const pattern = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u');
    known = { plainly: ` ${name}="`, pattern };
    ATTRIBUTES.set(name, known);
  }
  const at = attributes.indexOf(known.plainly);
  // As every program writes it; the pattern is for the rest.
  if (at >= 0) {
    const from = at + known.plainly.length;
    return unescapeXml(attributes.slice(from, attributes.indexOf('"', from)));
  }
  if (!attributes.includes(name)) return undefined;
  const found = known.pattern.exec(attributes);
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : undefined;
}
