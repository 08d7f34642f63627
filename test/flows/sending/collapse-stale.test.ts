import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/moment.ts';
import { sendReminders } from '../../../src/flows/reminding/send-reminders.ts';
import { postDailyRanking } from '../../../src/flows/reporting/post-daily-ranking.ts';
import { sendLeaderDigest } from '../../../src/flows/reporting/send-leader-digest.ts';
import { collapseStale } from '../../../src/flows/sending/collapse-stale.ts';
import type { QueuedPost } from '../../../src/ports/outbox.ts';
import { aPost } from '../../builders/a-post.ts';
import { type ChatRoom, chatRoom } from '../chat-room.ts';

/** The service goes on by itself, hour by hour; nothing is sent. */
async function pass(chat: ChatRoom, hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    chat.wait(60);
    const now = chat.service.clock.now();
    await sendReminders(chat.service, now);
    await postDailyRanking(chat.service, now);
    await sendLeaderDigest(chat.service, now);
  }
}
const collapse = (chat: ChatRoom) => collapseStale(chat.service, 'wechat', chat.service.clock.now());
const queued = (chat: ChatRoom, ...kinds: readonly string[]): readonly QueuedPost[] =>
  chat.service.stores.outbox.all().filter(({ kind, state }) => state === 'queued' && kinds.includes(kind));

async function twoTickets(): Promise<ChatRoom> {
  const chat = await chatRoom();
  await chat.say('wx-r1', '柳荫小区3号楼下水道堵了，污水都溢出来了');
  chat.wait(30);
  await chat.say('wx-r2', '柳荫小区2号楼电梯按钮坏了，希望修一下');
  return chat;
}

describe('what waited for its channel', () => {
  it('of reminders becomes one per unit, as things stand now', async () => {
    const chat = await twoTickets();
    await pass(chat, 30);
    expect(queued(chat, 'reminder', 'overdue').length).toBeGreaterThan(2);
    await collapse(chat);
    const [one, ...more] = queued(chat, 'reminder', 'overdue');
    expect(more).toEqual([]);
    expect(one).toMatchObject({ to: { group: 'g-staff' }, mentions: ['p-handler'] });
    expect(one?.tickets).toHaveLength(2);
    expect(one?.text).toContain('断线期间该提醒的有2件');
    expect(await collapse(chat)).toBe(0);
  });

  it('says nothing of a ticket that is over by now', async () => {
    const chat = await twoTickets();
    await pass(chat, 30);
    const [first, second] = await chat.tickets();
    const close = (number = '') =>
      chat.say('wx-handler', `办结 ${number} 已于今天上午修好，现场清理完毕，住户确认恢复正常`, { group: 'wxg-staff' });
    await close(first?.number);
    await collapse(chat);
    expect(queued(chat, 'reminder', 'overdue').flatMap(({ tickets }) => tickets)).toEqual([second?.number]);
    await close(second?.number);
    await collapse(chat);
    expect(queued(chat, 'reminder', 'overdue', 'escalation')).toEqual([]);
  });

  it('calls each person once for a ticket', async () => {
    const chat = await twoTickets();
    await pass(chat, 24 * 12);
    const perPerson = () => {
      const counts = new Map<string, number>();
      for (const { to, tickets, dedupeKey } of queued(chat, 'escalation'))
        for (const ticket of tickets) {
          const key = `${'person' in to ? to.person : to.group} ${dedupeKey.split(':')[1]} ${ticket}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      return Math.max(...counts.values());
    };
    expect(perPerson()).toBeGreaterThan(1);
    await collapse(chat);
    expect(perPerson()).toBe(1);
  });

  it('of rankings, lists and digests leaves the newest, marked; the digest tells of every day', async () => {
    const chat = await twoTickets();
    await pass(chat, 24 * 3);
    const digests = queued(chat, 'leaderDigest');
    expect(digests.length).toBe(3);
    chat.wait(120);
    await collapse(chat);
    const rankings = queued(chat, 'dailyRanking');
    expect(new Set(rankings.map(({ to }) => JSON.stringify(to))).size).toBe(rankings.length);
    for (const { text } of rankings) expect(text.split('\n')[0]).toMatch(/（补发）$/);
    const [digest, ...more] = queued(chat, 'leaderDigest');
    expect(more).toEqual([]);
    expect(digest?.dedupeKey).toBe(digests.at(-1)?.dedupeKey);
    expect(digest?.text).toContain('收2');
    expect(queued(chat, 'overdueList').length).toBeLessThanOrEqual(1);
  });

  it('stays as it is where nothing has waited long, and another channel is let alone', async () => {
    const chat = await twoTickets();
    await pass(chat, 1);
    const before = chat.service.stores.outbox.all();
    for (const { seq, notBefore } of before)
      await chat.service.stores.outbox.postpone(seq, Math.max(notBefore, chat.service.clock.now() - 14 * MINUTE));
    expect(await collapse(chat)).toBe(0);
    await pass(chat, 30);
    const waiting = chat.service.stores.outbox.all();
    expect(await collapseStale(chat.service, 'dingtalk', chat.service.clock.now())).toBe(0);
    expect(chat.service.stores.outbox.all()).toEqual(waiting);
  });

  it('leaves alone what is about a life in danger', async () => {
    const chat = await twoTickets();
    await pass(chat, 30);
    const { outbox } = chat.service.stores;
    const [reminder] = queued(chat, 'reminder').concat(queued(chat, 'overdue'));
    if (!reminder) throw new Error('no reminder');
    const now = chat.service.clock.now();
    const dedupeKey = reminder.dedupeKey.replace(/\.\d+:/, '.99:');
    await outbox.add(
      [{ draft: { ...reminder, text: '燃气泄漏，请马上回复', dedupeKey, pressing: true }, notBefore: now - HOUR }],
      now,
    );
    await collapse(chat);
    const left = outbox.all().filter((post) => post.state === 'queued' && post.pressing);
    expect(left.map(({ text, notBefore }) => [text, notBefore])).toEqual([['燃气泄漏，请马上回复', now - HOUR]]);
  });

  it('keeps every post of the newest list, however many it takes', async () => {
    const chat = await twoTickets();
    const { outbox } = chat.service.stores;
    const now = chat.service.clock.now();
    const list = (day: number, chunk: number) => ({
      draft: aPost({
        kind: 'overdueList',
        to: { group: 'g-staff' },
        text: `第${day}天第${chunk}段`,
        dedupeKey: `overdueList:all:2026-03-0${day}T09:00:00+08:00:20260301-00${chunk}.5:g-staff`,
      }),
      notBefore: now - HOUR,
    });
    await outbox.add([list(2, 1), list(2, 2), list(3, 1), list(3, 2)], now);
    await collapse(chat);
    expect(queued(chat, 'overdueList').map(({ text }) => text)).toEqual(['第3天第1段', '第3天第2段']);
  });

  it('keeps what was urged or answered by people', async () => {
    const chat = await twoTickets();
    const [ticket] = await chat.tickets();
    await chat.say('wx-supervisor', `催办 ${ticket?.number} 请今天处理`, { group: 'wxg-staff' });
    const urged = queued(chat, 'reminder').map(({ text }) => text);
    expect(urged).toHaveLength(1);
    chat.service.clock.advance(DAY + HOUR);
    await collapse(chat);
    expect(queued(chat, 'reminder').map(({ text }) => text)).toEqual(urged);
    expect(queued(chat, 'acknowledgement')).toHaveLength(2);
  });
});
