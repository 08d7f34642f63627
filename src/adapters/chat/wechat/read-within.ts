import type { Readable } from 'node:stream';

export interface ReadingLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** All that a stream brings, or a rejection once it takes too long or is too large; the stream is ended either way. */
export async function readWithin(opening: Promise<Readable>, limits: ReadingLimits): Promise<Uint8Array> {
  const late = Promise.withResolvers<never>();
  late.promise.catch(() => {});
  const timer = setTimeout(() => late.reject(new Error('the picture took too long')), limits.milliseconds);
  let stream: Readable | undefined;
  try {
    stream = await Promise.race([opening, late.promise]);
    return await Promise.race([allOf(stream, limits.bytes), late.promise]);
  } finally {
    clearTimeout(timer);
    const end = (one: Readable): void => void one.on('error', () => {}).destroy();
    if (stream) end(stream);
    else void opening.then(end, () => {});
  }
}

async function allOf(stream: Readable, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) throw new Error('the picture is too large');
  }
  if (size === 0) throw new Error('the picture is empty');
  return Buffer.concat(chunks);
}
