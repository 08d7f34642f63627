// Pictures put together from parts, so that a test can say which parts must be gone and which must be left.

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

export const SECRET = 'GPS 30.6586,104.0648';

export const jpegSegment = (marker: number, data: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

/** EXIF data with a position, and how the picture lies. */
function exif(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4);
  const little = order === 'II';
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const long = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  tiff.write(order, 'latin1');
  short(42, 2);
  long(8, 4);
  short(2, 8);
  // ImageDescription, then Orientation.
  short(0x010e, 10);
  short(2, 12);
  short(0x0112, 22);
  short(3, 24);
  long(1, 26);
  short(orientation, 30);
  return Buffer.concat([latin('Exif\0\0'), tiff, latin(SECRET)]);
}

const TABLES = Buffer.concat([
  jpegSegment(0xdb, Buffer.alloc(65, 1)),
  jpegSegment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
  jpegSegment(0xc4, Buffer.alloc(20, 0)),
]);
const SCAN = Buffer.concat([
  jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 0x3f, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xff, 0xd1, 0x78]),
]);
const END = Buffer.from([0xff, 0xd9]);
const JFIF = jpegSegment(0xe0, Buffer.concat([latin('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])]));
const JFIF_WITH_PREVIEW = jpegSegment(
  0xe0,
  Buffer.concat([latin('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 1, 1]), Buffer.from('RGB')]),
);
const ICC = jpegSegment(0xe2, latin('ICC_PROFILE\0\x01\x01profile'));
const ADOBE = jpegSegment(0xee, latin('Adobe\0\x64\0\0\0\0\x01'));

export const JPEG = {
  bare: Buffer.concat([Buffer.from([0xff, 0xd8]), JFIF, ICC, ADOBE, TABLES, SCAN, SCAN, END]),
  full: (orientation: number, order?: 'II' | 'MM') =>
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      JFIF_WITH_PREVIEW,
      jpegSegment(0xe1, exif(orientation, order)),
      jpegSegment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
      ICC,
      jpegSegment(0xe2, latin(`MPF\0${SECRET}`)),
      jpegSegment(0xed, latin(`Photoshop 3.0\0${SECRET}`)),
      ADOBE,
      jpegSegment(0xfe, latin(SECRET)),
      TABLES,
      SCAN,
      jpegSegment(0xfe, latin(SECRET)),
      SCAN,
      END,
      latin(`ftypmp42${SECRET}`),
    ]),
  jfif: JFIF,
  rest: Buffer.concat([ICC, ADOBE, TABLES, SCAN, SCAN, END]),
};

const pngChunk = (name: string, data: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.from('crc!')]);
};

const PNG_START = Buffer.concat([latin('\x89PNG\r\n\x1a\n'), pngChunk('IHDR', Buffer.alloc(13, 1))]);
const IDAT = pngChunk('IDAT', Buffer.from([1, 2, 3]));
const IEND = pngChunk('IEND', Buffer.alloc(0));
export const PNG = {
  bare: Buffer.concat([PNG_START, pngChunk('iCCP', latin('p\0\0x')), IDAT, IDAT, IEND]),
  full: Buffer.concat([
    PNG_START,
    pngChunk('tEXt', latin(SECRET)),
    pngChunk('iCCP', latin('p\0\0x')),
    pngChunk('eXIf', exif(6)),
    pngChunk('zTXt', latin(SECRET)),
    pngChunk('tIME', Buffer.alloc(7)),
    IDAT,
    pngChunk('prVt', latin(SECRET)),
    IDAT,
    pngChunk('iTXt', latin(SECRET)),
    IEND,
    latin(SECRET),
  ]),
};

const webpChunk = (name: string, data: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
};

function webp(...chunks: readonly Buffer[]): Buffer {
  const head = latin('RIFF\0\0\0\0WEBP');
  head.writeUInt32LE(4 + Buffer.concat(chunks).length, 4);
  return Buffer.concat([head, ...chunks]);
}

const vp8x = (flags: number): Buffer => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
const frame = (...inner: readonly Buffer[]): Buffer =>
  webpChunk('ANMF', Buffer.concat([Buffer.alloc(16, 3), ...inner]));
const PIXELS = webpChunk('VP8 ', Buffer.from([1, 2, 3]));
export const WEBP = {
  bare: webp(vp8x(0b0011_0010), webpChunk('ICCP', latin('profile')), frame(PIXELS), PIXELS),
  full: Buffer.concat([
    webp(
      vp8x(0b0011_1110),
      webpChunk('ICCP', latin('profile')),
      frame(PIXELS, webpChunk('ABCD', latin(SECRET))),
      PIXELS,
      webpChunk('EXIF', exif(6)),
      webpChunk('XMP ', latin(SECRET)),
    ),
    latin(SECRET),
  ]),
};

const gifBlocks = (...texts: readonly string[]): Buffer =>
  Buffer.concat([...texts.flatMap((text) => [Buffer.from([text.length]), latin(text)]), Buffer.from([0])]);
const extension = (label: number, ...texts: readonly string[]): Buffer =>
  Buffer.concat([Buffer.from([0x21, label]), gifBlocks(...texts)]);
const GIF_START = Buffer.concat([latin('GIF89a\x01\0\x01\0\x80\0\0'), Buffer.alloc(6, 7)]);
const IMAGE = Buffer.concat([
  latin('\x2c\0\0\0\0\x01\0\x01\0\x80'),
  Buffer.alloc(6, 9),
  latin('\x02'),
  gifBlocks('\x44\x01'),
]);
const CONTROL = extension(0xf9, '\0\0\0\0');
const LOOP = extension(0xff, 'NETSCAPE2.0', '\x01\0\0');
export const GIF = {
  bare: Buffer.concat([GIF_START, LOOP, CONTROL, IMAGE, CONTROL, IMAGE, latin(';')]),
  full: Buffer.concat([
    GIF_START,
    LOOP,
    extension(0xfe, SECRET, SECRET),
    CONTROL,
    IMAGE,
    extension(0xff, 'XMP DataXMP', SECRET),
    CONTROL,
    IMAGE,
    latin(';'),
    latin(SECRET),
  ]),
};
