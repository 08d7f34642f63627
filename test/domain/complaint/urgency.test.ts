import { describe, expect, test } from 'vitest';
import { normalise } from '../../../src/domain/complaint/normalise.ts';
import { urgencyOf } from '../../../src/domain/complaint/urgency.ts';
import { readTable } from './read-table.ts';

describe('紧急程度: a danger of now, not denied, not over, not a figure of speech', () => {
  test.each(readTable('urgency.csv'))('$text', ({ text = '', urgency, emergency }) => {
    const found = urgencyOf(normalise(text));
    expect(found.urgency).toBe(urgency);
    expect(found.emergency ?? '').toBe(emergency);
  });
});
