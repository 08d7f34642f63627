import { describe, expect, it } from 'vitest';
import { groupNamed } from '../../../src/domain/office/group-named.ts';
import { amendedNaming, namingOf } from '../../../src/domain/office/name-group.ts';
import { personWords } from '../../../src/domain/office/person-words.ts';
import { anOffice } from '../../builders/an-office.ts';

const office = anOffice();

describe('the name of a group', () => {
  it.each([
    ['柳荫小区2群', { name: '柳荫小区2群', audience: 'residents', area: 'a-river' }],
    ['“河沿社区1群”。', { name: '河沿社区1群', audience: 'residents', area: 'a-river' }],
    ['供电所便民群', { name: '供电所便民群', audience: 'residents', unit: 'u-power' }],
    ['平安共建群', { name: '平安共建群', audience: 'residents' }],
    ['工作群', { name: '工作群', audience: 'staff' }],
    ['承办单位工作群', { name: '承办单位工作群', audience: 'staff' }],
    ['供电所工作群', { name: '供电所工作群', audience: 'staff', unit: 'u-power' }],
    ['区领导督办群', { name: '区领导督办群', audience: 'leaders' }],
    ['领导群', { name: '领导群', audience: 'leaders' }],
  ])('%s', (words, naming) => {
    expect(namingOf(words, office)).toEqual(naming);
  });

  it('is put right in the part that is named', () => {
    const before = { name: '平安1群', audience: 'residents' } as const;
    expect(amendedNaming(before, '河沿社区', office)).toEqual({ ...before, area: 'a-river' });
    expect(amendedNaming(before, '供电所', office)).toEqual({ ...before, unit: 'u-power' });
    expect(amendedNaming(before, '供电所工作群', office)?.audience).toBe('staff');
    expect(amendedNaming(before, '平安2群', office)?.name).toBe('平安2群');
    expect(amendedNaming(before, '。', office)).toBeUndefined();
  });
});

describe('a group by its name', () => {
  const group = (id: string, name: string) => ({ ...(office.groups[0] as (typeof office.groups)[number]), id, name });
  const groups = [group('a', '邻里牵手·南滩社区1群'), group('b', '邻里牵手·南滩社区2群'), group('c', '南滩1群')];

  it('is found by the whole or a part, never guessed', () => {
    expect(groupNamed('南滩社区2群', groups)?.id).toBe('b');
    expect(groupNamed('南滩1群', groups)?.id).toBe('c');
    expect(groupNamed('南滩社区', groups)).toBeUndefined();
    expect(groupNamed('北滩', groups)).toBeUndefined();
    expect(groupNamed('', groups)).toBeUndefined();
  });
});

describe('a person in words', () => {
  it.each([
    ['张三', { name: '张三', unit: undefined, roles: [] }],
    ['张三 供电所', { name: '张三', unit: 'u-power', roles: [] }],
    ['张三 供电所 承办人员', { name: '张三', unit: 'u-power', roles: ['handler'] }],
    ['供电所 张三，承办人', { name: '张三', unit: 'u-power', roles: ['handler'] }],
    ['张三，供电所分管领导', { name: '张三', unit: 'u-power', roles: ['head'] }],
    ['张三 供电所 承办人员、单位领导', { name: '张三', unit: 'u-power', roles: ['head', 'handler'] }],
    ['张三 分管领导', { name: '张三', unit: undefined, roles: ['leader'] }],
    ['张三 派单员', { name: '张三', unit: undefined, roles: ['dispatcher'] }],
    ['林小河 供电所', { name: '林小河', unit: 'u-power', roles: [] }],
    ['管理员', { name: '管理员', unit: undefined, roles: [] }],
  ])('%s', (words, meant) => {
    expect(personWords(words, office)).toMatchObject(meant);
  });

  it('a grid worker with a community', () => {
    expect(personWords('张三 槐香里 网格员', office)).toMatchObject({ area: 'a-river', roles: ['gridWorker'] });
    expect(personWords('张三 河沿社区 网格员', office)).toMatchObject({
      name: '张三',
      area: 'a-river',
      roles: ['gridWorker'],
    });
  });
});
