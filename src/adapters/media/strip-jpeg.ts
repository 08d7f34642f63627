import { exifOfOrientation, orientationIn } from './exif-orientation.ts';
import { KeptParts } from './kept-parts.ts';

const SCAN = 0xda;
const END = 0xd9;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
/** FF, marker and length before a segment's data. */
const SEGMENT_HEAD = 4;

/** Everything a decoder needs besides the scans: frames, tables, restart interval. All other segments are for people and programs. */
const isTable = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xdb && marker <= 0xdf);

/** JFIF with its thumbnail cut off: head, name, version, density, and a thumbnail of 0 × 0. */
const JFIF_LENGTH = 18;

/** Without EXIF, XMP, IPTC, comments, previews; how the picture lies and its colour profile stay. */
export function strippedJpeg(bytes: Buffer): Uint8Array {
  const kept = new KeptParts(bytes);
  kept.keep(0, 2);
  let orientation: number | undefined;
  let at = 2;
  while (at + SEGMENT_HEAD <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Any number of FF may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end: number = at + 2 + bytes.readUInt16BE(at + 2);
    // Where the length is wrong nobody knows what the segment has swallowed.
    if (marker === END || end < at + SEGMENT_HEAD || end > bytes.length) break;
    if (marker === APP1 && orientation === undefined) {
      orientation = orientationIn(bytes.subarray(at + SEGMENT_HEAD, end));
      if (orientation) kept.insert(orientationSegment(orientation));
    }
    keepSegment(kept, bytes, { marker, at, end });
    at = end;
    if (marker !== SCAN) continue;
    at = endOfScan(bytes, end);
    kept.keep(end, at);
  }
  if (at > 2 && bytes[at] === 0xff && bytes[at + 1] === END) kept.keep(at, at + 2);
  return kept.whole();
}

interface Segment {
  readonly marker: number;
  readonly at: number;
  readonly end: number;
}

function keepSegment(kept: KeptParts, bytes: Buffer, { marker, at, end }: Segment): void {
  const says = (name: string): boolean =>
    bytes.toString('latin1', at + SEGMENT_HEAD, Math.min(end, at + SEGMENT_HEAD + name.length)) === name;
  if (isTable(marker) || marker === SCAN) kept.keep(at, end);
  if (marker === APP0 && end >= at + JFIF_LENGTH && says('JFIF\0')) kept.insert(bareJfif(bytes.subarray(at, end)));
  if (marker === APP2 && says('ICC_PROFILE\0')) kept.keep(at, end);
  // How Adobe's programs have turned the colours: without it they come out wrong.
  if (marker === APP14 && says('Adobe')) kept.keep(at, end);
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
