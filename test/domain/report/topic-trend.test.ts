import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comeAndGone, risen, topicsOf } from '../../../src/domain/report/topic-trend.ts';

/** Tickets that bear their topic in their number: `城管#3`. */
const nameOf = (ticket: string): string => ticket.split('#')[0] ?? '';
const tickets = (counts: Readonly<Record<string, number>>, mark = ''): string[] =>
  Object.entries(counts).flatMap(([name, many]) => Array.from({ length: many }, (_, nth) => `${name}#${mark}${nth}`));

const lines = (now: Readonly<Record<string, number>>, previous?: Readonly<Record<string, number>>) =>
  topicsOf({ now: tickets(now), before: previous ? { previous: tickets(previous, 'b') } : {} }, nameOf);

describe('the topics of a source', () => {
  it('are compared with the period before, those that fell away below', () => {
    const topics = lines({ 城管: 17, 物业: 3, 供水: 2 }, { 城管: 14, 供水: 2, 噪音: 5 });
    expect(
      topics.map(({ name, count, before }) => [
        name,
        count,
        before.previous?.count,
        before.previous?.more,
        before.previous?.rate,
      ]),
    ).toEqual([
      ['城管', 17, 14, 3, '21.43'],
      ['物业', 3, 0, 3, null],
      ['供水', 2, 2, 0, '0.00'],
      ['噪音', 0, 5, -5, '-100.00'],
    ]);
    const { come, gone } = comeAndGone(topics);
    expect([come, gone].map((some) => some.map(({ name }) => name))).toEqual([['物业'], ['噪音']]);
    expect(risen(topics).map(({ name }) => name)).toEqual(['城管', '物业', '供水']);
  });

  it('say nothing of a period that is not known, nor of one whose tickets mostly name no topic', () => {
    expect(lines({ 城管: 2 })[0]?.before).toEqual({});
    expect(lines({ 城管: 2 }, { '': 9, 城管: 40 })[0]?.before.previous?.count).toBe(undefined);
    expect(lines({ 城管: 2 }, { '': 1, 城管: 9 })[0]?.before.previous?.count).toBe(9);
    expect(comeAndGone(lines({ 城管: 2 }, { '': 9 }))).toEqual({ come: [], gone: [] });
  });

  it('are none where no ticket names one, and tickets without a name stand last', () => {
    expect(lines({ '': 4 })).toEqual([]);
    expect(lines({ '': 4, 城管: 1 }).map(({ name }) => name)).toEqual(['城管', '']);
  });

  it('add up to all that was received, now and before', () => {
    const counts = fc.dictionary(fc.constantFrom('城管', '物业', '供水', '噪音', ''), fc.nat(30));
    fc.assert(
      fc.property(counts, counts, (now, before) => {
        const topics = lines(now, before);
        if (topics.length === 0) return;
        const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
        expect(sum(topics.map(({ count }) => count))).toBe(tickets(now).length);
        const told = topics.flatMap((topic) => topic.before.previous ?? []);
        if (told.length > 0) expect(sum(told.map(({ count }) => count))).toBe(tickets(before).length);
        for (const { count, before: then } of topics)
          if (then.previous) expect(then.previous.count + then.previous.more).toBe(count);
      }),
    );
  });
});
