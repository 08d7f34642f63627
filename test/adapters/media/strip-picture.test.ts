import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strippedPicture } from '../../../src/adapters/media/strip-picture.ts';
import { GIF, JPEG, jpegSegment, PNG, SECRET, WEBP } from './made-up-pictures.ts';

const stripped = (bytes: Uint8Array): Buffer => Buffer.from(strippedPicture(bytes)?.bytes ?? []);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** An APP1 segment that says only how the picture lies. */
const lying = (orientation: number): Buffer =>
  jpegSegment(
    0xe1,
    Buffer.from(
      `457869660000${'4d4d002a00000008'}${'0001'}${'0112000300000001'}00${orientation.toString(16).padStart(2, '0')}0000${'00000000'}`,
      'hex',
    ),
  );

const FORMATS = [
  { type: 'jpg', full: JPEG.full(1), bare: JPEG.bare },
  { type: 'png', full: PNG.full, bare: PNG.bare },
  { type: 'webp', full: WEBP.full, bare: WEBP.bare },
  { type: 'gif', full: GIF.full, bare: GIF.bare },
] as const;

describe.each(FORMATS)('a picture as $type', ({ type, full, bare }) => {
  it('loses position, comments and what hangs on behind it, and no byte of the pixels', () => {
    expect(full.includes(SECRET)).toBe(true);
    expect(strippedPicture(full)).toMatchObject({ type });
    expect(hex(stripped(full))).toBe(hex(bare));
  });

  it('is left as it is when there is nothing to take off', () => {
    expect(hex(stripped(bare))).toBe(hex(bare));
  });

  it('tells nothing wherever it is cut off, and shows what there is of it', () => {
    for (let length = 0; length <= full.length; length += 1) {
      const rest = stripped(full.subarray(0, length));
      expect(rest.includes('GPS')).toBe(false);
      // WebP says at its beginning how long it is.
      if (type !== 'webp') expect(hex(bare).startsWith(hex(rest))).toBe(true);
      expect(hex(stripped(rest))).toBe(hex(rest));
    }
  });

  it('is never a reason to fail, however its bytes are spoilt', () => {
    const spoilt = fc.array(fc.tuple(fc.nat(full.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(spoilt, (changes) => {
        const bytes = Buffer.from(full);
        for (const [at, value] of changes) bytes[at] = value;
        const rest = stripped(bytes);
        expect(rest.length).toBeLessThanOrEqual(full.length + 36);
        expect(hex(stripped(rest))).toBe(hex(rest));
      }),
      { numRuns: 300 },
    );
  });
});

describe('how a JPEG lies', () => {
  it.each(['II', 'MM'] as const)('is kept, alone of its EXIF data (%s)', (order) => {
    expect(hex(stripped(JPEG.full(6, order)))).toBe(
      hex(Buffer.concat([Buffer.from([0xff, 0xd8]), JPEG.jfif, lying(6), JPEG.rest])),
    );
  });

  it('is believed in its range only', () => {
    for (const orientation of [0, 1, 9, 65_535]) expect(hex(stripped(JPEG.full(orientation)))).toBe(hex(JPEG.bare));
  });
});

describe('what is no picture', () => {
  it('is refused, also when it only begins like one', () => {
    for (const bytes of ['', '<svg onload="x">', '\xff\xd8\xff', '\xff\xd8\xff\xe1\xff\xffExif', '\xff\xd8\xff\xd9'])
      expect(strippedPicture(Buffer.from(bytes, 'latin1'))).toBeUndefined();
  });

  it('never fails the reader', () => {
    const heads = [
      '',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'GIF89a',
      'RIFF\0\0\0\0WEBP',
      'RIFF\xff\xff\xff\xffWEBPVP8X',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, tail) => {
        const rest = strippedPicture(Buffer.concat([Buffer.from(head, 'latin1'), tail]));
        expect(rest?.type).toBe(strippedPicture(rest?.bytes ?? new Uint8Array())?.type);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a large picture', () => {
  it('of the smallest parts is read once, not again and again', () => {
    const count = 200_000;
    const segments = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      Buffer.alloc(4 * count, '\xff\xe1\0\x02', 'latin1'),
      JPEG.rest,
    ]);
    const escaped = Buffer.concat([JPEG.bare.subarray(0, -2), Buffer.alloc(2 * count, '\xff\0', 'latin1')]);
    const blocks = Buffer.concat([
      GIF.bare.subarray(0, -1),
      Buffer.alloc(3 * count, '\x21\xfe\0', 'latin1'),
      Buffer.from(';'),
    ]);
    expect(stripped(segments)).toHaveLength(2 + JPEG.rest.length);
    expect(stripped(escaped)).toHaveLength(escaped.length);
    expect(hex(stripped(blocks))).toBe(hex(GIF.bare));
  });
});
