import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../src/domain/complaint/kind.ts';
import { normalise } from '../../../src/domain/complaint/normalise.ts';
import { readTable } from './read-table.ts';

describe('诉求种类: what the resident wants decides how long it may take', () => {
  test.each(readTable('kind.csv'))('$text → $kind', ({ text = '', kind }) => {
    expect(kindOf(normalise(text))).toBe(kind);
  });
});
