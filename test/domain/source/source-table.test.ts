import { describe, expect, it } from 'vitest';
import { sourceNamed, sourceOf } from '../../../src/domain/source/source-named.ts';
import { SOURCE_TABLE } from '../../../src/domain/source/source-table.ts';

describe('the sources', () => {
  it.each([
    ['邻里牵手', 'linliqianshou'],
    ['“邻里牵手”微信群', 'linliqianshou'],
    ['12345', '12345'],
    ['１２３４５热线', '12345'],
    ['710政务督办', 'supervision710'],
    ['网上问政', 'onlineInquiry'],
    ['县长信箱', 'mailbox'],
    ['区长信箱', 'mailbox'],
    [' 智慧 管理平台', 'smartPlatform'],
    ['依申请公开', 'disclosure'],
    ['网络舆情', 'opinion'],
    ['OnlineInquiry', 'onlineInquiry'],
  ])('are known by their names: %s is %s', (name, code) => {
    expect(sourceNamed(name)?.code).toBe(code);
  });

  it('are not guessed', () => {
    expect(sourceNamed('')).toBeUndefined();
    expect(sourceNamed('12346')).toBeUndefined();
    expect(() => sourceOf('fax')).toThrow(RangeError);
  });

  it('share no name', () => {
    const names = SOURCE_TABLE.flatMap(({ code, name, aliases }) => [...new Set([code, name, ...aliases])]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
