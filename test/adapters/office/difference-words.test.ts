import { describe, expect, it } from 'vitest';
import { differenceLines, differenceSummary, namesIn } from '../../../src/adapters/office/difference-words.ts';
import { officeDifference } from '../../../src/domain/policy/office-difference.ts';
import { policyOf, smallOffice } from './small-office.ts';

const before = policyOf(smallOffice());
function lines(after: string): string[] {
  const policy = policyOf(after);
  return differenceLines(officeDifference(before, policy), namesIn(before, policy));
}
const changed = (from: string, to: string): string[] => lines(smallOffice().replace(from, to));

describe('the difference of two offices, as a clerk reads it', () => {
  it.each([
    ['name: 甲镇,', 'name: 甲街道,', '  甲街道（a） 名称：甲镇 → 甲街道'],
    ['name: 甲镇,', 'name: 甲镇, aliases: [小甲],', '  甲镇（a） 简称：加 小甲'],
    ['kind: town }\n  - { id: b', 'kind: town, active: no }\n  - { id: b', '  甲镇（a） 在用：是 → 否'],
    ['unit: a, estates: [一小区]', 'unit: b, estates: [二小区]', '  甲社区（x） 单位：甲镇 → 乙镇'],
    ['unit: a, estates: [一小区]', 'unit: a, estates: [二小区]', '  甲社区（x） 小区：加 二小区，去 一小区'],
    ['audience: residents, area: x', 'audience: residents, area: x, manager: p-z', '  群（g） 管理人：无 → 总'],
    ['roles: [handler, head], duty: true', 'roles: [handler], duty: true', '  a员（p-a） 角色：去 单位领导'],
    ['roles: [handler, head], duty: true', 'roles: [handler, head]', '  a员（p-a） 值班：是 → 否'],
    ['accounts: { wechat: w-a }', 'accounts: { wechat: w-new }', '  a员（p-a） 微信账号：w-a → w-new'],
    ['accounts: { wechat: w-a }', 'accounts: { wechat: w-a, dingtalk: d-a }', '  a员（p-a） 钉钉账号：无 → d-a'],
  ])('%s → %s', (from, to, expected) => {
    expect(changed(from, to)).toContain(expected);
  });

  it.each([
    ['limits: { grievance: 3 working days }', ['时限：', '  投诉办结：5个工作日 → 3个工作日']],
    ['limits: { extension: { times: 1 } }', ['时限：', '  延期次数：2 → 1']],
    ['trial: true', ['试运行：否 → 是']],
    ['autoDispatch: none', ['自动派单：都自动派 → 不用']],
    [
      'schedule: { quietHours: 22:00-06:00 }',
      ['时间安排：', '  静默时段起：21:30 → 22:00', '  静默时段止：07:30 → 06:00'],
    ],
    ['calendar: { off: [2026-08-20..2026-08-25] }', ['日历：', '  另外放假：加 2026-08-20..2026-08-25']],
    [
      'calendar: { hours: [{ from: 05-01, to: 09-30, hours: ["08:30-12:00"] }, { hours: ["09:00-12:00", "14:00-18:00"] }] }',
      [
        '日历：',
        '  工作时间：加 从 05-01 到 09-30 工作时间 08:30-12:00；工作时间 09:00-12:00、14:00-18:00，去 09:00-12:00、14:00-18:00',
      ],
    ],
    ['routing:\n  - { cue: 井盖, unit: b }', ['分派规则：加 提示词 井盖 单位 乙镇']],
    [
      'reminders:\n  - { id: r, window: accept, when: due, whom: duty }',
      [
        '提醒阶梯：',
        expect.stringMatching(
          /^ {2}各级提醒：加 编号 r 时限 签收 时限长短 不限 何时 到期时 找谁 值班人员 .+，去 编号 accept-half /u,
        ),
      ],
    ],
    [
      'targets: { onTimeCompletionRate: 98, satisfactionRate: 90 }',
      ['排名：', '  目标 按期办结率：100 → 98', '  目标 满意率：无 → 90'],
    ],
    ['sources: { "12345": { order: [b, a] } }', ['来源：', '  12345 单位顺序：无 → 乙镇、甲镇']],
  ])('%s', (extra, expected) => {
    expect(lines(smallOffice(extra))).toEqual(expect.arrayContaining(expected));
  });

  it('is nothing for the same office, and names alone in the summary', () => {
    expect(lines(smallOffice())).toEqual([]);
    const after = policyOf(smallOffice('trial: true').replace('name: 甲镇,', 'name: 甲街道,'));
    expect(differenceSummary(officeDifference(before, after))).toEqual(['单位：修改1（甲街道）', '有改动：试运行']);
  });
});
