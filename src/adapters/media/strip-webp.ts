import { KeptParts } from './kept-parts.ts';

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
  const { parts, size } = stripped(bytes.subarray(HEAD, end), SHOWN, end > bytes.length);
  const head = Buffer.from(bytes.subarray(0, HEAD));
  head.writeUInt32LE(size + HEAD - CHUNK_HEAD, 4);
  return Buffer.concat([head, parts]);
}

interface Stripped {
  readonly parts: Buffer;
  /** As the chunks give it, also of one that was cut off. */
  readonly size: number;
}

/** `cut`: the last chunk may be shorter than it says, because the file was cut off; else such a one is a lie. */
function stripped(bytes: Buffer, wanted: ReadonlySet<string>, cut: boolean): Stripped {
  const kept = new KeptParts(bytes);
  let size = 0;
  let at = 0;
  while (at + CHUNK_HEAD <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end: number = at + CHUNK_HEAD + length + (length % 2);
    const whole = end <= bytes.length;
    if (wanted.has(name) && (whole || (cut && PIXELS.has(name)))) size += keepChunk(kept, bytes, { name, at, end });
    if (!whole) break;
    at = end;
  }
  return { parts: kept.whole(), size: Math.min(size, 0xffff_fff0) };
}

interface Chunk {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/** Returns the chunk's length as it gives it now. */
function keepChunk(kept: KeptParts, bytes: Buffer, { name, at, end }: Chunk): number {
  if (name === 'ANMF') return keepFrame(kept, bytes.subarray(at, end), end > bytes.length);
  if (name === 'VP8X') kept.insert(withoutFlags(bytes.subarray(at, end)));
  else kept.keep(at, end);
  return end - at;
}

/** The flags say what follows: they must not promise what is gone. */
function withoutFlags(chunk: Buffer): Uint8Array {
  const bare = Buffer.from(chunk);
  if (bare.length > CHUNK_HEAD) bare[CHUNK_HEAD] = (bare[CHUNK_HEAD] ?? 0) & ~EXIF_AND_XMP;
  return bare;
}

/** A frame of an animation holds chunks of its own, strange ones too. */
function keepFrame(kept: KeptParts, chunk: Buffer, cut: boolean): number {
  const before = CHUNK_HEAD + FRAME_HEAD;
  if (chunk.length < before) return 0;
  const { parts, size } = stripped(chunk.subarray(before), IN_FRAME, cut);
  const head = Buffer.from(chunk.subarray(0, before));
  head.writeUInt32LE(FRAME_HEAD + size, 4);
  kept.insert(Buffer.concat([head, parts]));
  return before + size;
}
