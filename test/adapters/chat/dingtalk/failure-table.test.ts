import { describe, expect, it } from 'vitest';
import { judgeAnswer, type RefusalKind } from '../../../../src/adapters/chat/dingtalk/failure-table.ts';
import { attemptOf } from '../../../../src/adapters/chat/dingtalk/robot-api.ts';
import { resultOf } from '../../../../src/adapters/chat/dingtalk/send-result.ts';

const judge = (status: number, body: unknown, retryAfter?: string) =>
  judgeAnswer({ status, body: typeof body === 'string' ? body : JSON.stringify(body), retryAfter });

describe('an answer of the platform', () => {
  it.each([
    [200, { processQueryKey: 'k' }],
    [200, { errcode: 0, errmsg: 'ok' }],
    [200, { errcode: '0', errmsg: 'ok' }],
    [200, { code: 'OK', accessToken: 't' }],
    [200, {}],
  ])('%d %j was taken', (status, body) => {
    expect(judge(status, body)).toEqual({ taken: true, answer: body });
  });

  it.each<[RefusalKind, number, unknown, number?]>([
    ['token', 401, { code: 'InvalidAuthentication' }],
    ['token', 400, { code: 'InvalidAuthentication' }],
    ['token', 400, { code: 'invalidParameter.token.invalid' }],
    ['token', 401, 'nothing'],
    ['token', 200, { errcode: 40014 }],
    ['token', 200, { errcode: 42001 }],
    ['token', 200, { errcode: 88, sub_code: '40014' }],
    ['wait', 403, { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi' }, 2_000],
    ['wait', 403, { code: 'Forbidden.AccessDenied.QpsLimitForApi' }, 2_000],
    ['quota', 403, { code: 'Forbidden.AccessDenied.ApiCountLimitForOrg' }, 3_600_000],
    ['quota', 200, { errcode: 90020 }, 3_600_000],
    ['wait', 200, { errcode: 90018 }, 2_000],
    ['wait', 200, { errcode: 88, sub_code: '90018' }, 2_000],
    ['wait', 200, { errcode: 410100 }, 600_000],
    ['wait', 200, { errcode: 130101 }, 600_000],
    ['wait', 200, { errcode: -1 }, 10_000],
    ['wait', 400, { code: 'send.too.fast' }, 60_000],
    ['wait', 429, '', 10_000],
    ['wait', 503, '<html></html>', 10_000],
    ['wait', 200, '{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"xxx"}', 300_000],
    ['link', 200, { errcode: 300005 }],
    ['link', 200, { errcode: 310000, errmsg: 'sign not match' }],
    ['link', 200, { errcode: 400102 }],
    ['link', 400, { code: 'session.expired' }],
    ['permission', 403, { code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied' }],
    ['permission', 400, { code: 'chatbotId.notAllow.sendOTO' }],
    ['permission', 403, ''],
    ['permission', 200, { errcode: 88, sub_code: '60011' }],
    ['refuse', 400, { code: 'group.disbanded' }],
    ['refuse', 400, { code: 'staffId.notExisted' }],
    ['refuse', 400, { code: 'contain.notAllowed.text' }],
    ['refuse', 200, { errcode: 430102 }],
    ['refuse', 200, { errcode: 999999 }],
    ['refuse', 400, { code: 'something.new' }],
    ['refuse', 404, 'not found'],
    ['refuse', 302, ''],
    ['unclear', 400, { code: 'unknown.send.result' }],
    ['unclear', 500, { code: 'system.error' }],
    ['unclear', 500, { code: 'something.new' }],
    ['unclear', 502, '<html></html>'],
    ['unclear', 504, ''],
    ['unclear', 408, ''],
    ['unclear', 200, '<html></html>'],
    ['unclear', 200, 'null'],
    ['unclear', 200, '[]'],
  ])('means “%s”: %d %j', (kind, status, body, afterMs = 0) => {
    expect(judge(status, body)).toMatchObject({ taken: false, refusal: { kind, afterMs } });
  });

  it('is waited for as long as it says, within reason', () => {
    expect(judge(429, '', '30')).toMatchObject({ refusal: { afterMs: 30_000 } });
    expect(judge(429, '', '1')).toMatchObject({ refusal: { afterMs: 10_000 } });
    expect(judge(503, '', '999999')).toMatchObject({ refusal: { afterMs: 3_600_000 } });
    expect(judge(429, '', 'Wed, 21 Oct 2026 07:28:00 GMT')).toMatchObject({ refusal: { afterMs: 10_000 } });
  });

  it('says why in Chinese, with the platform’s code', () => {
    expect(judge(400, { code: 'group.disbanded' })).toMatchObject({ refusal: { why: '群已解散（group.disbanded）' } });
  });
});

describe('what it means for the outbox', () => {
  const answered = (status: number, body: unknown) =>
    resultOf(attemptOf({ outcome: 'answered', status, headers: {}, body: Buffer.from(JSON.stringify(body)) }));

  it.each([
    ['sent', 200, { processQueryKey: 'k' }, { platformId: 'k' }],
    ['sent', 200, { errcode: 0 }, { platformId: null }],
    ['retry', 429, {}, { afterMs: 10_000 }],
    ['retry', 401, {}, { afterMs: 0 }],
    ['retry', 200, { errcode: 90020 }, { afterMs: 3_600_000 }],
    ['failed', 400, { code: 'group.disbanded' }, { code: 'rejected' }],
    ['failed', 403, {}, { code: 'rejected' }],
    ['failed', 200, { errcode: 300005 }, { code: 'rejected' }],
    ['uncertain', 504, {}, {}],
  ])('%s: %d %j', (outcome, status, body, more) => {
    expect(answered(status, body)).toMatchObject({ outcome, ...more });
  });

  it.each([
    [{ outcome: 'unsent', why: '连接不通（ENOTFOUND）' } as const, { outcome: 'failed', code: 'unreachable' }],
    [{ outcome: 'unknown', why: '连接断了' } as const, { outcome: 'uncertain' }],
  ])('of no answer at all: %j', (exchange, result) => {
    expect(resultOf(attemptOf(exchange))).toMatchObject(result);
  });

  it.each([
    ['refused', { outcome: 'retry', afterMs: 30_000 }],
    ['throttled', { outcome: 'retry', afterMs: 30_000 }],
    ['unreachable', { outcome: 'failed', code: 'unreachable' }],
  ] as const)('without a token, %s', (kind, result) => {
    expect(resultOf({ is: 'noToken', trouble: { kind, why: 'x', afterMs: 30_000 } })).toMatchObject(result);
  });
});
