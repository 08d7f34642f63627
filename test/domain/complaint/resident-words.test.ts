import { describe, expect, test } from 'vitest';
import { residentWord } from '../../../src/domain/complaint/resident-words.ts';
import { readTable } from './read-table.ts';

describe('居民的话: the whole message, or nothing', () => {
  test.each(readTable('resident-words.csv'))(
    '$text → $word $resolved $satisfaction',
    ({ text = '', word, resolved, satisfaction, ticket }) => {
      const found = residentWord(text);
      const follow = found?.word === 'followUp' ? found : undefined;
      expect({
        word: found?.word ?? '',
        resolved: follow?.resolved === undefined ? '' : String(follow.resolved),
        satisfaction: follow?.satisfaction ?? '',
        ticket: found?.ticket ?? '',
      }).toEqual({ word, resolved, satisfaction, ticket });
    },
  );

  test('a correction hands over the new words', () => {
    expect(residentWord('更正：是5号楼不是3号楼')).toEqual({ word: 'correct', text: '是5号楼不是3号楼', sure: true });
    expect(residentWord('记错了')).toEqual({ word: 'correct', sure: true });
  });

  test('idle words are not sure, unless said to the bot', () => {
    expect(residentWord('好了')?.sure).toBe(false);
    expect(residentWord('@小邻 好了')?.sure).toBe(true);
    expect(residentWord('没解决')?.sure).toBe(true);
    expect(residentWord('没解决，楼道照样黑')?.sure).toBe(false);
    expect(residentWord('都两周了还没人处理？')?.sure).toBe(false);
  });

  test('the office may name its bot', () => {
    expect(residentWord('小石榴，进度', ['小石榴'])?.word).toBe('progress');
  });
});
