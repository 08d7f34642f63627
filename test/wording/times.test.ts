import { expect, it } from 'vitest';
import { parseMoment } from '../../src/domain/time/moment.ts';
import { when } from '../../src/wording/times.ts';

const at = (text: string): number => parseMoment(text) ?? Number.NaN;
const now = at('2026-03-12 10:00');

it.each([
  ['2026-03-12 18:00', '今天18:00'],
  ['2026-03-13 09:12', '明天9:12'],
  ['2026-03-11 17:30', '昨天17:30'],
  ['2026-03-19 18:00', '3月19日18:00'],
  ['2027-01-04 09:05', '2027年1月4日9:05'],
  ['2026-03-12 24:00', '今天24:00'],
  ['2026-03-12 00:00', '昨天24:00'],
  ['2026-03-12 00:00:30', '今天0:00'],
])('%s is said as %s', (moment, words) => {
  expect(when(at(moment), now)).toBe(words);
});
