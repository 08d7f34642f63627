import { expect, test } from 'vitest';
import { formatMoment } from '../../src/domain/time/moment.ts';
import { at } from '../builders/moments.ts';
import { played, said, switched } from './a-short-story.ts';

const done = (time: string, id: string, of: string) =>
  said(time, id, 'wx-handler', `办结 {{ticket:${of}}} 已派人到现场修好，回访住户确认恢复正常`, 'g-staff');
/** 2 to 16 March 2026; the platform is away when the first report is due. */
const LINES = [
  said('2026-03-02 09:00', 'm1', 'wx-r1', '柳荫小区3号楼下水道堵了，污水都溢出来了'),
  said('2026-03-03 09:00', 'm2', 'wx-r2', '柳荫小区2号楼楼道灯坏了三天，没人修'),
  said('2026-03-04 09:00', 'm3', 'wx-r3', '槐香里5栋电梯按钮坏了，希望修一下'),
  done('2026-03-04 15:00', 's1', 'm1'),
  done('2026-03-04 15:01', 's2', 'm2'),
  done('2026-03-04 15:02', 's3', 'm3'),
  switched(at('2026-03-09 09:00'), 'down'),
  switched(at('2026-03-09 15:00'), 'up'),
  said('2026-03-10 09:00', 'm4', 'wx-r4', '柳荫小区门口的垃圾两天没人清运，味道很大'),
  said('2026-03-10 10:00', 's4', 'wx-dispatcher', 'A 采用', 'g-staff'),
];

test('two weeks: the first report waits for the platform, what was adopted stands in the second', {
  timeout: 60_000,
}, async () => {
  const posts = await played(LINES, at('2026-03-16 12:00'));
  const weekly = posts.filter(({ kind }) => kind === 'weeklyReport');
  const read = weekly.map(({ to, text, sentAt }) => ({
    group: 'group' in to ? to.group : '',
    day: formatMoment(sentAt ?? 0).slice(0, 10),
    head: text.split('\n')[0],
  }));
  const first = { day: '2026-03-09', head: '【周报】3月2日至8日，截至周日24:00（补发）' };
  const second = { day: '2026-03-16', head: '【周报】3月9日至15日，截至周日24:00' };
  const groups = ['g-leaders', 'g-power', 'g-staff'];
  const ordered = read.toSorted((a, b) => a.day.localeCompare(b.day) || a.group.localeCompare(b.group));
  expect(ordered).toEqual([first, second].flatMap((week) => groups.map((group) => ({ group, ...week }))));

  const proposed = posts.find(({ kind, text }) => kind === 'review' && text.includes('建议表扬'));
  expect(proposed?.text).toContain('A 3月2日至8日，建议表扬河沿社区：3件都按期办结，没有重办和退单');
  expect(weekly.slice(0, 3).some(({ text }) => /表扬|批评/u.test(text))).toBe(false);
  for (const { text } of weekly.slice(3)) {
    expect(text.split('\n')[1]).toBe('收1件，前一周3件，降66.67%；其中办结0件，前一周3件，降100.00%');
    expect(text).toContain('表扬（3月2日至8日）\n河沿社区：3件都按期办结，没有重办和退单');
  }
});
