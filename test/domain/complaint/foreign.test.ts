import { describe, expect, test } from 'vitest';
import { isForeign } from '../../../src/domain/complaint/foreign.ts';
import { readTable } from './read-table.ts';

describe('a sentence in another language', () => {
  test.each(readTable('foreign.csv'))('$text: $foreign', ({ text = '', foreign }) => {
    expect(isForeign(text)).toBe(foreign === 'yes');
  });

  test('is looked for in linear time', () => {
    expect(isForeign(`${'a '.repeat(500_000)}水`)).toBe(false);
    expect(isForeign('ཆུ'.repeat(400_000))).toBe(true);
  });
});
