import { beforeEach, describe, expect, it } from 'vitest';
import { NOW, type StaffRoom, staffRoom } from '../staff-room.ts';

const T = '20260302-012';
let room: StaffRoom;
beforeEach(async () => {
  room = await staffRoom();
});

describe('what staff ask', () => {
  it('查询: where a ticket stands, nothing of the resident', async () => {
    await room.put(T, 'dispatched');
    await room.say('p-handler', '受理 012');
    expect(await room.say('p-dispatcher', '查询 012')).toEqual([
      'g-staff answer: 0302-012 柳荫小区下水道堵了：办理中，承办河沿社区，今天9:40由林小河签收，明天9:00前联系群众，3月9日18:00前办结。',
    ]);
  });

  it('详情: privately, to who works on it', async () => {
    await room.put(T, 'dispatched');
    const [here, alone] = (await room.say('p-handler', '详情 012')) ?? [];
    expect(here).toBe('g-staff answer: 0302-012的详情已私聊发给您。');
    expect(alone).toMatch(/^p-handler answer: .*原话：.*请勿转发。$/su);
    expect(await room.say('p-power', '详情 012')).toEqual([
      'g-staff refusal: 详情只发给承办单位和派单员。回“查询 编号”可看办理情况。',
    ]);
  });

  it('待办: for a dispatcher what waits for him', async () => {
    await room.put(T, 'pending');
    await room.put('20260302-013', 'inProgress');
    expect(await room.say('p-dispatcher', '待办')).toEqual([
      'g-staff answer: 等您处理的待办1件：\n0302-012 柳荫小区下水道堵了，待派单，3月9日18:00到期',
    ]);
    expect(await room.say('p-power', '待办')).toEqual(['g-staff answer: 本单位现在没有待办的件。']);
  });

  it('帮助: the words this person may use', async () => {
    const [answer] = (await room.say('p-handler', '帮助')) ?? [];
    expect(answer).toContain('受理 0312-012');
    expect(answer).not.toContain('派单 0312-012');
    expect(await room.say('p-handler', '帮助 延期')).toEqual([
      'g-staff answer: 延期：申请延长办理时限。例如“延期 0312-012 5天 等配件”。也可以说申请延期、延长、展期。由承办人员、单位分管领导使用。',
    ]);
  });

  it('值班: shows and changes the duty of the own unit only', async () => {
    expect(await room.say('p-handler', '值班')).toEqual([
      'g-staff answer: 现在值班的是河沿社区：林小河。换班回“值班 姓名”。',
    ]);
    expect(await room.say('p-handler', '值班 沈分管')).toEqual([
      'g-staff answer: 今天河沿社区由沈分管值班，提醒会发给新的值班人。',
    ]);
    expect((await room.service.office()).directory.dutyOf('u-river', NOW)?.id).toBe('p-head');
    expect(await room.say('p-power', '值班 林小河')).toEqual([
      'g-staff refusal: 只能换本单位的值班，其他单位由派单员换。',
    ]);
  });

  it('建单: by hand, for the dispatcher only', async () => {
    const [answer] = (await room.say('p-dispatcher', '建单 柳荫小区3号楼电梯停运两天')) ?? [];
    expect(answer).toMatch(/^g-staff answer: 已登记0302-001 /u);
    expect(await room.say('p-handler', '建单 柳荫小区3号楼电梯停运')).toEqual([
      'g-staff refusal: 建单由派单员操作。回“帮助”可看您能用的指令。',
    ]);
  });
});
