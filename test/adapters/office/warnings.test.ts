import { describe, expect, it } from 'vitest';
import { DEFAULT_LADDER } from '../../../src/domain/reminder/reminder-ladder.ts';
import { faultsOf, smallOffice, warningsOf } from './small-office.ts';

const people = (...rows: string[]): string =>
  `people:\n${rows.map((row) => `  - { ${row}, accounts: { wechat: ${row.slice(4, 7)} } }`).join('\n')}\n`;

describe('an office in which everybody is there', () => {
  it('is not remarked upon', () => {
    expect(faultsOf(smallOffice())).toEqual([]);
    expect(warningsOf(smallOffice())).toEqual([]);
  });
});

describe('a rung that has nobody', () => {
  const nobody = warningsOf(smallOffice('', ['people']));

  it.each(DEFAULT_LADDER.rungs)('$id', ({ id }) => {
    expect(nobody.filter((message) => message.includes(`“${id}”`))).toHaveLength(1);
  });

  it('names the units, or says that the whole office has none', () => {
    expect(nobody).toContain('提醒阶梯“complete-due”（到期时，找承办人员 duty）没有人：甲镇、乙镇，届时改找下一级');
    expect(nobody).toContain(
      '提醒阶梯“review-daily”（待审核期间每个工作日09:00，找审核员 reviewer）没有人：全单位没有审核员（reviewer），届时改找派单员',
    );
    expect(nobody).toContain(
      '提醒阶梯“complete-leader”（到期后5个工作日，找领导 leader）没有人：全单位没有领导（leader），届时改找下一级',
    );
  });

  it('counts only the units concerned, and not those that take no tickets', () => {
    const text = smallOffice(
      people(
        'id: pa1, name: 张, unit: a, roles: [handler, head], duty: true',
        'id: pa2, name: 总, roles: [dispatcher, reviewer, supervisor, leader]',
      ),
      ['people'],
    );
    expect(warningsOf(text).filter((message) => message.includes('head'))).toEqual([
      '提醒阶梯“accept-head”（到期后2个工作小时，找单位领导 head）没有人：乙镇，届时改找下一级',
      '提醒阶梯“complete-head”（到期后1个工作日，找单位领导 head）没有人：乙镇，届时改找下一级',
    ]);
    expect(warningsOf(text.replace('name: 乙镇, kind: town', 'name: 乙镇, kind: town, active: false'))).toEqual([]);
  });

  it('is one of the office’s own ladder where it has one', () => {
    const ladder =
      'reminders:\n  - { id: 一, window: accept, when: due, whom: duty }\n  - { id: 二, window: accept, when: 1 day after due, whom: leader }\n';
    expect(warningsOf(smallOffice(ladder))).toEqual([]);
    expect(warningsOf(smallOffice(ladder).replace(', leader]', ']'))).toEqual([
      '提醒阶梯“二”（到期后1天，找领导 leader）没有人：全单位没有领导（leader），届时改找下一级',
    ]);
    expect(warningsOf(smallOffice('reminders: []\n').replace(', leader]', ']'))).toEqual([]);
  });
});

describe('other gaps', () => {
  it.each([
    ['no staff group', smallOffice().replace('audience: staff', 'audience: leaders'), '没有工作群'],
    ['no dispatcher', smallOffice().replace('dispatcher, ', ''), '没有派单员'],
    ['no unit', 'office: { name: 甲 }', '没有任何单位'],
    ['a group of nowhere', smallOffice().replace(', area: x', ''), '居民群没有写 area 也没有写 unit'],
    ['nobody on duty', smallOffice().replaceAll('duty: true, ', ''), '没有指定值班人员（duty: true）：甲镇、乙镇'],
    [
      'duty without the role',
      smallOffice()
        .replace('[handler, head]', '[handler]')
        .replace('roles: [dispatcher', 'duty: true, roles: [dispatcher'),
      'duty 不起作用',
    ],
    ['a handler of no unit', smallOffice().replace('roles: [dispatcher', 'roles: [handler, dispatcher'), '没有写 unit'],
    [
      'a grid worker of no area',
      smallOffice().replace('roles: [dispatcher', 'roles: [gridWorker, dispatcher'),
      '网格员没有写 area',
    ],
    [
      'nobody to be reached',
      smallOffice().replace(', accounts: { wechat: w-z }', ''),
      '没有平台账号（accounts），@ 不到本人：总',
    ],
    [
      'a kind out of the tiers',
      smallOffice().replace('乙镇, kind: town', '乙镇, kind: company'),
      '乙镇的 kind 不在任何排名组里',
    ],
    [
      'a tier of nobody',
      smallOffice().replace('街镇: [town]', '街镇: [town], 企业: [company]'),
      '排名组“企业”里的 kind “company”没有任何单位',
    ],
    [
      'a rule never reached',
      smallOffice('routing:\n  - { category: 环境保护, unit: a }\n  - { category: 环境保护/综合, unit: b }\n'),
      '这条规则轮不到',
    ],
    [
      'a rule for a unit at rest',
      smallOffice('routing:\n  - { cue: 路灯, unit: b }\n').replace(
        '乙镇, kind: town',
        '乙镇, kind: town, active: false',
      ),
      '已停用（active: false），这条规则会被跳过',
    ],
    [
      'one estate twice',
      smallOffice().replace('[一小区] }', '[一小区] }\n  - { id: y, name: 乙社区, unit: b, estates: [一小区] }'),
      '地名“一小区”在第',
    ],
    ['a mistyped section', smallOffice('limit: { accept: 1 day }\n'), '不认识字段“limit”，是不是“limits”'],
    [
      'a mistyped field',
      smallOffice().replace('audience: staff', 'audience: staff, manger: p-a'),
      '不认识字段“manger”，是不是“manager”',
    ],
    ['a mistyped inner field', smallOffice('limits: { extension: { time: 1 } }\n'), '不认识字段“time”，是不是“times”'],
  ])('%s', (_what, text, words) => {
    expect(faultsOf(text)).toEqual([]);
    expect(warningsOf(text)).toContainEqual(expect.stringContaining(words));
  });

  it('leaves fields alone that nobody could have meant', () => {
    expect(
      warningsOf(smallOffice('remarks: 本文件由张三维护\n').replace('audience: staff', 'audience: staff, colour: red')),
    ).toEqual([]);
  });
});
