import { beforeEach, describe, expect, it } from 'vitest';
import { type ActionRequest, runAction } from '../../../src/flows/acting/run-action.ts';
import { NOW, type StaffRoom, staffRoom } from '../staff-room.ts';

const T = '20260302-012';
let room: StaffRoom;
beforeEach(async () => {
  room = await staffRoom();
});

const run = async (request: ActionRequest) => {
  const office = await room.service.office();
  return room.service.work.run((stores) => runAction(stores, room.service, office, request, NOW));
};

describe('an action of a recording', () => {
  it('takes units by name, results and satisfaction in Chinese', async () => {
    await room.put(T, 'pending');
    expect((await run({ by: 'p-dispatcher', action: 'dispatch', ticket: T, unit: '供电所' })).done).toBe(true);
    await run({
      by: 'p-power',
      action: 'complete',
      ticket: T,
      text: '已疏通下水道，排水恢复正常',
      result: '解释说明',
    });
    await run({ by: 'p-follow', action: 'followUp', ticket: T, resolved: false, satisfaction: '基本满意' });
    expect(await room.ticket(T)).toMatchObject({
      unit: 'u-power',
      state: 'completed',
      result: 'explained',
      followUp: { resolved: false, satisfaction: 'basic' },
    });
  });

  it('is refused as in chat', async () => {
    await room.put(T, 'dispatched');
    expect(await run({ by: 'p-handler', action: 'contact', ticket: T })).toMatchObject({
      done: false,
      refusal: { code: 'notNow' },
    });
    expect(await run({ by: 'p-handler', action: 'accept' })).toMatchObject({ refusal: { code: 'ticketNeeded' } });
    expect(await run({ by: 'p-handler', action: 'accept', ticket: '20260302-099' })).toMatchObject({
      refusal: { code: 'notFound' },
    });
    expect(await run({ by: 'p-handler', action: 'open', text: '停电' })).toMatchObject({
      refusal: { code: 'notYours' },
    });
  });

  it('opens a ticket for a group', async () => {
    const opened = await run({ by: 'p-dispatcher', action: 'open', group: 'g-willow', text: '柳荫小区停水一天' });
    expect(opened).toMatchObject({ done: true, value: { ticket: { number: '20260302-001', group: 'g-willow' } } });
  });
});
