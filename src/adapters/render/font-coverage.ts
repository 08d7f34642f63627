/** Which signs a font can draw. */
export interface Coverage {
  has(codePoint: number): boolean;
}

/** One past the last code point there is. */
const ALL = 0x11_0000;

/**
 * Reads the `cmap` of an OpenType font (formats 4 and 12). A renderer draws nothing at all for what is not in it, so that somebody has to
 * look before. Throws where there is no table it can read.
 */
export function readCoverage(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const bits = new Uint8Array(ALL / 8);
  const mark = (codePoint: number): void => {
    bits[codePoint >> 3] = (bits[codePoint >> 3] ?? 0) | (1 << (codePoint & 7));
  };
  const tables = subtables(view);
  if (tables.length === 0) throw new Error('the font has no cmap of format 4 or 12');
  for (const { format, at } of tables) (format === 12 ? markGroups : markSegments)(view, at, mark);
  return { has: (codePoint) => codePoint < ALL && ((bits[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0 };
}

function subtables(view: DataView): readonly { readonly format: number; readonly at: number }[] {
  const cmap = tableAt(view, 'cmap');
  if (cmap === undefined) return [];
  return Array.from({ length: view.getUint16(cmap + 2) }, (_one, index) => {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    return { format: view.getUint16(at), at };
  }).filter(({ format }) => format === 4 || format === 12);
}

function tableAt(view: DataView, name: string): number | undefined {
  const tag = [...name].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + index * 16;
    if (view.getUint32(record) === tag) return view.getUint32(record + 8);
  }
  return undefined;
}

type Mark = (codePoint: number) => void;

function markGroups(view: DataView, at: number, mark: Mark): void {
  for (let index = 0; index < view.getUint32(at + 12); index += 1) {
    const group = at + 16 + index * 12;
    const [first, last, glyph] = [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)];
    for (let code = first; code <= Math.min(last, ALL - 1); code += 1) if (glyph + code - first !== 0) mark(code);
  }
}

function markSegments(view: DataView, at: number, mark: Mark): void {
  const twice = view.getUint16(at + 6);
  for (let offset = 0; offset < twice; offset += 2) {
    const last = view.getUint16(at + 14 + offset);
    const first = view.getUint16(at + 16 + twice + offset);
    const delta = view.getUint16(at + 16 + twice * 2 + offset);
    const rangeAt = at + 16 + twice * 3 + offset;
    const range = view.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph = range === 0 ? code : view.getUint16(rangeAt + range + (code - first) * 2);
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) mark(code);
    }
  }
}
