import { expect, test } from 'vitest';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { at } from '../builders/moments.ts';
import { played, said, switched } from './a-short-story.ts';

/** Friday evening to Monday noon: 6 to 9 March 2026. */
const DOWN = at('2026-03-06 18:30');
const UP = at('2026-03-09 12:00');

function weekend(up = UP, more: readonly object[] = []): Promise<readonly QueuedPost[]> {
  const lines = [
    said('2026-03-05 09:00', 'm1', 'wx-r1', '柳荫小区3号楼下水道堵了，污水都溢出来了'),
    said('2026-03-05 09:20', 'm2', 'wx-r2', '柳荫小区2号楼楼道灯坏了三天，没人修'),
    said('2026-03-06 09:00', 'm3', 'wx-r3', '槐香里5栋电梯按钮坏了，希望修一下'),
    said('2026-03-06 09:30', 'm4', 'wx-handler', '受理 {{ticket:m2}}', 'g-staff'),
    switched(DOWN, 'down'),
    switched(up, 'up'),
    ...more,
  ];
  return played(lines, at('2026-03-09 15:00'));
}

const kind = (posts: readonly QueuedPost[], wanted: string): readonly QueuedPost[] =>
  posts.filter((post) => post.kind === wanted);
const groupOf = ({ to }: QueuedPost): string => ('group' in to ? to.group : to.person);

test('after a weekend without the platform each group reads once what is left to be said', {
  timeout: 60_000,
}, async () => {
  const posts = await weekend();
  const sent = (post: QueuedPost): number => post.sentAt ?? 0;
  expect(posts.filter((post) => sent(post) > DOWN && sent(post) < UP)).toEqual([]);
  const after = posts.filter((post) => sent(post) >= UP);

  const rankings = kind(after, 'dailyRanking');
  expect(rankings.map(groupOf).toSorted()).toEqual(['g-leaders', 'g-power', 'g-staff', 'g-willow']);
  for (const { text, dedupeKey } of rankings) {
    expect(dedupeKey).toContain('2026-03-08');
    expect(text.split('\n')[0]).toContain('（补发）');
  }
  expect(rankings.every((post) => sent(post) >= at('2026-03-09 14:00'))).toBe(true);

  expect(kind(after, 'leaderDigest')).toHaveLength(1);
  expect(kind(after, 'overdueList').length).toBeLessThanOrEqual(1);

  const urging = [...kind(after, 'reminder'), ...kind(after, 'overdue')];
  expect(urging).toHaveLength(1);
  expect(urging[0]).toMatchObject({ to: { group: 'g-staff' }, mentions: ['p-handler'] });
  expect(urging[0]?.text).toContain('断线期间该提醒的有');
  expect(kind(after, 'notice').map(({ text }) => text)).toEqual([expect.stringContaining('可能漏收')]);
  const told = kind(after, 'review').filter(({ text }) => text.includes('可能漏收'));
  expect(told.map(groupOf)).toEqual(['g-staff']);
  expect(told[0]?.text).toContain('npm run import -- --chat');
});

test('a platform that comes back at night stays quiet until the morning', { timeout: 60_000 }, async () => {
  const up = at('2026-03-08 23:00');
  const posts = await weekend(up);
  const after = posts.filter(({ sentAt }) => (sentAt ?? 0) >= up);
  expect(after.length).toBeGreaterThan(0);
  expect(Math.min(...after.map(({ sentAt }) => sentAt ?? 0))).toBeGreaterThanOrEqual(at('2026-03-09 07:30'));
});

test('of two outages each is told with its own time', { timeout: 60_000 }, async () => {
  const again = [switched(at('2026-03-09 13:00'), 'down'), switched(at('2026-03-09 13:30'), 'up')];
  const posts = await weekend(UP, [switched(at('2026-03-09 12:30'), 'up'), ...again]);
  const told = kind(posts, 'review').filter(({ text }) => text.includes('可能漏收'));
  expect(told.map(({ text }) => /微信(.+?)断线/u.exec(text)?.[1])).toEqual(['3月6日18:30–今天12:00', '13:00–13:30']);
});
