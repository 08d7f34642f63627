import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { crossValidate, halfAgainstHalf, measure } from '../../scripts/train-reply/cross-validate.ts';
import { auc } from '../../scripts/train-reply/figures.ts';
import { type Example, readExamples } from '../../scripts/train-reply/read-examples.ts';
import { judgeReply } from '../../src/domain/reply/judge-reply.ts';
import { NO_NAMES } from '../../src/domain/reply/wrong-name.ts';
import { EXAMPLES } from './example-month.ts';

if (EXAMPLES === '') console.info('labelled replies: skipped, EXAMPLES_DIR is missing');

describe.skipIf(EXAMPLES === '')('labelled replies', () => {
  const data = (name: string): string => path.join(EXAMPLES, 'data', name);
  const examples = (): readonly Example[] => readExamples(data('reply_pairs.jsonl'), data('reply_pairs_gold.jsonl'));

  it('are told apart on pairs held out', () => {
    const rows = measure(examples());
    const [tenfold, halves] = [crossValidate(rows, { rounds: 3 }), halfAgainstHalf(rows, { rounds: 4 })];
    console.info(`labelled replies, held out: ${JSON.stringify({ tenfold, halves })}`);
    for (const { random, hard } of [tenfold, halves]) {
      expect(random).toBeGreaterThan(0.96);
      expect(hard).toBeGreaterThan(0.9);
    }
  });

  // The shipped weights have seen these: a guard against a slip, no proof.
  it('are told apart by the weights shipped, and own replies are seldom called another’s', () => {
    const judged = examples().map((example) => ({
      gold: example.gold,
      ...judgeReply({ ...example, result: 'resolved', names: NO_NAMES }),
    }));
    const scores = (gold: Example['gold']): number[] =>
      judged.filter((one) => one.gold === gold).map((one) => one.score);
    const figures = {
      random: auc(scores('own'), scores('random')),
      hard: auc(scores('own'), scores('hard')),
      offPoint: Object.fromEntries(
        (['own', 'random', 'hard'] as const).map((gold) => [
          gold,
          judged.filter((one) => one.gold === gold && one.faults.some((fault) => fault.includes('答非所问'))).length,
        ]),
      ),
    };
    console.info(`labelled replies, weights as shipped: ${JSON.stringify(figures)}`);
    expect(figures.random).toBeGreaterThan(0.97);
    expect(figures.hard).toBeGreaterThan(0.92);
    expect(figures.offPoint['own']).toBeLessThanOrEqual(2);
    expect(figures.offPoint['random']).toBeGreaterThan(100);
  });
});
