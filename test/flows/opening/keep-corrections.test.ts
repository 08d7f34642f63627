import { describe, expect, it } from 'vitest';
import { forgetChatter } from '../../../src/flows/office/forget-chatter.ts';
import type { Correction, RecognitionLog } from '../../../src/ports/recognition-log.ts';
import { MONDAY_MORNING } from '../../builders/moments.ts';
import { testService } from '../../builders/test-service.ts';

function logOf(waiting: readonly Correction[]): RecognitionLog & { readonly list: Correction[] } {
  const list: Correction[] = [];
  return {
    list,
    tally: async () => ({ doubtful: 0, complaints: 0, opened: 0, mistaken: 0 }),
    unkept: async () => waiting.filter(({ message }) => list.every((one) => one.message !== message)),
    keep: async (correction) => void list.push(correction),
    kept: async () => list,
  };
}

describe('what a dispatcher said of a doubtful message', () => {
  it('is kept before the message is forgotten, without numbers, doors and names, and once', async () => {
    const said: Correction = {
      channel: 'wechat',
      message: 'm1',
      text: '我叫王小明，电话13800001234，3单元502室又开始响了',
      complaint: true,
      category: '城乡建设/噪音扰民',
      decidedAt: MONDAY_MORNING,
    };
    const recognitionLog = logOf([said]);
    const service = { ...(await testService()), recognitionLog };
    await forgetChatter(service, MONDAY_MORNING);
    await forgetChatter(service, MONDAY_MORNING);
    expect(recognitionLog.list.length).toBe(1);
    expect(recognitionLog.list[0]?.text).toContain('又开始响了');
    expect(recognitionLog.list[0]?.text).not.toMatch(/13800001234|502|王小明/u);
  });
});
