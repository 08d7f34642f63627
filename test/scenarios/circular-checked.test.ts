import { describe, expect, it } from 'vitest';
import { readCircular } from '../../src/adapters/circular-file/read-circular.ts';
import { docxWriter } from '../../src/adapters/render/docx-writer.ts';
import { checkCircular } from '../../src/domain/circular-check/check-circular.ts';
import { findingLine } from '../../src/wording/circular-findings.ts';
import { aRandomCircular } from '../builders/a-random-circular.ts';
import { type Changeable, numbersOf } from '../fixtures/change-numbers.ts';

/** With EVERY_SEED five hundred circulars and each of their numbers; else a few dozen and of each a few, others with every circular. */
const EVERY = Boolean(process.env['EVERY_SEED']);
const CIRCULARS = EVERY ? 500 : 24;
const NUMBERS = 6;
const TIME_LIMIT = 120_000;

const documentOf = async (seed: number) => {
  const { circular, refusals } = aRandomCircular(seed);
  expect(refusals).toEqual([]);
  return readCircular(Buffer.from(await docxWriter.write(circular)));
};

/** Of many numbers so many, from another one on with every seed. */
function chosen(numbers: readonly Changeable[], seed: number): readonly Changeable[] {
  const step = EVERY ? 1 : Math.max(1, Math.floor(numbers.length / NUMBERS));
  return numbers.filter((_, index) => index % step === seed % step);
}

describe('a circular we print', () => {
  it.each(Array.from({ length: CIRCULARS }, (_, index) => index + 1))(
    'holds against the checker, and no changed number does: %i',
    async (seed) => {
      const document = await documentOf(seed);
      expect(checkCircular(document).map(findingLine)).toEqual([]);
      const numbers = numbersOf(document);
      expect(numbers.length).toBeGreaterThan(0);
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
