import { beforeEach, describe, expect, it } from 'vitest';
import { type StaffRoom, staffRoom } from './staff-room.ts';

const T = '20260302-012';
let room: StaffRoom;
beforeEach(async () => {
  room = await staffRoom();
  await room.put(T, 'inProgress');
});

describe('a reply of a unit', () => {
  it.each(['已疏通下水道，现场清理干净', '已疏通', '管道堵塞，今天下午换新管', '河沿社区已组织疏通，清理干净'])(
    'goes out: %s',
    async (reply) => {
      await room.say('p-handler', `办结 012 ${reply}`);
      expect(await room.ticket(T)).toMatchObject({ state: 'completed', reply, faults: [] });
    },
  );

  it.each([
    ['已转物业处理', '只有套话，没有办理情况'],
    ['不归我们管，请找物业', '像是推给别人，请写明谁来办、怎么联系'],
    ['柳荫小区路灯已换灯泡', '像是答非所问，请核对是不是这件事'],
    ['槐香里下水道已疏通，清理干净', '名称对不上：写的是“槐香里”，请核对'],
    ['城东供电所答复：已疏通，清理干净', '名称对不上：写的是“城东供电所”，请核对'],
  ])('waits for the reviewer: %s', async (reply, fault) => {
    await room.say('p-handler', `办结 012 ${reply}`);
    expect(await room.ticket(T)).toMatchObject({ state: 'replied', faults: [fault] });
  });
});
