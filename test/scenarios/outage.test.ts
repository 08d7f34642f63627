import { expect, test } from 'vitest';
import { readRecording } from '../../src/adapters/replay/read-recording.ts';
import { composeReplay } from '../../src/compose-replay.ts';
import { buildDirectory } from '../../src/domain/office/directory.ts';
import { formatMoment, parseMoment } from '../../src/domain/time/moment.ts';
import { replay } from '../../src/flows/replay.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';

/** Friday evening to Monday noon: 6 to 9 March 2026. */
const DOWN = at('2026-03-06 18:30');
const UP = at('2026-03-09 12:00');

const said = (time: string, id: string, from: string, text: string, group = 'g-willow') => ({
  at: formatMoment(at(time)),
  type: 'message',
  channel: 'wechat',
  group,
  id,
  from,
  text,
});
const switched = (moment: number, status: 'down' | 'up') => ({
  at: formatMoment(moment),
  type: 'channel',
  channel: 'wechat',
  status,
});

async function played(up = UP, more: readonly object[] = []): Promise<readonly QueuedPost[]> {
  const lines = [
    said('2026-03-05 09:00', 'm1', 'wx-r1', '柳荫小区3号楼下水道堵了，污水都溢出来了'),
    said('2026-03-05 09:20', 'm2', 'wx-r2', '柳荫小区2号楼楼道灯坏了三天，没人修'),
    said('2026-03-06 09:00', 'm3', 'wx-r3', '槐香里5栋电梯按钮坏了，希望修一下'),
    said('2026-03-06 09:30', 'm4', 'wx-handler', '受理 {{ticket:m2}}', 'g-staff'),
    switched(DOWN, 'down'),
    switched(up, 'up'),
    ...more,
  ];
  const policy = anOffice();
  const until = parseMoment('2026-03-09 15:00');
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const { recording, faults } = readRecording(text, buildDirectory(policy), until);
  if (!recording) throw new Error(JSON.stringify(faults));
  const stage = await composeReplay(policy, recording);
  try {
    await replay(stage.service, stage, recording);
    return await stage.service.work.stores.outbox.sent({ after: 0, limit: 1000 });
  } finally {
    await stage.close();
  }
}

const kind = (posts: readonly QueuedPost[], wanted: string): readonly QueuedPost[] =>
  posts.filter((post) => post.kind === wanted);
const groupOf = ({ to }: QueuedPost): string => ('group' in to ? to.group : to.person);

test('after a weekend without the platform each group reads once what is left to be said', {
  timeout: 60_000,
}, async () => {
  const posts = await played();
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
  const posts = await played(up);
  const after = posts.filter(({ sentAt }) => (sentAt ?? 0) >= up);
  expect(after.length).toBeGreaterThan(0);
  expect(Math.min(...after.map(({ sentAt }) => sentAt ?? 0))).toBeGreaterThanOrEqual(at('2026-03-09 07:30'));
});

test('of two outages each is told with its own time', { timeout: 60_000 }, async () => {
  const again = [switched(at('2026-03-09 13:00'), 'down'), switched(at('2026-03-09 13:30'), 'up')];
  const posts = await played(UP, [switched(at('2026-03-09 12:30'), 'up'), ...again]);
  const told = kind(posts, 'review').filter(({ text }) => text.includes('可能漏收'));
  expect(told.map(({ text }) => /微信(.+?)断线/u.exec(text)?.[1])).toEqual(['3月6日18:30–今天12:00', '13:00–13:30']);
});
