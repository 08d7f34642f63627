import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../src/domain/time/moment.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';
import { type OfficeRoom, officeRoom } from './office-room.ts';

const LI = {
  id: 'p-li',
  name: '李四',
  unit: 'u-river',
  roles: ['handler'],
  duty: false,
  accounts: { wechat: 'wx-li' },
} as const;
let room: OfficeRoom;
beforeEach(async () => {
  room = await officeRoom({ policy: anOffice({ people: [...anOffice().people, LI] }) });
});
const dutyOn = async (moment: string, unit = 'u-river') =>
  (await room.service.office()).directory.dutyOf(unit, at(moment))?.name;
const answer = async (account: string, text: string) => (await room.say(account, text)).join();

describe('duty', () => {
  it.each([
    ['值班 李四', '今天', ['2026-03-02 12:00'], ['2026-03-03 00:00']],
    ['值班 李四 后天', '3月4日', ['2026-03-04 00:00', '2026-03-04 23:59'], ['2026-03-03 12:00', '2026-03-05 00:00']],
    [
      '代班 李四 本周末',
      '3月7日至8日',
      ['2026-03-07 01:00', '2026-03-08 23:00'],
      ['2026-03-06 12:00', '2026-03-09 01:00'],
    ],
    ['值班 李四 5月1日至5月5日', '5月1日至5日', ['2026-05-01 00:00', '2026-05-05 23:59'], ['2026-05-06 00:00']],
    ['值班 李四 周三、周五', '3月4日、3月6日', ['2026-03-04 12:00', '2026-03-06 12:00'], ['2026-03-05 12:00']],
  ])('%s', async (text, said, on, off) => {
    expect(await answer('wx-handler', text)).toBe(`g-staff answer: ${said}河沿社区由李四值班，提醒会发给新的值班人。`);
    for (const moment of on) expect(await dutyOn(moment)).toBe('李四');
    for (const moment of off) expect(await dutyOn(moment)).toBe('林小河');
  });

  it('of several changes the later holds, and one is taken back', async () => {
    await room.say('wx-handler', '值班 李四 3月4日至3月8日');
    await room.say('wx-handler', '值班 林小河 周五');
    expect([await dutyOn('2026-03-05 09:00'), await dutyOn('2026-03-06 09:00')]).toEqual(['李四', '林小河']);
    expect(await answer('wx-handler', '取消值班 3月4日至3月5日')).toBe(
      'g-staff answer: 3月4日至5日河沿社区的换班已收回，由林小河值班。',
    );
    expect([await dutyOn('2026-03-05 09:00'), await dutyOn('2026-03-07 09:00')]).toEqual(['林小河', '李四']);
  });

  it('is one’s own unit’s; the dispatcher’s for all', async () => {
    expect(await answer('wx-power', '值班 李四 明天')).toContain('只能换本单位的值班');
    expect(await answer('wx-power', '取消值班 李四 明天')).toContain('只能换本单位的值班');
    expect(await answer('wx-dispatcher', '值班 李四 明天')).toContain('明天河沿社区由李四值班');
    expect(await answer('wx-dispatcher', '取消值班 明天')).toContain('请写上单位');
    expect(await answer('wx-dispatcher', '取消值班 河沿社区 明天')).toContain('明天河沿社区的换班已收回');
  });

  it('says so where nobody had changed', async () => {
    expect(await answer('wx-handler', '取消值班 明天')).toBe('g-staff answer: 明天河沿社区没有换班，就是林小河值班。');
    await room.say('wx-handler', '值班 李四 后天');
    expect(await answer('wx-handler', '取消值班 明天')).toContain('没有换班');
    expect(await answer('wx-handler', '取消值班 本周')).toContain('换班已收回');
    expect(await answer('wx-handler', '取消值班 后天')).toContain('没有换班');
  });

  it('says what is wrong with a day', async () => {
    expect(await answer('wx-handler', '值班 李四 2月30日')).toContain('日期没看懂');
    expect(await answer('wx-handler', '值班 李四 3月1日')).toContain('已经过去');
  });

  it('is shown for a week', async () => {
    await room.say('wx-handler', '值班 李四 周六');
    expect(await answer('wx-handler', '值班表')).toBe(
      [
        'g-staff answer: 河沿社区值班表：',
        '3月2日（周一） 林小河',
        '3月3日（周二） 林小河',
        '3月4日（周三） 林小河',
        '3月5日（周四） 林小河',
        '3月6日（周五） 林小河',
        '3月7日（周六）休 李四',
        '3月8日（周日）休 林小河',
        '换班请回“值班 姓名 日期”，要取消换班就回“取消值班 日期”。',
      ].join('\n'),
    );
    expect(await answer('wx-handler', '值班表 供电所')).toContain('只能换本单位的值班');
    expect(await answer('wx-dispatcher', '值班表 供电所')).toContain('供电所值班表：');
    expect(await answer('wx-handler', '值班 周六')).toContain('3月7日值班的是河沿社区：李四');
  });

  it('outlives a night', async () => {
    await room.say('wx-handler', '值班 李四 明天');
    room.service.clock.advance(DAY);
    expect(await answer('wx-handler', '值班')).toContain('现在值班的是河沿社区：李四');
  });
});
