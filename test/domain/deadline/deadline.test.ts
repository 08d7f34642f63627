import { describe, expect, it } from 'vitest';
import { dueAt, type Limit } from '../../../src/domain/deadline/deadline.ts';
import { cnCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { formatMoment, parseMoment } from '../../../src/domain/time/moment.ts';
import type { Pause } from '../../../src/domain/time/pause.ts';

const at = (text: string): number => parseMoment(text) as number;
const due = (limit: Limit, pauses: Pause[] = []): string =>
  formatMoment(dueAt(cnCalendar, at('2026-03-06 17:00'), limit, pauses)).slice(0, 16);
const weekend: Pause = [at('2026-03-06 17:30'), at('2026-03-09 09:30')];

describe('dueAt', () => {
  it.each<[Limit, string, string]>([
    [{ workingMinutes: 120 }, '2026-03-09T10:00', '2026-03-09T11:00'],
    [{ workingDays: 1 }, '2026-03-09T18:00', '2026-03-10T18:00'],
    [{ clockMinutes: 30 }, '2026-03-06T17:30', '2026-03-06T17:30'],
    [{ clockMinutes: 31 }, '2026-03-06T17:31', '2026-03-09T09:31'],
    [{ clockDays: 1 }, '2026-03-07T17:00', '2026-03-10T09:00'],
  ])('%j', (limit, plain, paused) => {
    expect(due(limit)).toBe(plain);
    expect(due(limit, [weekend])).toBe(paused);
  });

  it('needs no calendar for clock time', () => {
    expect(formatMoment(dueAt(cnCalendar, at('2031-01-01'), { clockDays: 7 }))).toBe('2031-01-08T00:00:00+08:00');
  });

  it('counts overlapping pauses once, also when one leads into the next', () => {
    const pauses: Pause[] = [
      [at('2026-03-06 18:10'), at('2026-03-06 18:30')],
      [at('2026-03-06 17:10'), at('2026-03-06 17:20')],
      [at('2026-03-06 17:15'), at('2026-03-06 17:40')],
    ];
    expect(due({ clockMinutes: 60 }, pauses)).toBe('2026-03-06T18:50');
  });

  it('refuses impossible lengths', () => {
    expect(() => due({ clockDays: -1 })).toThrow(RangeError);
    expect(() => due({ clockMinutes: Number.POSITIVE_INFINITY })).toThrow(RangeError);
  });
});
