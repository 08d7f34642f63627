const HEAD = Buffer.from('Exif\0\0', 'latin1');
const TIFF_LENGTH = 8;
const ENTRY_LENGTH = 12;
const ORIENTATION = 0x0112;
const SHORT = 3;

/** How a picture lies, 2 to 8, as its EXIF data says; undefined where it lies as stored, or nothing readable is said. */
export function orientationIn(exif: Buffer): number | undefined {
  if (!exif.subarray(0, HEAD.length).equals(HEAD)) return undefined;
  const tiff = exif.subarray(HEAD.length);
  const order = tiff.subarray(0, 2).toString('latin1');
  if (tiff.length < TIFF_LENGTH || (order !== 'II' && order !== 'MM')) return undefined;
  const little = order === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return undefined;
  const first = directory + 2;
  const fitting = Math.floor((tiff.length - first) / ENTRY_LENGTH);
  for (let index = 0; index < Math.min(short(directory), fitting); index += 1) {
    const at = first + index * ENTRY_LENGTH;
    if (short(at) !== ORIENTATION || short(at + 2) !== SHORT) continue;
    const value = short(at + 8);
    return value >= 2 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** EXIF data that says how the picture lies, and nothing else. */
export const exifOfOrientation = (orientation: number): Uint8Array =>
  Buffer.concat([
    HEAD,
    // Big-endian, one directory of one entry, none after it.
    Buffer.from([
      0x4d,
      0x4d,
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      SHORT,
      0,
      0,
      0,
      1,
      0,
      orientation,
      0,
      0,
      0,
      0,
      0,
      0,
    ]),
  ]);
