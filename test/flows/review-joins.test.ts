import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../src/domain/time/moment.ts';
import { anOffice } from '../builders/an-office.ts';
import { type ReviewRoom, reviewRoom } from './review-room.ts';

let room: ReviewRoom;
const office = anOffice();
const neighbour = {
  ...office.groups[0],
  id: 'g-willow-2',
  name: '柳荫小区2群',
  key: 'wxg-willow-2',
} as (typeof office.groups)[number];
beforeEach(async () => {
  room = await reviewRoom({ policy: { ...office, groups: [...office.groups, neighbour] } });
});
const SAID = '柳荫小区3号楼电梯停运两天了，没人修';
const joins = async () => (await room.service.stores.reviews.open()).filter((item) => item.kind === 'joinTickets');

describe('a proposal to join', () => {
  it('is made for the same matter in a neighbouring group, with its partner kept', async () => {
    await room.say('r1', SAID);
    await room.say('r2', '3号楼的电梯又坏了，停运了没人修', { group: 'wxg-willow-2' });
    const [item] = await joins();
    expect(item).toMatchObject({ ticket: '20260302-002', data: { partner: '20260302-001' } });
    await room.pass(5);
    const [post] = room.announced();
    expect(post?.text).toMatch(
      /^【待确认】1条 @戴派单\nA 0302-002“.+”与0302-001“.+”像同一件事（.+）。回“A 并”或“A 分开”$/u,
    );
    expect(await room.staff('p-dispatcher', 'A 并')).toEqual(['g-staff: 0302-002已并入0302-001。']);
    expect((await room.ticket('20260302-002')).mergedInto).toBe('20260302-001');
  });

  it('is made in one group once a day has passed: until then the same matter joins by itself', async () => {
    await room.say('r1', SAID);
    await room.say('r2', '3号楼的电梯停运了，没人来修');
    expect(await room.tickets()).toHaveLength(1);
    await room.pass(25 * 60);
    await room.say('r3', '3号楼的电梯还是停运，没人来修');
    expect(await room.tickets()).toHaveLength(2);
    expect(await joins()).toHaveLength(1);
  });

  it('is never made twice for a pair: 分开 is remembered', async () => {
    const earlier = await room.put('20260302-001', 'inProgress');
    const ticket = await room.put('20260302-002', 'pending');
    const listing = { kind: 'joinTickets', subject: '20260302-001+20260302-002', ticket } as const;
    await room.list({ ...listing, data: { partner: earlier.number } });
    await room.staff('p-dispatcher', 'A 分开');
    await expect(room.list({ ...listing, data: { partner: earlier.number } })).rejects.toThrow('not there');
  });

  it('is not made for another building, another matter, or what is private', async () => {
    await room.say('r1', SAID);
    await room.say('r2', '5号楼的电梯停运了，没人修', { group: 'wxg-willow-2' });
    await room.say('r3', '3号楼下水道堵了，污水冒出来了', { group: 'wxg-willow-2' });
    await room.say('r4', '我要举报，3号楼电梯维修的钱被物业经理私吞，电梯停运没人修', { group: 'wxg-willow-2' });
    expect((await room.tickets()).length).toBeGreaterThan(2);
    expect(await joins()).toEqual([]);
  });

  it('follows the partner into what that was merged with', async () => {
    const target = await room.put('20260302-001', 'inProgress');
    const partner = await room.put('20260302-002', 'inProgress');
    await room.doubt('d7', undefined, { data: { partner: partner.number } });
    await room.staff('p-dispatcher', '并单 002 001');
    expect(await room.staff('p-dispatcher', 'A 并')).toEqual(['g-staff: A已并入0302-001。']);
    expect((await room.ticket(target.number)).messages.map((message) => message.id)).toContain('d7');
  });

  it('falls away when one of the two is done', async () => {
    await room.say('r1', SAID);
    await room.say('r2', '3号楼的电梯又坏了，停运了没人修', { group: 'wxg-willow-2' });
    await room.staff('p-dispatcher', '作废 001 登记错了');
    expect(await joins()).toEqual([]);
    room.announced();
    room.service.clock.advance(HOUR);
    await room.pass(0);
    expect(room.announced()).toEqual([]);
  });
});
