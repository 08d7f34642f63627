import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/time/moment.ts';
import { digestOf } from '../../../src/flows/reporting/send-leader-digest.ts';
import { type ChatRoom, chatRoom } from '../chat-room.ts';

let room: ChatRoom;
const notices = () => room.heard().filter((post) => post.startsWith('review: 【集中反映】'));
const WATER = [
  '小区从昨晚开始停水，没人通知',
  '家里没水了，投诉没人通知',
  '我们家停水一天了，没法做饭',
  '又停水了，老人孩子怎么办',
  '停水到现在没人管',
];

describe('a matter of many households', () => {
  beforeEach(async () => {
    room = await chatRoom();
  });

  it('is one ticket, told to the dispatcher at the fifth household, and again when they have doubled', async () => {
    for (const [index, words] of WATER.slice(0, 4).entries()) await room.say(`r${index}`, words);
    expect(await room.tickets()).toHaveLength(1);
    expect(notices()).toEqual([]);
    await room.say('r4', '我家也是');
    const [notice, ...others] = notices();
    expect(others).toEqual([]);
    expect(notice).toContain('有5户反映');
    expect(notice).toContain('0302-001');
    expect(notice).not.toContain('没法做饭');
    for (let index = 5; index < 9; index += 1) await room.say(`r${index}`, '+1');
    expect(notices()).toEqual([]);
    await room.say('r9', '+1');
    expect(notices()).toHaveLength(1);
    await room.say('r9', '+1');
    expect(notices()).toEqual([]);
  });

  it('is counted over the tickets of days, and stands as one in the digest of the leaders', async () => {
    const { service } = room;
    for (const [index, words] of WATER.entries()) {
      await room.say(`r${index}`, words);
      service.clock.advance(DAY + 1000);
    }
    expect(await room.tickets()).toHaveLength(5);
    expect(notices()).toHaveLength(1);
    const now = service.clock.now();
    const digest = await digestOf(service.stores, service, await service.office(), { from: now - DAY, to: now }, now);
    expect(digest.gathered).toMatchObject([{ households: 5 }]);
    expect(digest.gathered[0]?.tickets).toHaveLength(5);
  });

  it('is not made of five different matters, nor of one nobody may count', async () => {
    const different = ['3号楼电梯坏了', '北门路灯不亮', '下水道堵了污水外溢', '地下车库积水', '健身器材断了很危险'];
    for (const [index, words] of different.entries()) await room.say(`r${index}`, words);
    for (let index = 0; index < 6; index += 1) await room.say(`t${index}`, '我要举报社区主任收红包');
    expect(notices()).toEqual([]);
  });

  it('is many of one category where few are usual, once the office knows what is usual', async () => {
    const lifts = [1, 2, 3, 4, 5].map((number) => `${number}号楼的电梯坏了，没人修`);
    for (const [index, words] of lifts.entries()) await room.say(`r${index}`, words);
    expect(notices()).toEqual([]);
    room.service.clock.advance(60 * DAY);
    for (const [index, words] of lifts.entries()) await room.say(`r${index}`, words);
    const [notice] = notices();
    expect(notice).toMatch(/有5户反映.+往常一周约0户。请看看是否同一原因。$/u);
  });
});
