import { expect, it } from 'vitest';
import { createHttpClient } from '../../../../src/adapters/chat/dingtalk/http-exchange.ts';
import { SYSTEM_TIMERS } from '../../../../src/adapters/chat/dingtalk/timers.ts';

it('says what to look at where a token holds what no request may hold', async () => {
  const headers = { 'x-acs-dingtalk-access-token': '令牌' };
  const asked = { method: 'GET', url: 'http://127.0.0.1:9/', headers } as const;
  expect(await createHttpClient(SYSTEM_TIMERS).exchange(asked)).toEqual({
    outcome: 'unsent',
    why: '请求无法生成（地址或令牌里有不能用的字符）',
  });
});
