/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += bytesOf(character);
  return bytes;
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Made when a post has to be cut: the first takes 10 ms, which every start would pay. */
const graphemes = (text: string): Iterable<{ readonly segment: string }> =>
  new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text);

/**
 * Cuts a text into parts of at most `maxBytes` bytes of UTF-8, for a platform's limit: at line ends where possible, else between
 * characters as a reader sees them. Joined again with line ends dropped at the cuts, nothing is lost. Never an empty part.
 * Throws RangeError when not even one code point (4 bytes) fits.
 */
export function splitText(text: string, maxBytes: number): readonly string[] {
  if (maxBytes < 4) throw new RangeError(`no character fits into ${maxBytes} bytes`);
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  const flush = () => {
    if (part !== '') parts.push(part);
    part = '';
    bytes = 0;
  };
  for (const line of text.split('\n')) {
    const size = byteLength(line);
    if (part !== '' && bytes + 1 + size > maxBytes) flush();
    if (part === '' && size > maxBytes) {
      const pieces = splitLine(line, maxBytes);
      parts.push(...pieces.slice(0, -1));
      part = pieces.at(-1) ?? '';
      bytes = byteLength(part);
    } else {
      bytes += size + (part === '' ? 0 : 1);
      part = part === '' ? line : `${part}\n${line}`;
    }
  }
  flush();
  return parts;
}

function splitLine(line: string, maxBytes: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of charactersOf(line, maxBytes)) {
    const size = byteLength(character);
    if (bytes + size > maxBytes) {
      pieces.push(piece);
      piece = '';
      bytes = 0;
    }
    piece += character;
    bytes += size;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** Characters as seen; one that is itself too long (stacked accents) falls apart into code points. */
function* charactersOf(line: string, maxBytes: number): Generator<string> {
  for (const { segment } of graphemes(line)) {
    if (byteLength(segment) <= maxBytes) yield segment;
    else yield* segment;
  }
}
