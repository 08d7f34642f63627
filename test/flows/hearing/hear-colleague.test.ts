import { beforeEach, describe, expect, it } from 'vitest';
import { processMessages } from '../../../src/flows/hearing/process-messages.ts';
import { receiveMessage } from '../../../src/flows/hearing/receive-message.ts';
import { storyOf } from '../../builders/a-ticket.ts';
import { delivered } from '../chat-room.ts';
import { type OfficeRoom, officeRoom } from '../office-room.ts';

const ALONE = { group: 'private-1', direct: true } as const;
const NUMBER = '20260302-012';
let room: OfficeRoom;
beforeEach(async () => {
  room = await officeRoom();
  const { ticket, events } = storyOf('dispatched', { number: NUMBER });
  await room.service.stores.tickets.save({ ticket, events, decidedOn: 0, nextAt: null });
});
const state = async () => (await room.service.stores.tickets.find(NUMBER))?.state;

describe('what a colleague says to the bot alone', () => {
  it('is answered to him alone: 详情, as the dispatch says', async () => {
    const answers = await room.say('wx-handler', '详情 0302-012', ALONE);
    expect(answers).toEqual([expect.stringMatching(/^p-handler answer: .*0302-012/u)]);
    expect(answers[0]).toContain('原话：');
    expect(answers[0]).toContain('请勿转发');
  });

  it.each(['待办', '帮助', '查询 0302-012', '0302-012', '超期'])(
    'is answered like in the staff group: %s',
    async (words) => {
      const [inGroup] = await room.say('wx-handler', `@小邻 ${words}`);
      const alone = await room.say('wx-handler', words, ALONE);
      expect(alone).toEqual([inGroup?.replace('g-staff', 'p-handler')]);
    },
  );

  it('changes tickets with the rights he has, and no others', async () => {
    expect(await room.say('wx-power', '受理 0302-012', ALONE)).toEqual([expect.stringMatching(/^p-power refusal: /u)]);
    expect(await state()).toBe('dispatched');
    const [answer] = await room.say('wx-handler', '受理 0302-012', ALONE);
    expect(answer).toMatch(/^p-handler answer: .*0302-012/u);
    expect(await state()).toBe('inProgress');
  });

  it('is run once, however often the platform brings it', async () => {
    const say = async (id: string) => {
      const message = delivered('wx-handler', '联系 0302-012 已打电话', room.service.clock.now(), {
        id,
        group: 'private-1',
      });
      await receiveMessage(room.service, { ...message, direct: true });
      await processMessages(room.service, room.service.clock.now());
    };
    const contacts = async () =>
      (await room.service.stores.tickets.events(NUMBER)).filter(({ event }) => event === 'contacted').length;
    await room.say('wx-handler', '受理 0302-012', ALONE);
    const before = room.posts().length;
    await say('d-1');
    await say('d-1');
    expect(await contacts()).toBe(1);
    expect(room.posts()).toHaveLength(before + 1);
    await say('d-2');
    expect(await contacts()).toBe(2);
  });

  it('that is no command gets one line of help', async () => {
    for (const words of ['今天天气不错', '谢谢']) {
      expect(await room.say('wx-handler', words, ALONE)).toEqual([expect.stringMatching(/^p-handler .*回“帮助”/u)]);
      expect(await room.say('wx-handler', words, ALONE)).toEqual([]);
    }
  });

  it('opens a ticket for the staff group', async () => {
    await room.say('wx-dispatcher', '建单 柳荫小区3号楼电梯坏了', ALONE);
    const [opened] = (await room.service.stores.tickets.numbers()).filter((number) => number !== NUMBER);
    expect((await room.service.stores.tickets.find(opened ?? ''))?.group).toBe('g-staff');
  });

  it('cannot name a group: none is there', async () => {
    const [answer] = await room.say('wx-dispatcher', '本群是柳荫小区2群', ALONE);
    expect(answer).toMatch(/^p-dispatcher refusal: 请在要登记的那个群里/u);
    expect((await room.service.office()).version).toBe(1);
  });

  it('tells him the code he asked for, and nobody else', async () => {
    const answers = await room.say('wx-dispatcher', '绑定 田供电', ALONE);
    expect(answers).toEqual([expect.stringMatching(/^p-dispatcher answer: .*绑定码是\d{6}/u)]);
  });
});

describe('a stranger who writes to the bot alone', () => {
  it('is neither answered nor kept', async () => {
    expect(await room.say('wx-nobody', '详情 0302-012', { ...ALONE, id: 'd-9' })).toEqual([]);
    expect(await room.say('wx-nobody', '楼道灯坏了', { ...ALONE, id: 'd-10' })).toEqual([]);
    expect(await room.service.stores.messages.find('wechat', 'd-9')).toBeUndefined();
    expect(await room.service.stores.messages.find('wechat', 'd-10')).toBeUndefined();
  });
});
