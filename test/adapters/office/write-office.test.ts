import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EXAMPLE_OFFICE_FILE, loadOfficeFile } from '../../../src/adapters/office/load-office-file.ts';
import { parseOffice } from '../../../src/adapters/office/parse-office.ts';
import { writeOffice } from '../../../src/adapters/office/write-office.ts';
import { arbitraryPolicy } from './arbitrary-policy.ts';
import { policyOf, smallOffice } from './small-office.ts';

describe('an exported office', () => {
  it('is the example again', async () => {
    const policy = await loadOfficeFile();
    expect(policyOf(writeOffice(policy))).toEqual(policy);
  });

  it('is any office again', () => {
    fc.assert(
      fc.property(arbitraryPolicy, (policy) => {
        const again = parseOffice(writeOffice(policy), 'office.yaml');
        expect(again.faults).toEqual([]);
        expect(again.policy).toEqual(policy);
      }),
      { numRuns: 120 },
    );
  });

  it('is the same text when it is exported again', () => {
    fc.assert(
      fc.property(arbitraryPolicy, (policy) => {
        const once = policyOf(writeOffice(policy));
        expect(writeOffice(policyOf(writeOffice(once)))).toBe(writeOffice(once));
      }),
      { numRuns: 25 },
    );
  });

  it('has one line per unit, group and person, as the example', async () => {
    const lines = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('  - '));
    expect(lines(writeOffice(await loadOfficeFile()))).toHaveLength(
      lines(await readFile(EXAMPLE_OFFICE_FILE, 'utf8')).length,
    );
  });

  it('leaves the defaults out and quotes times for other readers of YAML', () => {
    const text = writeOffice(
      policyOf(
        smallOffice(
          'calendar: { off: [2026-08-20] }\nschedule: { dailyRanking: 18:00, quietHours: none }\nlimits: { accept: 30个工作分钟, extension: { times: 1 } }\ncategories: [default, { id: 城乡建设/充电桩, cues: [[充电, 3.5]] }]\nsources: { 12345: { total: no, split: [[town, street], company] } }\ntrial: true\n',
        ),
      ),
    );
    expect(text).toMatchInlineSnapshot(`
      "# 办公室文件，由系统导出。没有写的部分采用产品默认值。

      office:
        name: 测试区
      calendar:
        "off": [ "2026-08-20" ]
      trial: true
      schedule:
        dailyRanking: "18:00"
        quietHours: none
      ranking:
        tiers: { 街镇: [ town ] }
      units:
        # 顺序就是正式排序，并列时以它为准
        - { id: a, name: 甲镇, kind: town }
        - { id: b, name: 乙镇, kind: town }
      areas:
        # 社区、所属单位、小区
        - { id: x, name: 甲社区, unit: a, estates: [ 一小区 ] }
      groups:
        # key 是平台上的群标识
        - { id: g, name: 群, channel: wechat, key: k, audience: residents, area: x }
        - { id: s, name: 工作群, channel: wechat, key: s, audience: staff }
      people:
        # accounts 是平台账号；duty 是值班，先提醒
        - { id: p-a, name: a员, unit: a, roles: [ handler, head ], duty: true, accounts: { wechat: w-a } }
        - { id: p-b, name: b员, unit: b, roles: [ handler, head ], duty: true, accounts: { wechat: w-b } }
        - { id: p-z, name: 总, roles: [ dispatcher, reviewer, supervisor, leader ], accounts: { wechat: w-z } }
      categories:
        - default
        - { id: 城乡建设/充电桩, cues: [ [ 充电, 3.5 ] ] }
      limits:
        accept: 30 working minutes
        extension: { times: 1, days: 5, cutOff: "17:00" }
      sources:
        "12345": { total: false, split: [ [ town, street ], company ] }
      "
    `);
    expect(parse(text, { version: '1.1' })).toMatchObject({
      calendar: { off: ['2026-08-20'] },
      schedule: { dailyRanking: '18:00' },
    });
  });
});
