/**
 * A model in a file: magic and version, a JSON header padded with spaces to a multiple of eight, then for each model
 * one byte a place of rarity and one byte a weight. Read whole and used in place, without copying.
 */
import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { LinearModel } from '../../domain/learning/linear-model.ts';
import type { ModelCard } from '../../domain/learning/model-card.ts';

const MAGIC = 'LLQSMODL';
const VERSION = 1;
/** Magic, version, header's length. */
const FRONT = 16;

export interface ModelFile {
  readonly card: ModelCard;
  readonly models: readonly LinearModel[];
}

/** The file is no model, of another version, or damaged; the sentence says which. */
export class ModelFileError extends Error {}

const SpaceHeader = z.object({
  bits: z.number().int().min(8).max(20),
  longest: z.number().int().min(1).max(3),
  reads: z.number().int().min(100).max(10_000),
});
const ModelHeader = z.object({
  kind: z.enum(['detection', 'category', 'leaf', 'unit']),
  labels: z.array(z.string()).min(1).max(500),
  space: SpaceHeader,
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  calibration: z.object({ slope: z.number(), offset: z.number() }),
  bands: z.object({ complaint: z.number(), unsure: z.number() }).optional(),
});
const Header = z.object({
  card: z.object({
    made: z.string(),
    seed: z.number(),
    texts: z.number(),
    learntFrom: z.string(),
    figures: z.record(z.string(), z.number()),
  }),
  sha256: z.string(),
  models: z.array(ModelHeader).min(1).max(8),
});

const digestOf = (parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

const asBytes = (weights: Int8Array): Uint8Array =>
  new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength);

export function encodeModels({ card, models }: ModelFile): Buffer {
  const parts = models.flatMap(({ rarity, weights }) => [rarity, asBytes(weights)]);
  const header = {
    card,
    sha256: digestOf(parts),
    models: models.map(({ rarity: _rarity, weights: _weights, ...rest }) => rest),
  };
  const text = Buffer.from(JSON.stringify(header));
  const padding = Buffer.alloc((8 - (text.length % 8)) % 8, ' ');
  const front = Buffer.alloc(FRONT);
  front.write(MAGIC, 'latin1');
  front.writeUInt32LE(VERSION, 8);
  front.writeUInt32LE(text.length + padding.length, 12);
  return Buffer.concat([front, text, padding, ...parts]);
}

export function decodeModels(bytes: Buffer): ModelFile {
  if (bytes.length < FRONT || bytes.toString('latin1', 0, 8) !== MAGIC) throw new ModelFileError('不是模型文件');
  const version = bytes.readUInt32LE(8);
  if (version !== VERSION) throw new ModelFileError(`是第${version}版的模型文件，这一版只读第${VERSION}版`);
  const start = FRONT + bytes.readUInt32LE(12);
  const header = headerOf(bytes.subarray(FRONT, start));
  const models: LinearModel[] = [];
  const parts: Uint8Array[] = [];
  let at = start;
  const take = (size: number): Uint8Array => {
    if (at + size > bytes.length) throw new ModelFileError('不完整');
    const part = new Uint8Array(bytes.buffer, bytes.byteOffset + at, size);
    at += size;
    parts.push(part);
    return part;
  };
  for (const { bands, ...rest } of header.models) {
    const places = 1 << rest.space.bits;
    const rarity = take(places);
    const weights = take(places * rest.labels.length);
    models.push({
      ...rest,
      rarity,
      weights: new Int8Array(weights.buffer, weights.byteOffset, weights.byteLength),
      ...(bands ? { bands } : {}),
    });
  }
  if (digestOf(parts) !== header.sha256) throw new ModelFileError('已损坏，校验不符');
  return { card: header.card, models };
}

function headerOf(bytes: Buffer): z.infer<typeof Header> {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ModelFileError('的文件头读不懂');
  }
  const parsed = Header.safeParse(value);
  if (!parsed.success) throw new ModelFileError('的文件头不完整');
  return parsed.data;
}

/** Throws ModelFileError; the sentence begins with the file's name. */
export async function readModelFile(name: string): Promise<ModelFile> {
  const bytes = await readFile(name).catch(() => {
    throw new ModelFileError(`打不开模型文件“${name}”`);
  });
  try {
    return decodeModels(bytes);
  } catch (error) {
    throw error instanceof ModelFileError ? new ModelFileError(`文件“${name}”${error.message}`) : error;
  }
}

/** All or nothing: a reader never meets half a model. */
export async function writeModelFile(name: string, file: ModelFile): Promise<void> {
  const half = `${name}.part`;
  await writeFile(half, encodeModels(file));
  await rename(half, name);
}
