import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { loadShippedModels } from '../../src/adapters/recogniser/shipped-models.ts';
import { DEFAULT_CATALOGUE } from '../../src/domain/complaint/category-catalogue.ts';
import { recognise } from '../../src/domain/complaint/recognise.ts';
import { readText, type TrainedModels } from '../../src/domain/complaint/trained-models.ts';
import { marginsOf } from '../../src/domain/learning/linear-model.ts';
import { SEED_CHATTER } from '../../src/domain/learning/seed-chatter.ts';
import { SEED_COMPLAINTS } from '../../src/domain/learning/seed-complaints.ts';
import { type Measured, measured } from './measured.ts';

const ROUNDS = 30;
const FOLDER = path.resolve(import.meta.dirname, '../../models');
const FILES = ['detection.bin', 'category.bin'].map((name) => path.join(FOLDER, name));

/** Recognition of short messages against cutting the same messages into words with jieba, a native library. */
export async function measure(): Promise<readonly Measured[]> {
  const load = await best(10, async () => void (await loadShippedModels()));
  const read = await best(10, async () => void FILES.map((name) => readFileSync(name)));
  const models = await loadShippedModels();
  const jieba = Jieba.withDict(dict);
  const cut = perMessage((text) => jieba.cut(text, true));
  const linear = perMessage((text) => allModels(models, text));
  const verdict = perMessage((text) => recognise(text, { catalogue: DEFAULT_CATALOGUE, mentionsBot: false, models }));
  const bytes = FILES.reduce((sum, name) => sum + statSync(name).size, 0);
  return [
    one('all models, a short message', linear, cut, 6),
    one('whole verdict with rules and reasons, a short message', verdict, cut),
    {
      ...one('load all models', load * 1000, read * 1000),
      detail: { milliseconds: Math.round(load * 10) / 10, atMost: 50 },
    },
    measured({ name: 'recognise', figure: 'model files', unit: 'MB', value: bytes / 2 ** 20, reference: 4, atMost: 1 }),
  ];
}

const one = (figure: string, value: number, reference: number, atMost?: number): Measured =>
  measured({ name: 'recognise', figure, unit: 'µs', value, reference, ...(atMost === undefined ? {} : { atMost }) });

/** The text cut once, every model asked. */
function allModels(models: TrainedModels, text: string): void {
  const heard = readText(text);
  for (const model of Object.values(models)) marginsOf(model, heard.gramsIn(model.space));
}

const MESSAGES: readonly string[] = [...SEED_CHATTER, ...SEED_COMPLAINTS];

/** Microseconds a message takes, in the best of several rounds: what else the machine does must not count. */
function perMessage(work: (text: string) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    for (const text of MESSAGES) work(text);
    least = Math.min(least, performance.now() - started);
  }
  return (least * 1000) / MESSAGES.length;
}

/** Milliseconds of the fastest of several tries. */
async function best(tries: number, work: () => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tries; i += 1) {
    const started = performance.now();
    await work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
