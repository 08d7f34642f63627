import { describe, expect, it } from 'vitest';
import type { PostTarget } from '../../../src/domain/post/post.ts';
import { speak } from '../../../src/flows/speaking/speak.ts';
import { testService } from '../../builders/test-service.ts';
import { NOW } from '../staff-room.ts';

describe('what is said', () => {
  it.each<readonly [PostTarget, string]>([
    [{ person: 'p-admin' }, '【日历】@戴派单 安排快到头了。'],
    [{ group: 'g-staff' }, '【日历】@管理员 @戴派单 安排快到头了。'],
  ])('to one person alone does not call him on top: %o', async (to, text) => {
    const service = await testService({ now: NOW });
    const draft = {
      kind: 'review',
      to,
      channel: 'wechat',
      tickets: [],
      mentions: ['p-admin', 'p-dispatcher'],
      text: '【日历】@管理员 @戴派单 安排快到头了。',
      dedupeKey: 'd',
      prompt: true,
    } as const;
    const office = await service.office();
    await service.work.run((stores) => speak(stores, service, office, [draft], NOW));
    expect(service.stores.outbox.all().map((post) => post.text)).toEqual([text]);
  });
});
