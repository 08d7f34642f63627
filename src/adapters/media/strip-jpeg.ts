import { exifOfOrientation, orientationIn } from './exif-orientation.ts';

const SCAN = 0xda;
const END = 0xd9;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;

/** Everything a decoder needs besides the scans: frames, tables, restart interval. All other segments are for people and programs. */
const isTable = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xdb && marker <= 0xdf);

/** JFIF with its thumbnail cut off: marker, length, name, version, density, and a thumbnail of 0 × 0. */
const JFIF_LENGTH = 18;

/** Without EXIF, XMP, IPTC, comments, previews; how the picture lies and its colour profile stay. */
export function strippedJpeg(bytes: Buffer): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let oriented = false;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Any number of FF may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    // Where the length is wrong nobody knows what the segment has swallowed.
    if (marker === END || end < at + 4 || end > bytes.length) break;
    const segment: Buffer = bytes.subarray(at, end);
    const orientation: number | undefined =
      marker === APP1 && !oriented ? orientationIn(segment.subarray(4)) : undefined;
    if (orientation) kept.push(orientationSegment(orientation));
    oriented ||= orientation !== undefined;
    kept.push(...keptOf(marker, segment));
    at = end;
    if (marker !== SCAN) continue;
    at = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, at));
  }
  if (bytes[at] === 0xff && bytes[at + 1] === END && kept.length > 1) kept.push(bytes.subarray(at, at + 2));
  return Buffer.concat(kept);
}

function keptOf(marker: number, segment: Buffer): readonly Uint8Array[] {
  const says = (name: string): boolean => segment.subarray(4, 4 + name.length).toString('latin1') === name;
  if (isTable(marker) || marker === SCAN) return [segment];
  if (marker === APP0 && says('JFIF\0') && segment.length >= JFIF_LENGTH) return [bareJfif(segment)];
  if (marker === APP2 && says('ICC_PROFILE\0')) return [segment];
  // How Adobe's programs have turned the colours: without it they come out wrong.
  return marker === APP14 && says('Adobe') ? [segment] : [];
}

function bareJfif(segment: Buffer): Uint8Array {
  const bare = Buffer.from(segment.subarray(0, JFIF_LENGTH));
  bare.writeUInt16BE(JFIF_LENGTH - 2, 2);
  bare.fill(0, JFIF_LENGTH - 2);
  return bare;
}

function orientationSegment(orientation: number): Uint8Array {
  const exif = exifOfOrientation(orientation);
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([head, exif]);
}

/** Where the compressed pixels end: at the next marker that is no restart and no escaped FF. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return bytes.length;
    const isPixel = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isPixel) return at;
  }
  return bytes.length;
}
