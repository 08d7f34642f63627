/** An archive as a library packed it, with what it put there of the clock taken out, so that the same document is the same bytes. */
import { crc32, deflateRawSync } from 'node:zlib';

const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
/** 1980-01-01 00:00, the first moment an archive can name. */
const [NO_TIME, NO_DATE] = [0, 0x21];

const STREAMED = 8;

interface Entry {
  readonly name: string;
  readonly central: Buffer;
  readonly packed: Buffer;
}

/** The archive with every date set back and some entries (by name) replaced. Only for archives of our own making: nothing is checked. */
export function fixedArchive(bytes: Buffer, replaced: Readonly<Record<string, string>>): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const entry of entriesOf(bytes)) {
    const central = Buffer.from(entry.central);
    const packed = replacedBody(central, replaced[entry.name]) ?? entry.packed;
    // Sizes stand in the header itself, not behind the body as in an archive that was streamed.
    central.writeUInt16LE(central.readUInt16LE(8) & ~STREAMED, 8);
    central.writeUInt16LE(NO_TIME, 12);
    central.writeUInt16LE(NO_DATE, 14);
    central.writeUInt16LE(0, 30);
    central.writeUInt16LE(0, 32);
    central.writeUInt32LE(at, 42);
    const local = localHeader(central);
    const name = Buffer.from(entry.name);
    bodies.push(local, name, packed);
    directory.push(central, name);
    at += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  END.copy(end);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(
    directory.reduce((sum, piece) => sum + piece.length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

function entriesOf(bytes: Buffer): readonly Entry[] {
  const end = bytes.lastIndexOf(END);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const central = bytes.subarray(at, at + 46);
    const nameLength = central.readUInt16LE(28);
    const local = central.readUInt32LE(42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      central,
      packed: bytes.subarray(from, from + central.readUInt32LE(20)),
    });
    at += 46 + nameLength + central.readUInt16LE(30) + central.readUInt16LE(32);
  }
  return entries;
}

/** Packs the new content of an entry and says so in its line of the directory. */
function replacedBody(central: Buffer, content: string | undefined): Buffer | undefined {
  if (content === undefined) return undefined;
  const packed = deflateRawSync(content);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(crc32(content), 16);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(Buffer.byteLength(content), 24);
  return packed;
}

/** The header before the body says the same as the line of the directory. */
function localHeader(central: Buffer): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  central.copy(local, 4, 6, 28);
  local.writeUInt16LE(central.readUInt16LE(28), 26);
  return local;
}
