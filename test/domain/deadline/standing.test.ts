import { describe, expect, it } from 'vitest';
import { type StandingFacts, standing } from '../../../src/domain/deadline/standing.ts';

describe('standing', () => {
  it.each<[string, StandingFacts, string]>([
    ['nothing is owed', { dueAt: undefined, now: 999 }, 'onTrack'],
    ['open, long before', { dueAt: 100, now: 10, dueSoonFrom: 80 }, 'onTrack'],
    ['open, near the end', { dueAt: 100, now: 80, dueSoonFrom: 80 }, 'dueSoon'],
    ['open, no such warning', { dueAt: 100, now: 99 }, 'onTrack'],
    ['open, exactly due', { dueAt: 100, now: 100, dueSoonFrom: 80 }, 'dueSoon'],
    ['open, past it', { dueAt: 100, now: 101, dueSoonFrom: 80 }, 'overdue'],
    ['completed in time, looked at late', { dueAt: 100, now: 500, completedAt: 100, dueSoonFrom: 80 }, 'onTrack'],
    ['completed late', { dueAt: 100, now: 500, completedAt: 101 }, 'overdue'],
    ['completed after the cut-off looked at', { dueAt: 100, now: 90, completedAt: 150, dueSoonFrom: 80 }, 'dueSoon'],
  ])('%s', (_, facts, expected) => {
    expect(standing(facts)).toBe(expected);
  });
});
