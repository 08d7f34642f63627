import { expect, test } from 'vitest';
import { householdsOf } from '../../../src/domain/complaint/gathering.ts';

const ticket = (reporter: string, ...supporters: string[]) => ({
  channel: 'wechat',
  reporter,
  supporters: supporters.map((account) => ({ account })),
});

test('households are those who reported or joined, each once', () => {
  expect(householdsOf([ticket('wx-a', 'wx-b'), ticket('wx-b', 'wx-c')])).toBe(3);
});

test('nobody is no household: a ledger does not say who reported', () => {
  expect(householdsOf([ticket(''), ticket('')])).toBe(0);
  expect(householdsOf([ticket('', 'wx-a')])).toBe(1);
});
