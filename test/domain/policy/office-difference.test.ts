import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../src/domain/policy/default-policy.ts';
import { officeDifference } from '../../../src/domain/policy/office-difference.ts';
import type { OfficePolicy } from '../../../src/domain/policy/office-policy.ts';

const unit = (id: string, name = id) => ({ id, name, aliases: [], kind: 'town', active: true });
const policy = (changes: Partial<OfficePolicy> = {}): OfficePolicy => ({
  ...DEFAULT_POLICY,
  office: { name: '区', issuer: '区', botNames: ['小邻'], timezone: 'Asia/Shanghai', emergency: {} },
  units: [unit('a', '甲'), unit('b', '乙'), unit('c', '丙')],
  ...changes,
});

describe('officeDifference', () => {
  it('is empty for the same office, whatever the order of fields', () => {
    const stored = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(policy()).reverse()))) as OfficePolicy;
    expect(officeDifference(stored, policy())).toEqual({ lists: [], tables: [] });
  });

  it('names what came, went and changed', () => {
    const after = policy({ units: [unit('a', '甲镇'), unit('c', '丙'), unit('d', '丁')] });
    expect(officeDifference(policy(), after).lists).toEqual([
      {
        list: 'units',
        added: ['丁'],
        removed: ['乙'],
        changed: [{ id: 'a', name: '甲镇', fields: [{ path: ['name'], before: '甲', after: '甲镇' }] }],
        reordered: false,
      },
    ]);
  });

  it('sees another official order and other tables', () => {
    const after = policy({
      units: [unit('b', '乙'), unit('a', '甲'), unit('c', '丙')],
      trial: true,
      routing: [{ unit: 'a' }],
    });
    const difference = officeDifference(policy(), after);
    expect(difference.lists).toEqual([{ list: 'units', added: [], removed: [], changed: [], reordered: true }]);
    expect(difference.tables).toEqual([
      { table: 'routing', fields: [{ path: [], before: [], after: [{ unit: 'a' }] }] },
      { table: 'trial', fields: [{ path: [], before: false, after: true }] },
    ]);
  });

  it('takes everything for new where there was no office', () => {
    const lists = officeDifference(undefined, policy()).lists;
    expect(lists.find(({ list }) => list === 'units')?.added).toEqual(['甲', '乙', '丙']);
    expect(officeDifference(undefined, policy()).tables).toEqual([]);
  });
});
