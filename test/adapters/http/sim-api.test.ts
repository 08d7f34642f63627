import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aMessage } from '../../builders/a-message.ts';
import { type Story, storyOf } from '../../builders/a-ticket.ts';
import { anOffice } from '../../builders/an-office.ts';
import { type HttpStage, httpStage } from './http-stage.ts';

let stage: HttpStage;
beforeEach(async () => {
  stage = await httpStage();
});
afterEach(() => stage.close());

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const said = async (message: Record<string, unknown>, group = 'g-willow') => {
  const answer = await stage.post(`/sim/groups/${group}/messages`, message);
  return { status: answer.status, body: (await answer.json()) as { id: string; error?: string } };
};
const logged = (id: string) => stage.stores.messages.find('wechat', id);

describe('the groups', () => {
  it('lists what the simulator stands in for, with nothing more than id, name and audience', async () => {
    const { groups } = (await (await stage.get('/sim/groups')).json()) as { groups: unknown[] };
    expect(groups).toHaveLength(4);
    expect(groups[0]).toEqual({ id: 'g-willow', name: '柳荫小区1群', audience: 'residents' });
  });

  it('answers a sentence for an unknown group', async () => {
    const { status, body } = await said({ from: 'x', text: '你好' }, 'g-none');
    expect(status).toBe(404);
    expect(body.error).toContain('没有群“g-none”');
    expect((await stage.get('/sim/groups/g-none/posts')).status).toBe(404);
    expect((await stage.get('/sim/groups/%E0%A4%A/posts')).status).toBe(404);
  });
});

describe('speaking', () => {
  it('takes a message once it is in the log', async () => {
    const { status, body } = await said({ from: '张三', text: '电梯坏了', id: 'm1' });
    expect(status).toBe(202);
    expect(body).toEqual({ id: 'm1' });
    expect(await logged('m1')).toMatchObject({
      group: 'g-willow',
      from: '张三',
      kind: 'text',
      text: '电梯坏了',
      mentionsBot: false,
    });
  });

  it('takes the same id once', async () => {
    await said({ from: 'a', text: '第一次', id: 'm1' });
    const again = await said({ from: 'a', text: '第二次', id: 'm1' });
    expect([again.status, again.body]).toEqual([202, { id: 'm1' }]);
    expect((await logged('m1'))?.text).toBe('第一次');
    expect((await said({ from: 'a', text: '别处', id: 'm1' }, 'g-staff')).status).toBe(409);
  });

  it('gives ids of its own, in the order of speaking though the clock stands still', async () => {
    const ids = [];
    for (const text of ['一', '二', '三']) ids.push((await said({ from: 'a', text })).body.id);
    expect(new Set(ids).size).toBe(3);
    expect((await stage.stores.messages.history('g-willow', 9)).map((message) => message.text)).toEqual([
      '一',
      '二',
      '三',
    ]);
  });

  it.each([
    ['p-dispatcher', 'wx-dispatcher'],
    ['wx-dispatcher', 'wx-dispatcher'],
    ['p-nobody', 'p-nobody'],
    ['住3号楼的', '住3号楼的'],
  ])('reads the speaker %s as the account %s', async (from, account) => {
    await said({ from, text: '你好', id: 'm1' });
    expect((await logged('m1'))?.from).toBe(account);
  });

  it.each([
    ['@小邻 电梯坏了', true],
    ['电梯坏了 ＠邻里助手', true],
    ['小邻你好', false],
    ['@物业 电梯坏了', false],
  ])('sees in “%s” whether the bot is meant', async (text, meant) => {
    await said({ from: 'a', text, id: 'm1' });
    expect((await logged('m1'))?.mentionsBot).toBe(meant);
    await said({ from: 'a', text, id: 'm2', mentionsBot: !meant });
    expect((await logged('m2'))?.mentionsBot).toBe(!meant);
  });

  it('keeps pictures, and sends those beside a text as messages of their own', async () => {
    await said({ from: 'a', text: '看图', id: 'm1', images: [`data:image/png;base64,${PNG}`, 'pic.jpg'] });
    expect(await logged('m1')).toMatchObject({ kind: 'text', text: '看图' });
    expect(await logged('m1#2')).toMatchObject({ kind: 'image', media: 'pic.jpg' });
    const { media } = (await logged('m1#1')) ?? {};
    const picture = await stage.get(`/sim/media/${media}`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer()).toString('base64')).toBe(PNG);
  });

  it('takes a picture alone, a voice, and a quotation', async () => {
    await said({ from: 'a', id: 'm1', images: [PNG] });
    expect(await logged('m1')).toMatchObject({ kind: 'image', text: '' });
    await said({ from: 'a', id: 'm2', text: '楼道没灯', kind: 'voice', replyTo: 'm1' });
    expect(await logged('m2')).toMatchObject({ kind: 'voice', text: '楼道没灯', replyTo: 'm1' });
  });

  it.each([
    [{ text: '没有人' }, 'from'],
    [{ from: 'a' }, '请写点内容'],
    [{ from: 'a', text: 5 }, 'text'],
    [{ from: 'a', text: 'x', kind: 'video' }, 'kind'],
    [{ from: 'a', text: 'x', id: 'recall:m1' }, 'recall:'],
    [{ from: 'a\u0000', text: 'x' }, 'from'],
    [{ from: 'a', text: 'x', images: ['http://elsewhere/a'] }, '图片看不懂'],
  ])('refuses %j with a sentence', async (message, word) => {
    const { status, body } = await said(message);
    expect(status).toBe(400);
    expect(body.error).toContain(word);
  });

  it('refuses what is no picture, and what is no JSON', async () => {
    expect((await said({ from: 'a', images: [Buffer.from('<svg/>').toString('base64')] })).status).toBe(415);
    const broken = await stage.post('/sim/groups/g-willow/messages', '{"from":');
    expect(broken.status).toBe(400);
    expect(((await broken.json()) as { error: string }).error).toContain('JSON');
    expect((await stage.post('/sim/groups/g-willow/messages', '[]')).status).toBe(400);
  });

  it('takes a message back in the name of its sender', async () => {
    await said({ from: 'p-handler', text: '发错了', id: 'm1' });
    const recall = await stage.post('/sim/groups/g-willow/recalls', { message: 'm1' });
    expect([recall.status, await recall.json()]).toEqual([202, { id: 'recall:m1' }]);
    expect(await logged('recall:m1')).toMatchObject({ kind: 'recall', from: 'wx-handler', replyTo: 'm1' });
    expect((await stage.post('/sim/groups/g-staff/recalls', { message: 'm1' })).status).toBe(404);
  });
});

describe('what the bot posts', () => {
  it('comes in the order of sending, after a place', async () => {
    await stage.posted({
      to: { group: 'g-willow' },
      text: '一',
      kind: 'acknowledgement',
      tickets: ['20260312-001'],
      mentions: ['张三'],
    });
    await stage.posted({ to: { group: 'g-staff' }, text: '别处' });
    await stage.posted({ to: { group: 'g-willow' }, text: '二' });
    const { posts } = (await (await stage.get('/sim/groups/g-willow/posts')).json()) as {
      posts: { seq: number; text: string }[];
    };
    expect(posts[0]).toEqual({
      seq: 1,
      at: '2026-03-12T10:00:00+08:00',
      kind: 'acknowledgement',
      text: '一',
      mentions: ['张三'],
      tickets: ['20260312-001'],
    });
    const later = (await (await stage.get('/sim/groups/g-willow/posts?after=1')).json()) as {
      posts: { text: string }[];
    };
    expect(later.posts.map((post) => post.text)).toEqual(['二']);
    expect((await stage.get('/sim/groups/g-willow/posts?after=x')).status).toBe(400);
  });

  it('names the pictures that went before the words', async () => {
    await stage.posted({ to: { group: 'g-willow' }, text: '一张', images: ['a.png'] });
    await stage.posted({ to: { group: 'g-willow' }, text: '两张', images: ['a.png', 'b.png'] });
    const { posts } = (await (await stage.get('/sim/groups/g-willow/posts')).json()) as { posts: unknown[] };
    expect(posts[0]).toMatchObject({ image: 'a.png' });
    expect(posts[0]).not.toHaveProperty('images');
    expect(posts[1]).toMatchObject({ image: 'a.png', images: ['a.png', 'b.png'] });
    const page = await (await stage.get('/sim?group=g-willow')).text();
    expect(page).toContain('<img src="/sim/media/b.png" alt="海报，第2张，内容同下面的文字，点开看大图"');
  });

  it('leads to the addresses it names, shown without their tokens', async () => {
    await stage.posted({ to: { group: 'g-willow' }, text: '出处：https://linli.example/proof?t=a-b_c.d&x=1，请看<b>' });
    const page = await (await stage.get('/sim?group=g-willow')).text();
    expect(page).toContain(
      '出处：<a href="https://linli.example/proof?t=a-b_c.d&amp;x=1" target="_blank" rel="noreferrer">https://linli.example/proof</a>，请看&lt;b&gt;',
    );
  });

  it('stands between the messages in the history, private posts apart', async () => {
    await said({ from: 'a', text: '问', id: 'm1' });
    await stage.posted({ to: { group: 'g-willow' }, text: '答', mentions: ['p-handler'] });
    await stage.posted({ to: { person: 'p-leader' }, text: '私下' });
    stage.clock.advance(1000);
    await said({ from: 'a', text: '谢', id: 'm2', replyTo: 'm1' });
    await stage.post('/sim/groups/g-willow/recalls', { message: 'm1' });
    const { entries } = (await (await stage.get('/sim/groups/g-willow/history')).json()) as {
      entries: Record<string, unknown>[];
    };
    expect(entries.map((entry) => entry['text'])).toEqual(['', '答', '谢']);
    expect(entries[0]).toMatchObject({ recalled: true });
    expect(entries[1]).toMatchObject({ mentionNames: ['林小河'] });
    expect(await (await stage.get('/sim/directs')).json()).toEqual({
      directs: [{ id: 'dm:p-leader', person: 'p-leader', name: '凌主任' }],
    });
    const direct = (await (await stage.get('/sim/directs/p-leader/history')).json()) as { entries: unknown[] };
    expect(direct.entries).toMatchObject([{ text: '私下' }]);
  });

  it('is told to an open page, as messages and the clock are', async () => {
    const stop = new AbortController();
    const events = await fetch(`${stage.address}/sim/events`, { signal: stop.signal });
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const until = async (word: string) => {
      while (!heard.includes(word)) heard += (await reader?.read())?.value ?? '';
    };
    await until('retry');
    await stage.posted({ to: { group: 'g-staff' }, text: '一' });
    await until('g-staff');
    await said({ from: 'a', text: '问' });
    await until('g-willow');
    await stage.post('/sim/clock', { advance: 'PT1H' });
    await until('2026-03-12T11:00:00+08:00');
    stop.abort();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(stage.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});

describe('the clock', () => {
  it('is moved on, never back', async () => {
    expect(await (await stage.get('/sim/clock')).json()).toEqual({
      now: '2026-03-12T10:00:00+08:00',
      movable: true,
      quiet: null,
      next: null,
    });
    const moved = await stage.post('/sim/clock', { advance: 'P1DT2H30M' });
    expect([moved.status, await moved.json()]).toEqual([200, { now: '2026-03-13T12:30:00+08:00' }]);
    for (const advance of ['-PT1H', 'P1M', 'PT', '2h', '', 'P400D', 7]) {
      expect((await stage.post('/sim/clock', { advance })).status).toBe(400);
    }
  });

  it('says when unasked posts are held back', async () => {
    await stage.post('/sim/clock', { advance: 'PT12H' });
    expect(await (await stage.get('/sim/clock')).json()).toMatchObject({
      quiet: '静默时段，没人问的消息7:30后发',
    });
  });
});

describe('the next due moment', () => {
  const DUE = Date.parse('2026-03-12T11:05:00+08:00');
  /** A service with one thing to come, and chatter to forget before that. */
  const withWork = async (job: string) => {
    let made: HttpStage;
    const sim = {
      channels: new Map(),
      advance: async (ms: number) => made.clock.advance(ms),
      upcoming: async () =>
        [
          { job: 'forgetChatter', at: DUE - 60_000 },
          { job, at: DUE },
        ].filter(({ at }) => at > made.clock.now()),
    };
    made = await httpStage({ deps: { sim } });
    return made;
  };

  it('is what somebody could see, and is said', async () => {
    const one = await withWork('reports');
    expect(await (await one.get('/sim/clock')).json()).toMatchObject({
      next: { at: '2026-03-12T11:05:00+08:00', words: '发当天的日报或摘要' },
    });
    await one.close();
  });

  it('is reached, and nothing is moved where nothing is to come', async () => {
    const one = await withWork('sendReminders');
    const reached = await one.post('/sim/clock/next', {});
    expect([reached.status, await reached.json()]).toEqual([
      200,
      {
        now: '2026-03-12T11:05:00+08:00',
        reached: { at: '2026-03-12T11:05:00+08:00', words: '再看一遍有没有到期的件' },
      },
    ]);
    expect(await (await one.post('/sim/clock/next', {})).json()).toEqual({
      now: '2026-03-12T11:05:00+08:00',
      reached: null,
    });
    await one.close();
  });

  it('names the ticket and what will happen to it', async () => {
    const one = await withWork('sendReminders');
    const first = aMessage({ sentAt: DUE - 2 * 3_600_000 });
    const { ticket, events } = storyOf('dispatched', { number: '20260312-007', first });
    await one.stores.tickets.save({ ticket, events, decidedOn: 0, nextAt: DUE - 1 });
    const { next } = (await (await one.get('/sim/clock')).json()) as { next: { words: string } };
    expect(next.words).toMatch(/^0312-007 签收时限.*提醒值班人员$/u);
    await one.close();
  });
});

describe('a ticket', () => {
  const kept = async (story: Story) => {
    const { ticket, events } = story;
    await stage.stores.tickets.save({ ticket, events, decidedOn: 0, nextAt: null });
  };
  const card = async (number: string) => (await stage.get(`/sim/tickets/${number}/card`)).text();

  it('has a card with its time limits and its history, by its full number and as posts write it', async () => {
    await kept(storyOf('inProgress', { number: '20260302-004' }));
    const full = await card('20260302-004');
    expect(full).toContain('柳荫小区下水道堵了');
    expect(full.match(/data-event="(\w+)"/gu)).toEqual([
      'data-event="opened"',
      'data-event="dispatched"',
      'data-event="accepted"',
    ]);
    expect(full).toMatch(/class="due overdue"><b>联系/u);
    expect(await card('0302-004')).toBe(full);
    expect((await stage.get('/sim/tickets/20260302-099/card')).status).toBe(404);
  });

  it('keeps the words of a sensitive matter to itself', async () => {
    const story = storyOf('completed', { number: '20260302-005' });
    const said = story.ticket.messages[0]?.text ?? '';
    await kept(story);
    expect(await card('20260302-005')).toContain(said);
    const hidden = { ...story.ticket, number: '20260302-006', sensitive: true };
    await kept({ ticket: hidden, events: story.events });
    const shown = await card('20260302-006');
    expect(shown).toContain('敏感事项');
    for (const words of [said, story.ticket.subject, story.ticket.reply ?? '']) expect(shown).not.toContain(words);
    expect(await (await stage.get('/sim/tickets')).text()).not.toContain(story.ticket.subject);
  });

  it('is in the list while it is open', async () => {
    expect(await (await stage.get('/sim/tickets')).text()).toContain('没有在办的工单');
    await kept(storyOf('dispatched', { number: '20260302-007' }));
    await kept(storyOf('closed', { number: '20260302-008' }));
    const list = await (await stage.get('/sim/tickets')).text();
    expect(list).toContain('data-ticket="20260302-007"');
    expect(list).not.toContain('20260302-008');
  });
});

describe('scenes', () => {
  const offered = async (one: HttpStage) =>
    ((await (await one.get('/sim/scenes')).json()) as { scenes: { id: string; lack: string | null }[] }).scenes;

  it('are ten in an office that has all they need', async () => {
    const scenes = await offered(stage);
    expect(scenes).toHaveLength(10);
    expect(scenes.filter(({ lack }) => lack !== null)).toEqual([]);
  });

  it('say what an office lacks, and are refused for that reason', async () => {
    const office = anOffice();
    const people = office.people.filter(({ roles }) => !roles.includes('dispatcher'));
    const poor = await httpStage({ office: { ...office, people } });
    const lacking = (await offered(poor)).filter(({ lack }) => lack !== null);
    expect(lacking.map(({ id }) => id)).toEqual(['return', 'extension', 'tipOff']);
    const refused = await poor.post('/sim/scenes/return/play', {});
    expect(refused.status).toBe(409);
    expect(((await refused.json()) as { error: string }).error).toContain('派单员');
    await poor.close();
  });

  it('are none of them beside a real platform, and the page says why', async () => {
    const both = await httpStage({ channels: ['sim', 'dingtalk'] });
    expect(await offered(both)).toEqual([]);
    expect((await both.post('/sim/scenes/lift/play', {})).status).toBe(409);
    const page = await (await both.get('/sim')).text();
    expect(page).toContain('接了真实渠道');
    expect(page).not.toContain('data-play');
    await both.close();
  });

  it('are not played on when none is being played', async () => {
    expect(await (await stage.get('/sim/scene')).json()).toMatchObject({ scene: null });
    expect((await stage.post('/sim/scene/next', {})).status).toBe(409);
    expect((await stage.post('/sim/scene/mode', { mode: 'run' })).status).toBe(409);
    expect((await stage.post('/sim/scenes/none/play', {})).status).toBe(404);
    expect(await (await stage.post('/sim/scene/stop', {})).json()).toMatchObject({ scene: null });
  });
});

describe('where real platforms are run', () => {
  it('has no simulator at all without `sim`', async () => {
    const real = await httpStage({ channels: ['wechat'] });
    for (const path of ['/sim', '/sim/groups', '/sim/clock', '/sim/assets/simulator.js'])
      expect((await real.get(path)).status).toBe(404);
    expect((await real.post('/sim/clock', { advance: 'PT1H' })).status).toBe(404);
    await real.close();
  });

  it('does not move the clock beside a real platform', async () => {
    const both = await httpStage({ channels: ['sim', 'dingtalk'] });
    const refused = await both.post('/sim/clock', { advance: 'PT1H' });
    expect(refused.status).toBe(409);
    expect(((await refused.json()) as { error: string }).error).toContain('CHANNELS');
    await both.close();
  });
});
