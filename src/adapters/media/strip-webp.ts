const HEAD = 12;
/** Name and length before a chunk's data. */
const CHUNK_HEAD = 8;
/** Place, size, time and way of a frame, before its own chunks. */
const FRAME_HEAD = 16;

const SHOWN = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const IN_FRAME = new Set(['VP8 ', 'VP8L', 'ALPH']);
const PIXELS = new Set(['VP8 ', 'VP8L', 'ALPH', 'ANMF']);
const EXIF_AND_XMP = 0b0000_1100;

/** Only the chunks that are needed to show the picture, within the length the file gives itself. */
export function strippedWebp(bytes: Buffer): Uint8Array {
  if (bytes.length < HEAD) return bytes;
  const end = Math.max(HEAD, CHUNK_HEAD + bytes.readUInt32LE(4));
  const { pieces, size } = chunks(bytes.subarray(HEAD, end), SHOWN, end > bytes.length);
  const head = Buffer.from(bytes.subarray(0, HEAD));
  head.writeUInt32LE(size + 4, 4);
  return Buffer.concat([head, ...pieces]);
}

interface Chunks {
  readonly pieces: readonly Uint8Array[];
  /** As the chunks give it, also of one that was cut off. */
  readonly size: number;
}

/** `cut`: the last chunk may be shorter than it says, because the file was cut off; else such a one is a lie. */
function chunks(bytes: Buffer, wanted: ReadonlySet<string>, cut: boolean): Chunks {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let at = 0;
  while (at + CHUNK_HEAD <= bytes.length) {
    const name = bytes.subarray(at, at + 4).toString('latin1');
    const length = bytes.readUInt32LE(at + 4);
    const end = at + CHUNK_HEAD + length + (length % 2);
    const whole = end <= bytes.length;
    if (wanted.has(name) && (whole || (cut && PIXELS.has(name)))) {
      const chunk = keptChunk(name, bytes.subarray(at, end), CHUNK_HEAD + length + (length % 2));
      pieces.push(...chunk.pieces);
      size += chunk.size;
    }
    if (!whole) break;
    at = end;
  }
  return { pieces, size: Math.min(size, 0xffff_fff0) };
}

function keptChunk(name: string, chunk: Buffer, size: number): Chunks {
  if (name === 'VP8X') return { pieces: [withoutFlags(chunk)], size };
  return name === 'ANMF' ? keptFrame(chunk, chunk.length < size) : { pieces: [chunk], size };
}

/** The flags say what follows: they must not promise what is gone. */
function withoutFlags(chunk: Buffer): Uint8Array {
  const bare = Buffer.from(chunk);
  if (bare.length > CHUNK_HEAD) bare[CHUNK_HEAD] = (bare[CHUNK_HEAD] ?? 0) & ~EXIF_AND_XMP;
  return bare;
}

/** A frame of an animation holds chunks of its own, strange ones too. */
function keptFrame(chunk: Buffer, cut: boolean): Chunks {
  const before = CHUNK_HEAD + FRAME_HEAD;
  if (chunk.length < before) return { pieces: [], size: 0 };
  const inner = chunks(chunk.subarray(before), IN_FRAME, cut);
  const head = Buffer.from(chunk.subarray(0, before));
  head.writeUInt32LE(FRAME_HEAD + inner.size, 4);
  return { pieces: [head, ...inner.pieces], size: before + inner.size };
}
