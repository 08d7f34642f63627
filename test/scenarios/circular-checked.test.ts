import { describe, expect, it } from 'vitest';
import { readCircular } from '../../src/adapters/circular-file/read-circular.ts';
import { docxWriter } from '../../src/adapters/render/docx-writer.ts';
import { checkCircular } from '../../src/domain/circular-check/check-circular.ts';
import type { CircularMatter } from '../../src/domain/report/circular-matter.ts';
import { findingLine } from '../../src/wording/circular-findings.ts';
import { aRandomCircular } from '../builders/a-random-circular.ts';
import { type Changeable, numbersOf } from '../fixtures/change-numbers.ts';

/** With EVERY_SEED five hundred circulars and each of their numbers; else a few dozen and of each a few, others with every circular. */
const EVERY = Boolean(process.env['EVERY_SEED']);
const CIRCULARS = EVERY ? 500 : 24;
/** Reports to leaders on hot topics. */
const REPORTS = EVERY ? 500 : 12;
const NUMBERS = 6;
const OF_TOPICS = /^第|热点|集中的地点/u;
const TIME_LIMIT = 120_000;

const documentOf = async (seed: number, purpose: CircularMatter['purpose']) => {
  const { circular, refusals } = aRandomCircular(seed, purpose);
  expect(refusals).toEqual([]);
  return readCircular(Buffer.from(await docxWriter.write(circular)));
};

/** Of many numbers so many, from another one on with every seed. */
function chosen(numbers: readonly Changeable[], seed: number): readonly Changeable[] {
  const step = EVERY ? 1 : Math.max(1, Math.floor(numbers.length / NUMBERS));
  return numbers.filter((_, index) => index % step === seed % step);
}

const seeds = (purpose: CircularMatter['purpose'], many: number) =>
  Array.from({ length: many }, (_, index) => ({ purpose, seed: index + 1 }));

describe('a document we print', () => {
  it.each([...seeds('circular', CIRCULARS), ...seeds('topics', REPORTS)])(
    'holds against the checker, and no changed number does: $purpose $seed',
    async ({ purpose, seed }) => {
      const document = await documentOf(seed, purpose);
      expect(checkCircular(document).map(findingLine)).toEqual([]);
      // What of a source's other figures the prose of a report to leaders leaves out, nothing could hold.
      const numbers = numbersOf(document).filter(({ where }) => purpose === 'circular' || OF_TOPICS.test(where));
      expect(purpose === 'topics' || numbers.length > 0).toBe(true);
      const missed = chosen(numbers, seed).flatMap(({ where, printed, others, document: changed }, index) =>
        (EVERY ? [others[(seed + index) % others.length] ?? ''] : others)
          .filter((other) => checkCircular(changed(other)).length === 0)
          .map((other) => `${where}：${printed} → ${other}`),
      );
      expect(missed).toEqual([]);
    },
    TIME_LIMIT,
  );
});
