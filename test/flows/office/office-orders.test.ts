import { beforeEach, describe, expect, it } from 'vitest';
import { GRAMMAR } from '../../../src/domain/chat-command/grammar.ts';
import type { StaffRole } from '../../../src/domain/office/person.ts';
import { anOffice } from '../../builders/an-office.ts';
import { type OfficeRoom, officeRoom } from '../office-room.ts';

let room: OfficeRoom;
beforeEach(async () => {
  room = await officeRoom();
});

/** One who has this role and no other. */
const ACCOUNTS = new Map<StaffRole, string>(
  anOffice().people.map(({ roles: [role], accounts }) => [role as StaffRole, accounts.wechat as string]),
);
/** An order of each kind that changes or tells something, with names of the test office. */
const SAID: Readonly<Record<string, string>> = {
  本群是: '本群是柳荫小区8群',
  停用群: '停用 柳荫小区1群',
  结果发到: '@小邻 柳荫小区1群的结果发到工作群',
  绑定: '绑定 田供电',
  新增: '新增 王小明 供电所 承办人员',
  解绑: '解绑 林小河',
  试运行: '试运行 开',
  自动派单: '自动派单 本辖区',
  设置: '设置',
};
const ROWS = GRAMMAR.filter(({ action }) => action.kind === 'office');
const CASES = ROWS.flatMap((row) => [...ACCOUNTS].map(([role, account]) => [row, role, account] as const));

describe('every order, by every role', () => {
  it('has a sentence here', () => {
    expect(ROWS.map(({ word }) => word).toSorted()).toEqual(Object.keys(SAID).toSorted());
  });

  for (const where of ['wxg-staff', 'wxg-willow', 'wxg-leaders']) {
    it.each(CASES.map(([row, role, account]) => [row.word, role, account, row] as const))(
      `%s by %s in ${where}`,
      async (word, role, account, row) => {
        const posts = await room.say(account, SAID[word] as string, { group: where });
        const office = await room.service.office();
        const codes = await room.service.stores.codes.pending(0);
        const proposals = await room.service.stores.proposals.open(0);
        const changed = office.version > 1 || codes.length > 0 || proposals.length > 0;
        if (!row.who.includes(role)) {
          expect(changed).toBe(false);
          expect(posts).toHaveLength(1);
          expect(posts[0]).toContain(`refusal: ${word}由`);
        } else if (word === '本群是' && where !== 'wxg-willow') {
          // A residents' name for a group of the office: it keeps its readers.
          expect(changed).toBe(false);
          expect(posts.join()).toContain('不能改成居民群');
        } else if (word !== '设置' && word !== '结果发到') expect(changed).toBe(true);
        const readByOthers = posts.filter((post) => post.startsWith('g-willow') || post.startsWith('g-leaders')).join();
        expect(readByOthers).not.toMatch(/田供电|王小明|林小河|供电所|\d{6}/u);
      },
    );
  }

  it('a resident who speaks to the bot in such words is told what he can say; a suggestion is one', async () => {
    for (const said of ['绑定 林小河', '新增 王小明 供电所 承办人员', '试运行 开', '设置', '本群是柳荫小区8群'])
      expect((await room.say('wx-r1', `@小邻 ${said}`, { group: 'wxg-willow' })).join()).toContain(
        '这条指令由办理单位使用',
      );
    expect(await room.service.stores.tickets.numbers()).toEqual([]);
    const suggestions = ['增加 供电所 门口路灯', '新增健身器材', '绑定 社保卡 老是失败'];
    for (const [n, said] of suggestions.entries())
      await room.say(`wx-r${n + 5}`, `@小邻 ${said}`, { group: 'wxg-willow' });
    expect(await room.service.stores.tickets.numbers()).toHaveLength(suggestions.length);
  });

  it('a resident is answered nothing, and changes nothing', async () => {
    for (const said of Object.values(SAID)) {
      const posts = await room.say('wx-r1', said.replace('@小邻 ', ''), { group: 'wxg-willow' });
      expect(posts.filter((post) => post.includes('answer'))).toEqual([]);
    }
    expect((await room.service.office()).version).toBe(1);
    expect(await room.service.stores.codes.pending(0)).toEqual([]);
    expect(await room.service.stores.proposals.open(0)).toEqual([]);
  });
});
