import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_OFFICE_FILE } from '../../../src/adapters/office/load-office-file.ts';
import { noteSentence, parseOffice } from '../../../src/adapters/office/parse-office.ts';
import { writeOffice } from '../../../src/adapters/office/write-office.ts';
import { DEFAULT_CATALOGUE } from '../../../src/domain/complaint/category-catalogue.ts';
import { DEFAULT_DEADLINES } from '../../../src/domain/deadline/deadline-policy.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/default-policy.ts';
import { BROKEN_OFFICE, PROMISED_FAULTS } from './broken-office.ts';
import { faultsOf, policyOf, smallOffice, warningsOf } from './small-office.ts';

describe('a broken file', () => {
  const { policy, faults } = parseOffice(BROKEN_OFFICE, 'broken.yaml');

  it.each(PROMISED_FAULTS)('line $line: $words', ({ line, words }) => {
    expect(faults.filter((fault) => fault.line === line).map(({ message }) => message)).toContainEqual(
      expect.stringContaining(words),
    );
  });

  it('has these faults, no others, in the order of lines, and gives no office', () => {
    expect(PROMISED_FAULTS.length).toBeGreaterThan(40);
    expect(faults.map(({ line }) => line)).toEqual(PROMISED_FAULTS.map(({ line }) => line));
    expect(policy).toBeUndefined();
  });

  it('reads as sentences', () => {
    const sentences = faults
      .filter(({ line }) => [12, 23, 24].includes(line))
      .map((fault) => noteSentence('broken.yaml', fault));
    expect(sentences).toEqual([
      'broken.yaml 第12行 schedule 的 dailyRanking：dailyRanking “25:00”不是有效的时间，应当写作 09:30（00:00 到 23:59）。',
      'broken.yaml 第23行 units 第3项（b）的 aliases 第2项（甲街）：单位的名称或简称“甲街”重复，第21行的单位已经用过。',
      'broken.yaml 第24行 units 第4项（c）的 name：没有写 name。',
    ]);
  });
});

describe('the notation', () => {
  it.each([
    ['a doubled key', 'office:\n  name: 甲\n  name: 乙\n', '3 同一层里同一个字段写了两次，请删掉一个'],
    ['a tab', 'office:\n\tname: 甲\n', '2 行首用了制表符缩进，请改成空格'],
    ['an open bracket', 'office: { name: 甲\nunits: []\n', '1 花括号没有写全，缺少“}”'],
    ['nothing', '', '1 文件是空的'],
    ['a reference to itself', 'office: { name: 甲 }\nunits: &u [*u]\n', '1 引用（& 和 *）太多'],
    ['a list', '- a\n', '1 文件应当由'],
    ['no office', 'units: []\n', '1 没有写 name'],
    ['a list that is none', 'office: { name: 甲 }\nunits: { a: 甲镇 }\n', '2 units 应当是列表'],
    ['a section that is none', 'office: 甲\n', '1 应当写成“字段: 值”的样子'],
  ])('%s', (_what, text, expected) => {
    expect(faultsOf(text)).toContainEqual(expect.stringContaining(expected));
  });

  it('goes on behind a doubled key', () => {
    expect(faultsOf('office:\n  name: 甲\n  name: 乙\n  timezone: UTC\n')).toHaveLength(2);
  });

  it('takes numbers, dates, times and long accounts as they are written', () => {
    const text = smallOffice(
      'calendar: { hours: [9:00-12:00], off: [2026-08-20, 2026/8/21] }\nschedule: { dailyRanking: 17:30, overdueList: 9：05, quietHours: 22:00–06:00 }\n',
      ['people'],
    ).concat(
      'people:\n  - { id: 007, name: 12345678901234567890, roles: dispatcher, duty: no, accounts: { wechat: 00123456789012345678 } }\n',
    );
    const { calendar, schedule, people } = policyOf(text);
    expect(calendar).toMatchObject({ hours: ['09:00-12:00'], off: ['2026-08-20', '2026-08-21'] });
    expect(schedule).toMatchObject({
      dailyRanking: '17:30',
      overdueList: '09:05',
      quietHours: { from: '22:00', to: '06:00' },
    });
    expect(people).toEqual([
      {
        id: '007',
        name: '12345678901234567890',
        roles: ['dispatcher'],
        duty: false,
        accounts: { wechat: '00123456789012345678' },
      },
    ]);
  });

  it('reads a file with a byte order mark, Windows line ends, and aliases', () => {
    const text = smallOffice(
      'routing:\n  - { cue: 井盖, unit: &first a }\n  - { cue: 路灯, unit: *first }\n',
    ).replaceAll('\n', '\r\n');
    expect(policyOf(`\uFEFF${text}`).routing).toEqual([
      { cue: '井盖', unit: 'a' },
      { cue: '路灯', unit: 'a' },
    ]);
  });
});

describe('what is left out', () => {
  it('takes the defaults', () => {
    const policy = policyOf('office: { name: 甲区 }');
    expect(policy).toEqual({
      ...DEFAULT_POLICY,
      office: {
        name: '甲区',
        issuer: '甲区',
        botNames: ['小邻', '邻里助手'],
        timezone: 'Asia/Shanghai',
        emergency: {},
      },
    });
  });

  it('is none where an empty list is written', () => {
    const policy = policyOf(
      'office: { name: 甲区 }\ncategories: []\nreminders: []\nrouting: []\nranking: { tiers: {} }\n',
    );
    expect([policy.categories, policy.reminders.rungs, policy.routing, policy.ranking.tiers]).toEqual([[], [], [], []]);
  });

  it('takes when circulars are drafted, or that none are', () => {
    const circularOf = (words: string) => policyOf(smallOffice(`schedule: { circular: ${words} }\n`)).schedule.circular;
    expect(circularOf('off')).toEqual({ at: '10:00', periods: [] });
    expect(circularOf('{ periods: [month, year] }')).toEqual({ at: '10:00', periods: ['month', 'year'] });
    expect(circularOf('{ at: "9:30" }')).toEqual({ at: '09:30', periods: ['month', 'quarter'] });
  });

  it('mixes with what is written', () => {
    const policy = policyOf(
      smallOffice(
        'limits: { grievance: 3个工作日, extension: { times: 1 } }\nschedule: { weeklyReport: { at: "10:00" }, quietHours: none }\nsources: { 12345: { zero: blank, split: [town, [a, b]] } }\n',
      ),
    );
    expect(policy.limits).toEqual({
      ...DEFAULT_DEADLINES,
      complete: { ...DEFAULT_DEADLINES.complete, grievance: { workingDays: 3 } },
      extension: { times: 1, days: 5, cutOff: '17:00' },
    });
    expect(policy.schedule.weeklyReport).toEqual({ weekday: 'mon', at: '10:00' });
    expect(policy.schedule.quietHours).toEqual({ from: '00:00', to: '00:00' });
    expect(policy.sources).toEqual({
      12345: { zero: 'blank', decimals: 2, total: true, split: [['town'], ['a', 'b']] },
    });
  });

  it('keeps who has an account on a source’s platform, and gives it back', () => {
    const said = 'sources: { onlineInquiry: { joined: [b, a], mustJoin: [town] }, "12345": { joined: [] } }\n';
    const { sources } = policyOf(smallOffice(said));
    const usual = { zero: '0', decimals: 2, total: true };
    expect(sources).toEqual({
      onlineInquiry: { ...usual, joined: ['b', 'a'], mustJoin: ['town'] },
      12345: { ...usual, joined: [] },
    });
    expect(policyOf(writeOffice(policyOf(smallOffice(said)))).sources).toEqual(sources);
  });

  it('follows, in a rung, from when it comes and whom it calls', () => {
    const policy = policyOf(
      smallOffice('reminders:\n  - { id: r, window: complete, when: 到期后1个工作日, whom: head }\n'),
    );
    expect(policy.reminders.rungs).toEqual([
      {
        id: 'r',
        window: 'complete',
        size: 'any',
        when: { afterDue: { workingDays: 1 } },
        whom: 'head',
        post: 'escalation',
        level: 2,
      },
    ]);
  });

  it('keeps the product’s categories beside the office’s own', () => {
    const { categories } = policyOf(
      smallOffice('categories: [default, { id: 城乡建设/充电桩, cues: [充电桩, [飞线, 3.5]] }]\n'),
    );
    expect(categories).toEqual([
      ...DEFAULT_CATALOGUE,
      { id: '城乡建设/充电桩', label: '城乡建设', cues: ['充电桩', ['飞线', 3.5]] },
    ]);
    expect(policyOf(smallOffice('categories: [城乡建设/市政设施]\n')).categories).toEqual([DEFAULT_CATALOGUE[2]]);
  });
});

describe('trial and autoDispatch', () => {
  it.each(['trial: true\nautoDispatch: own-area\n', ''])('stand at the top or in office', (extra) => {
    const text =
      extra === '' ? 'office: { name: 甲, trial: yes, autoDispatch: own-area }' : `office: { name: 甲 }\n${extra}`;
    expect(policyOf(text)).toMatchObject({ trial: true, autoDispatch: 'own-area' });
  });
});

describe('the example', () => {
  it('has no fault and says only that most units have no head', async () => {
    const text = await readFile(EXAMPLE_OFFICE_FILE, 'utf8');
    const { policy, faults } = parseOffice(text, 'example-office.yaml');
    expect(faults).toEqual([]);
    expect([
      policy?.units.length,
      policy?.areas.length,
      policy?.groups.length,
      policy?.people.length,
      policy?.routing.length,
    ]).toEqual([43, 8, 12, 53, 23]);
    expect(warningsOf(text)).toEqual([
      '提醒阶梯“accept-head”（到期后2个工作小时，找单位领导 head）没有人：总寨镇、南川东路街道、饮马街街道、人民街街道、仓门街街道等40个单位，届时改找下一级',
      '提醒阶梯“complete-head”（到期后1个工作日，找单位领导 head）没有人：总寨镇、南川东路街道、饮马街街道、人民街街道、仓门街街道等40个单位，届时改找下一级',
    ]);
  });
});
