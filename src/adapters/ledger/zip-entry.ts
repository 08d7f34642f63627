/**
 * Single files out of a ZIP archive, as an .xlsx is one. Only what spreadsheets use: stored or deflated, no ZIP64. What is unpacked is
 * handed on in pieces and counted, so that neither a large sheet nor a bomb ever stands in memory whole.
 */
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { UnreadableFile } from './unreadable-file.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const NEEDS_ZIP64 = 0xffffffff;
const PIECE = 256 * 1024;

/** A sheet of a hundred thousand rows with forty columns unpacks to less. */
const MOST_BYTES = 512 * 1024 * 1024;
/** Sheets are packed ten to sixty times smaller; beyond this, and past the size from which it matters, somebody means harm. */
const MOST_RATIO = 400;
const RATIO_MATTERS_FROM = 16 * 1024 * 1024;
const MOST_ENTRIES = 5000;
/** Of all that is unpacked from one archive: many sheets that are all the same large one add up, too. */
const MOST_IN_ALL = 4 * MOST_BYTES;
/** Lists of sheets and the like are read whole. */
const MOST_OF_LIST = 8 * 1024 * 1024;

const DAMAGED = '文件损坏，打不开；请重新导出或另存为 .xlsx 后再试';
const TOO_LARGE = `解开后超过 ${MOST_BYTES / 1024 / 1024} MB，不像正常的台账，没有读`;

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly declared: number;
  readonly local: number;
}

export interface Zip {
  readonly names: readonly string[];
  /** The entry in pieces. Throws UnreadableFile where it is damaged, encrypted or too large. */
  pieces(name: string): AsyncGenerator<Buffer>;
  /** A small entry as text; undefined where there is none. */
  text(name: string): Promise<string | undefined>;
}

/** Undefined when the bytes are no archive. */
export function openZip(bytes: Buffer): Zip | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.length < end + 22 || bytes.readUInt32LE(end) !== END) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new UnreadableFile(`压缩包里有 ${count} 个文件，不是正常的工作簿，没有读`);
  const entries = directory(bytes, { count, from: bytes.readUInt32LE(end + 16) });
  if (!entries) return undefined;
  let left = MOST_IN_ALL;
  async function* pieces(name: string): AsyncGenerator<Buffer> {
    for await (const piece of unpacked(bytes, entries?.get(name))) {
      left -= piece.length;
      if (left < 0) throw new UnreadableFile(TOO_LARGE);
      yield piece;
    }
  }
  return {
    names: [...entries.keys()],
    pieces,
    async text(name) {
      if (!entries.has(name)) return undefined;
      const all: Buffer[] = [];
      let size = 0;
      for await (const piece of pieces(name)) {
        size += piece.length;
        if (size > MOST_OF_LIST) throw new UnreadableFile(TOO_LARGE);
        all.push(piece);
      }
      return Buffer.concat(all).toString('utf8');
    },
  };
}

function directory(bytes: Buffer, { count, from }: { count: number; from: number }): Map<string, Entry> | undefined {
  const entries = new Map<string, Entry>();
  let at = from;
  for (let i = count; i > 0; i -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return undefined;
    const length = bytes.readUInt16LE(at + 28);
    entries.set(bytes.toString('utf8', at + 46, at + 46 + length), {
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packed: bytes.readUInt32LE(at + 20),
      declared: bytes.readUInt32LE(at + 24),
      local: bytes.readUInt32LE(at + 42),
    });
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

async function* unpacked(bytes: Buffer, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry || entry.local + 30 > bytes.length) throw new UnreadableFile(DAMAGED);
  if (entry.encrypted) throw new UnreadableFile('文件加了密码，请先取消密码、另存一份再试');
  if (entry.packed === NEEDS_ZIP64 || entry.declared > MOST_BYTES) throw new UnreadableFile(TOO_LARGE);
  const start = entry.local + 30 + bytes.readUInt16LE(entry.local + 26) + bytes.readUInt16LE(entry.local + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return yield packed;
  if (entry.method !== 8) throw new UnreadableFile(DAMAGED);
  let size = 0;
  try {
    for await (const piece of inflated(packed)) {
      size += piece.length;
      // What is declared may be a lie: only what really comes out counts.
      if (size > MOST_BYTES || (size > RATIO_MATTERS_FROM && size > packed.length * MOST_RATIO))
        throw new UnreadableFile(TOO_LARGE);
      yield piece;
    }
  } catch (error) {
    if (error instanceof UnreadableFile || !isZlibError(error)) throw error;
    throw new UnreadableFile(DAMAGED);
  }
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  Readable.from([packed], { objectMode: false }).pipe(inflate);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } finally {
    inflate.destroy();
  }
}

const isZlibError = (error: unknown): boolean => String((error as NodeJS.ErrnoException)?.code ?? '').startsWith('Z_');
