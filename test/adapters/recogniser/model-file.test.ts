import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  decodeModels,
  encodeModels,
  type ModelFile,
  readModelFile,
  writeModelFile,
} from '../../../src/adapters/recogniser/model-file.ts';
import { loadShippedModels } from '../../../src/adapters/recogniser/shipped-models.ts';
import { TOP_LABELS } from '../../../src/domain/complaint/verdict.ts';
import { SPACE } from '../../../src/domain/learning/grams.ts';

const space = { ...SPACE, bits: 8 };
const file: ModelFile = {
  card: { made: '2026-03-02T08:00:00+08:00', seed: 3, texts: 2, learntFrom: '测试', figures: { macroF1: 0.5 } },
  models: [
    {
      kind: 'category',
      labels: ['甲', '乙'],
      space,
      rarity: Uint8Array.from({ length: 256 }, (_, i) => i),
      weights: Int8Array.from({ length: 512 }, (_, i) => (i % 255) - 127),
      scales: [0.01, 0.02],
      biases: [-0.5, 0.5],
      calibration: { slope: 4, offset: 0 },
    },
  ],
};

describe('a model file', () => {
  it('comes back as it went', async () => {
    const name = path.join(mkdtempSync(path.join(os.tmpdir(), 'model-')), 'm.bin');
    await writeModelFile(name, file);
    expect(await readModelFile(name)).toEqual(file);
  });

  it.each([
    ['nothing', Buffer.alloc(0), '不是模型文件'],
    ['another file', Buffer.from('{"id":1}\n'.repeat(9)), '不是模型文件'],
    ['half of one', encodeModels(file).subarray(0, 700), '不完整'],
  ])('%s is refused in words', (_what, bytes, why) => {
    expect(() => decodeModels(Buffer.from(bytes))).toThrow(why);
  });

  it('with one changed byte is refused', () => {
    const bytes = encodeModels(file);
    bytes[bytes.length - 1] = ((bytes.at(-1) ?? 0) + 1) % 256;
    expect(() => decodeModels(bytes)).toThrow('已损坏');
  });

  it('that is missing is named', async () => {
    await expect(readModelFile('/nowhere/m.bin')).rejects.toThrow('打不开模型文件“/nowhere/m.bin”');
  });

  it('of a later version is refused, not misread', () => {
    const bytes = encodeModels(file);
    bytes.writeUInt32LE(9, 8);
    expect(() => decodeModels(bytes)).toThrow('第9版');
  });
});

describe('the shipped models', () => {
  it('are the two that are needed, small enough, and their card says what the files say', async () => {
    const models = await loadShippedModels();
    expect(models.category?.labels.toSorted()).toEqual(TOP_LABELS.toSorted());
    expect(models.detection?.bands?.unsure).toBeGreaterThan(0);
    const folder = path.resolve(import.meta.dirname, '../../../models');
    const names = ['detection.bin', 'category.bin'].map((name) => path.join(folder, name));
    expect(names.reduce((sum, name) => sum + statSync(name).size, 0)).toBeLessThanOrEqual(4 * 1024 * 1024);
    const card = readFileSync(path.join(folder, 'README.md'), 'utf8');
    for (const name of names)
      for (const value of Object.values((await readModelFile(name)).card.figures))
        expect(card).toContain(String(value));
  });

  it('hold no text of the letters they were learnt from', () => {
    const folder = path.resolve(import.meta.dirname, '../../../models');
    for (const name of ['detection.bin', 'category.bin']) {
      const bytes = readFileSync(path.join(folder, name));
      const header = bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12));
      expect(header.length).toBeLessThan(4_000);
    }
  });
});

// A file may be written under a name nobody may write to: the old one stays.
it('a failed write leaves the old file', async () => {
  const name = path.join(mkdtempSync(path.join(os.tmpdir(), 'model-')), 'm.bin');
  writeFileSync(name, 'old');
  await expect(writeModelFile(path.join(name, 'below.bin'), file)).rejects.toThrow();
  expect(readFileSync(name, 'utf8')).toBe('old');
});
