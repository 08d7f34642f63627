import { beforeEach, describe, expect, it } from 'vitest';
import type { PostDraft } from '../../src/domain/post/post.ts';
import { DAY, HOUR, type Moment } from '../../src/domain/time/moment.ts';
import { type Delivery, type Outbox, type QueuedPost, RESENT } from '../../src/ports/outbox.ts';
import { aPost } from '../builders/a-post.ts';
import { at, MONDAY_MORNING } from '../builders/moments.ts';
import type { MakeWorld } from './worlds.ts';

const NOW = MONDAY_MORNING;
const keysOf = (posts: readonly QueuedPost[]): string[] => posts.map((post) => post.dedupeKey);

/** What every outbox does. */
export function outboxContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let outbox: Outbox;
    beforeEach(async () => {
      outbox = (await make()).work.stores.outbox;
    });
    const queue = (dedupeKey: string, more: Partial<PostDraft> = {}, notBefore: Moment = NOW): Promise<number> =>
      outbox.add([{ draft: aPost({ dedupeKey, ...more }), notBefore }], NOW);
    const due = (now = NOW): Promise<readonly QueuedPost[]> => outbox.due(['wechat', 'dingtalk'], now, 99);
    const seqOf = async (key: string): Promise<number> => {
      const post = (await due(NOW + DAY)).find((one) => one.dedupeKey === key);
      if (!post) throw new Error(`no ${key} in the queue`);
      return post.seq;
    };
    const send = async (key: string, moment = NOW, platformId: string | null = null): Promise<void> => {
      const seq = await seqOf(key);
      await outbox.begin(seq);
      await outbox.settle(seq, { state: 'sent', at: moment, platformId });
    };

    it('drops a post whose key is already there, within one batch too', async () => {
      const draft = aPost();
      expect(
        await outbox.add(
          [
            { draft, notBefore: NOW },
            { draft: { ...draft, text: '又一遍' }, notBefore: NOW },
          ],
          NOW,
        ),
      ).toBe(1);
      expect(await outbox.add([{ draft: { ...draft, channel: 'dingtalk' }, notBefore: NOW }], NOW)).toBe(0);
      expect((await due()).map((post) => post.text)).toEqual([draft.text]);
    });

    it('drops a repeated post for good, also after it was sent', async () => {
      await queue('a');
      await send('a');
      expect(await queue('a')).toBe(0);
      expect(await due()).toEqual([]);
    });

    it('addresses a queued post anew, and no other', async () => {
      await queue('a');
      await queue('b');
      const [a, b] = [await seqOf('a'), await seqOf('b')];
      await outbox.begin(b);
      for (const seq of [a, b])
        await outbox.readdress(seq, {
          to: { group: 'g-staff' },
          channel: 'dingtalk',
          text: '请转告',
          mentions: ['p-1'],
        });
      await outbox.settle(b, { state: 'queued', notBefore: NOW, why: '限流' });
      const [first, second] = await due();
      const moved = {
        to: { group: 'g-staff' },
        channel: 'dingtalk',
        text: '请转告',
        mentions: ['p-1'],
        state: 'queued',
      };
      expect(first).toMatchObject({ ...moved, dedupeKey: 'a', kind: 'acknowledgement' });
      expect(second).toMatchObject({ to: { group: 'g-willow' }, channel: 'wechat', text: aPost().text });
    });

    it('gives a post back as it was queued', async () => {
      const toGroup = aPost({
        dedupeKey: 'group',
        tickets: ['20260302-002', '20260302-001'],
        mentions: ['p-b', 'wx-a'],
      });
      const toPerson = aPost({
        dedupeKey: 'person',
        to: { person: 'p-leader' },
        tickets: [],
        mentions: [],
        prompt: true,
      });
      await outbox.add(
        [toGroup, toPerson].map((draft) => ({ draft, notBefore: NOW + 5 })),
        NOW,
      );
      const queued = {
        createdAt: NOW,
        notBefore: NOW + 5,
        state: 'queued',
        attempts: 0,
        sentAt: null,
        sentSeq: null,
        platformId: null,
        why: null,
        pressing: false,
      };
      const [first, second] = await due(NOW + 5);
      expect(first).toEqual({ ...toGroup, ...queued, seq: first?.seq });
      expect(second).toEqual({ ...toPerson, ...queued, seq: second?.seq });
    });

    it('keeps a post whose words hold characters a database cannot', async () => {
      await queue('a', { text: '停\u0000水\ud83d' });
      expect((await due())[0]?.text).toBe('停水\ufffd');
    });

    it('hands out queued posts whose moment has come, of the channels asked for, in the order of queueing', async () => {
      await queue('later', {}, NOW + 1);
      await queue('b', {}, NOW);
      await queue('ding', { channel: 'dingtalk' }, NOW - HOUR);
      await queue('a', {}, NOW - 1);
      expect(keysOf(await outbox.due(['wechat'], NOW, 99))).toEqual(['b', 'a']);
      expect(keysOf(await due())).toEqual(['b', 'ding', 'a']);
      expect(keysOf(await outbox.due(['wechat'], NOW + 1, 2))).toEqual(['later', 'b']);
      expect(await outbox.due([], NOW, 99)).toEqual([]);
    });

    it('lets exactly one sender begin', async () => {
      await queue('a');
      const seq = await seqOf('a');
      expect(
        (await Promise.all([outbox.begin(seq), outbox.begin(seq)])).filter((taken) => taken !== undefined),
      ).toEqual([1]);
      expect(await outbox.begin(seq)).toBeUndefined();
      expect(await due()).toEqual([]);
    });

    it('keeps when a post was sent and the platform’s id of it', async () => {
      await queue('a');
      await send('a', NOW + 3, 'wxid-1');
      const [post] = await outbox.sent({ after: 0, limit: 9 });
      expect(post).toMatchObject({ state: 'sent', sentAt: NOW + 3, platformId: 'wxid-1', attempts: 1, why: null });
    });

    it('puts a post that did not get through back for later, and counts the attempts', async () => {
      await queue('a');
      const seq = await seqOf('a');
      await outbox.begin(seq);
      await outbox.settle(seq, { state: 'queued', notBefore: NOW + HOUR, why: '限流' });
      expect(await due()).toEqual([]);
      expect((await due(NOW + HOUR))[0]).toMatchObject({
        state: 'queued',
        attempts: 1,
        why: '限流',
        notBefore: NOW + HOUR,
      });
      expect(await outbox.begin(seq)).toBe(2);
      await outbox.settle(seq, { state: 'sent', at: NOW, platformId: null });
      expect((await outbox.sent({ after: 0, limit: 9 }))[0]).toMatchObject({ attempts: 2, why: null });
    });

    it.each(['uncertain', 'failed'] as const)('never hands out a post that is %s', async (state) => {
      await queue('a');
      const seq = await seqOf('a');
      await outbox.begin(seq);
      await outbox.settle(seq, { state, why: '平台拒收' });
      expect(await due(NOW + DAY)).toEqual([]);
      expect(await outbox.begin(seq)).toBeUndefined();
      expect(await outbox.waiting()).toEqual([{ channel: 'wechat', state, count: 1 }]);
    });

    it('makes posts uncertain that a dead process left half sent, of its own channels only', async () => {
      await queue('mine');
      await queue('waiting');
      await queue('foreign', { channel: 'dingtalk' });
      await outbox.begin(await seqOf('mine'));
      await outbox.begin(await seqOf('foreign'));
      const lost = await outbox.abandonSending(['wechat']);
      expect(lost).toMatchObject([{ dedupeKey: 'mine', state: 'uncertain', why: '发送中断，不知是否发出' }]);
      expect(await outbox.abandonSending(['wechat'])).toEqual([]);
      expect(keysOf(await due())).toEqual(['waiting']);
    });

    it('does not let an attempt settle what another has settled or begun meanwhile', async () => {
      await queue('a');
      const seq = await seqOf('a');
      const first = await outbox.begin(seq);
      await outbox.settle(seq, { state: 'queued', notBefore: NOW, why: '补发' });
      await outbox.settle(seq, { state: 'failed', why: '迟到' }, first);
      expect(await outbox.find(seq)).toMatchObject({ state: 'queued', why: '补发' });
      const second = await outbox.begin(seq);
      await outbox.settle(seq, { state: 'sent', at: NOW, platformId: 'late' }, first);
      expect(await outbox.find(seq)).toMatchObject({ state: 'sending', platformId: null });
      await outbox.abandonSending(['wechat']);
      await outbox.settle(seq, { state: 'sent', at: NOW, platformId: 'p1' }, second);
      expect(await outbox.find(seq)).toMatchObject({ state: 'sent', platformId: 'p1' });
    });

    it('knows what went out without proof, and takes an echo as proof once', async () => {
      const group = aPost().to;
      const unproven = async (): Promise<readonly string[]> =>
        keysOf(await outbox.unproven('wechat', group, NOW - DAY));
      for (const key of ['waiting', 'sending', 'uncertain', 'again', 'nameless', 'proved', 'failed']) await queue(key);
      await queue('elsewhere', { to: { person: 'p-head' } });
      const seqs = new Map((await due()).map((post) => [post.dedupeKey, post.seq]));
      const settle = (key: string, delivery: Delivery): Promise<void> => outbox.settle(seqs.get(key) ?? 0, delivery);
      for (const key of ['sending', 'uncertain', 'again', 'failed', 'elsewhere'])
        await outbox.begin(seqs.get(key) ?? 0);
      await settle('uncertain', { state: 'uncertain', why: '超时' });
      await settle('again', { state: 'queued', notBefore: NOW, why: '补发' });
      await settle('failed', { state: 'failed', why: '拒收' });
      await outbox.begin(seqs.get('nameless') ?? 0);
      await settle('nameless', { state: 'sent', at: NOW, platformId: null });
      await send('proved', NOW, 'wxid-0');
      expect(await unproven()).toEqual(['sending', 'uncertain', 'again', 'nameless']);
      expect(keysOf(await outbox.unproven('wechat', { person: 'p-head' }, NOW - DAY))).toEqual(['elsewhere']);
      expect(await outbox.unproven('dingtalk', group, NOW - DAY)).toEqual([]);
      for (const [index, key] of ['sending', 'uncertain', 'again', 'nameless'].entries())
        expect(await outbox.prove(seqs.get(key) ?? 0, { id: `wxid-${index + 1}`, at: NOW + 5 })).toBe(true);
      expect(await unproven()).toEqual([]);
      expect(await outbox.prove(seqs.get('sending') ?? 0, { id: 'wxid-9', at: NOW + 6 })).toBe(false);
      expect(await outbox.prove(seqs.get('failed') ?? 0, { id: 'wxid-9', at: NOW + 6 })).toBe(false);
      const sent = await outbox.sent({ after: 0, limit: 9 });
      expect(sent.map((post) => [post.dedupeKey, post.platformId, post.sentAt, post.why])).toEqual([
        ['nameless', 'wxid-4', NOW, null],
        ['proved', 'wxid-0', NOW, null],
        ['sending', 'wxid-1', NOW + 5, null],
        ['uncertain', 'wxid-2', NOW + 5, null],
        ['again', 'wxid-3', NOW + 5, null],
      ]);
      expect(await outbox.sentSince('wechat', NOW)).toBe(5);
      expect(await outbox.sentSince('wechat', NOW + 1)).toBe(3);
    });

    it('keeps the pictures that go with the words, in their order', async () => {
      await queue('plain');
      await queue('shown', { images: ['a.png', 'b.png'] });
      expect((await due()).map((post) => post.images)).toEqual([undefined, ['a.png', 'b.png']]);
    });

    it('lists sent posts in the order of sending, after a place in it', async () => {
      for (const key of ['a', 'b', 'c']) await queue(key);
      for (const key of ['c', 'a', 'b']) await send(key);
      const sent = await outbox.sent({ after: 0, limit: 9 });
      expect(keysOf(sent)).toEqual(['c', 'a', 'b']);
      expect(keysOf(await outbox.sent({ after: sent[0]?.sentSeq ?? 0, limit: 1 }))).toEqual(['a']);
      expect(await outbox.sent({ after: sent[2]?.sentSeq ?? 0, limit: 9 })).toEqual([]);
    });

    it('lists sent posts of one group or one person', async () => {
      await queue('group');
      await queue('staff', { to: { group: 'g-staff' } });
      await queue('person', { to: { person: 'p-leader' } });
      for (const key of ['group', 'staff', 'person']) await send(key);
      expect(keysOf(await outbox.sent({ group: 'g-staff', after: 0, limit: 9 }))).toEqual(['staff']);
      expect(keysOf(await outbox.sent({ person: 'p-leader', after: 0, limit: 9 }))).toEqual(['person']);
    });

    it('finds the post a platform message is the echo of', async () => {
      await queue('a');
      await queue('b');
      await send('a', NOW, 'echo');
      await send('b');
      expect((await outbox.byPlatformId('wechat', 'echo'))?.dedupeKey).toBe('a');
      expect(await outbox.byPlatformId('dingtalk', 'echo')).toBeUndefined();
      expect(await outbox.byPlatformId('wechat', 'other')).toBeUndefined();
    });

    it('counts what has not been sent by channel and state', async () => {
      for (const key of ['a', 'b', 'sending', 'sent']) await queue(key);
      await queue('ding', { channel: 'dingtalk' });
      await send('sent');
      await outbox.begin(await seqOf('sending'));
      expect(await outbox.waiting()).toEqual([
        { channel: 'dingtalk', state: 'queued', count: 1 },
        { channel: 'wechat', state: 'queued', count: 2 },
        { channel: 'wechat', state: 'sending', count: 1 },
      ]);
    });

    it('counts unasked posts to a group by the Shanghai day they may go out on', async () => {
      const noon = at('2026-03-02 12:00');
      await queue('counted', { kind: 'acknowledgement' }, noon);
      await queue('midnight', { kind: 'notice' }, at('2026-03-02 00:00'));
      await queue('next day', { kind: 'acknowledgement' }, at('2026-03-03 00:00'));
      await queue('asked for', { kind: 'acknowledgement', prompt: true }, noon);
      await queue('result', { kind: 'completion' }, noon);
      await queue('ranking', { kind: 'dailyRanking' }, noon);
      await queue('elsewhere', { kind: 'notice', to: { group: 'g-staff' } }, noon);
      expect(await outbox.unaskedOn('g-willow', '2026-03-02')).toBe(2);
      expect(await outbox.unaskedOn('g-willow', '2026-03-04')).toBe(0);
    });

    it('tells for whom the same words were queued for one reader since a moment', async () => {
      const noon = at('2026-03-02 12:00');
      await queue('a', { text: '同一句', mentions: ['wx-1'] }, noon);
      await queue('b', { text: '同一句', mentions: ['wx-2'] }, noon);
      await queue('other words', { text: '另一句' }, noon);
      await queue('elsewhere', { text: '同一句', to: { group: 'g-staff' } }, noon);
      await queue('alone', { text: '同一句', to: { person: 'p-1' }, mentions: ['p-1'] }, noon);
      expect(await outbox.alikeSince({ group: 'g-willow' }, '同一句', 0)).toEqual([['wx-1'], ['wx-2']]);
      expect(await outbox.alikeSince({ person: 'p-1' }, '同一句', 0)).toEqual([['p-1']]);
      expect(await outbox.alikeSince({ group: 'g-willow' }, '同一句', at('2036-01-01 00:00'))).toEqual([]);
    });

    it('lets what is about a life in danger go first', async () => {
      await queue('first');
      await queue('fire', { pressing: true });
      await queue('gas', { pressing: true });
      expect(keysOf(await due())).toEqual(['fire', 'gas', 'first']);
    });

    it('finds the unasked post that gathers for a group, until it is on its way', async () => {
      const kind = 'acknowledgement';
      await queue('asked', { kind, prompt: true });
      await queue('elsewhere', { kind, to: { group: 'g-other' } });
      await queue('other kind', { kind: 'notice' });
      expect(await outbox.gathering('g-willow', kind)).toBeUndefined();
      await queue('earlier', { kind });
      await queue('gathers', { kind }, NOW + HOUR);
      expect((await outbox.gathering('g-willow', kind))?.dedupeKey).toBe('gathers');
      await outbox.begin(await seqOf('gathers'));
      expect((await outbox.gathering('g-willow', kind))?.dedupeKey).toBe('earlier');
    });

    it('takes other words for a post that waits, not for one on its way', async () => {
      await queue('a');
      const seq = await seqOf('a');
      const more = { text: '已登记2件', tickets: ['20260302-001', '20260302-002'], mentions: ['wx-a', 'wx-b'] };
      expect(await outbox.rewrite(seq, more)).toBe(true);
      expect(await due()).toMatchObject([{ ...more, dedupeKey: 'a' }]);
      await outbox.begin(seq);
      expect(await outbox.rewrite(seq, { ...more, text: '太晚了' })).toBe(false);
    });

    it('takes back a post that waits, not one that was tried or sent', async () => {
      for (const key of ['waits', 'tried', 'sent']) await queue(key);
      await send('sent');
      const tried = await seqOf('tried');
      await outbox.begin(tried);
      await outbox.settle(tried, { state: 'queued', notBefore: NOW, why: '网络不通' });
      for (const key of ['waits', 'tried', 'sent', 'unknown']) await outbox.withdraw(key);
      expect(keysOf(await due())).toEqual(['tried']);
      expect(await queue('sent')).toBe(0);
      expect(await queue('waits')).toBe(1);
    });

    it('knows what was written to one person and refused or taken, until it is passed on', async () => {
      const alone = { to: { person: 'p-head' } };
      for (const key of ['refused', 'taken', 'waits', 'unnamed']) await queue(key, alone);
      await queue('to a group');
      const [refused, grouped] = [await seqOf('refused'), await seqOf('to a group')];
      for (const seq of [refused, grouped]) {
        await outbox.begin(seq);
        await outbox.settle(seq, { state: 'failed', why: '不是好友' });
      }
      await send('taken', NOW, 'wx-9');
      await send('unnamed');
      expect(keysOf(await outbox.toPersons(NOW))).toEqual(['refused', 'taken']);
      expect(await outbox.toPersons(NOW + 1)).toEqual([]);
      await queue(`passedOn:${refused}`, alone);
      expect(keysOf(await outbox.toPersons(NOW))).toEqual(['taken']);
    });

    it('drops a post that another one stands for, also one that was tried, unless it may have been seen', async () => {
      for (const key of ['waits', 'tried', 'seen', 'sent']) await queue(key);
      const seqs = await Promise.all(['waits', 'tried', 'seen', 'sent'].map(seqOf));
      await send('sent');
      for (const [key, why] of [
        ['tried', '网络不通'],
        ['seen', RESENT],
      ] as const) {
        const seq = await seqOf(key);
        await outbox.begin(seq);
        await outbox.settle(seq, { state: 'queued', notBefore: NOW, why });
      }
      const dropped: boolean[] = [];
      for (const seq of seqs) dropped.push(await outbox.supersede(seq));
      expect(dropped).toEqual([true, true, false, false]);
      expect(keysOf(await due())).toEqual(['seen']);
    });

    it('puts off a post that waits, and never hastens one', async () => {
      await queue('early');
      await queue('late', {}, NOW + HOUR);
      await outbox.postpone(await seqOf('early'), NOW + 2 * HOUR);
      await outbox.postpone(await seqOf('late'), NOW);
      expect(await due()).toEqual([]);
      const later = await outbox.due(['wechat'], NOW + 2 * HOUR, 10);
      expect(later.map(({ notBefore }) => notBefore)).toEqual([NOW + 2 * HOUR, NOW + HOUR]);
      const early = await seqOf('early');
      await send('early');
      await outbox.postpone(early, NOW + 9 * HOUR);
      expect((await outbox.find(early))?.notBefore).toBe(NOW + 2 * HOUR);
    });

    it('hastens a post that waits, and never puts one off', async () => {
      await queue('late', {}, NOW + HOUR);
      await outbox.hasten('late', NOW);
      await outbox.hasten('late', NOW + DAY);
      await outbox.hasten('unknown', NOW);
      expect((await due()).map(({ dedupeKey, notBefore }) => [dedupeKey, notBefore])).toEqual([['late', NOW]]);
    });
  });
}
