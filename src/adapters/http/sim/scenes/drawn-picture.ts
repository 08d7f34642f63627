import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 240;
const HEIGHT = 180;
type Colour = readonly [number, number, number];

const WALL: Colour = [232, 226, 214];
const FRAME: Colour = [120, 126, 130];
const DOOR: Colour = [176, 184, 189];
const SEAM: Colour = [70, 76, 80];
const LAMP: Colour = [196, 60, 52];
const FLOOR: Colour = [150, 138, 120];

/** A lift's closed doors with a red lamp, drawn, so that a scene has a picture to send: PNG bytes. */
export function drawnPicture(): Uint8Array {
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1));
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) rows.set(colourAt(x, y), y * (WIDTH * 3 + 1) + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number): Colour {
  if (y >= 160) return FLOOR;
  if ((x - 200) ** 2 + (y - 80) ** 2 < 64) return LAMP;
  const inFrame = x >= 56 && x < 184 && y >= 24;
  if (!inFrame) return WALL;
  if (x < 64 || x >= 176 || y < 32) return FRAME;
  return Math.abs(x - 120) < 2 ? SEAM : DOOR;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
