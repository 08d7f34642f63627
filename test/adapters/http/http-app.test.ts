import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/config/config-error.ts';
import type { OfficeCalendarSpec } from '../../../src/domain/time/cn-calendar.ts';
import { anOffice } from '../../builders/an-office.ts';
import { type HttpStage, httpStage } from './http-stage.ts';

let stage: HttpStage;
beforeEach(async () => {
  stage = await httpStage({ deps: { counts: async () => ({ ticketsOpen: 7, messagesUnprocessed: 2 }) } });
});
afterEach(() => stage.close());

const failing = (message: string) => async (): Promise<never> => {
  throw new Error(message);
};

describe('health', () => {
  it('is alive and ready', async () => {
    expect(await (await stage.get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await stage.get('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      ready: true,
      reasons: [],
      database: 'up',
      channels: { wechat: '模拟' },
    });
  });

  it('says why it is not ready', async () => {
    const stalled = await httpStage({ deps: { lastRound: () => Date.now() - 3_600_000 } });
    stalled.stores.outbox.waiting = failing('connection refused');
    const answer = await stalled.get('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      ready: false,
      reasons: ['数据库连不上', '定时任务没有在运行'],
      database: 'down',
    });
    expect((await stalled.get('/healthz')).status).toBe(200);
    await stalled.close();
  });

  it('stays ready, with a warning, when the calendar ends soon', async () => {
    const look = async (start: string, calendar: OfficeCalendarSpec = {}) => {
      const late = await httpStage({ start: Date.parse(start), office: anOffice({ calendar }) });
      const answer = await late.get('/readyz');
      const metrics = await (await late.get('/metrics')).text();
      await late.close();
      const { ready, warnings } = (await answer.json()) as { ready: boolean; warnings: string[] };
      return { ready, warnings, gauge: /^linli_calendar_days_left (.+)$/mu.exec(metrics)?.[1] };
    };
    expect(await look('2026-11-01T10:00:00+08:00')).toEqual({ ready: true, warnings: [], gauge: '61' });
    expect(await look('2026-11-25T10:00:00+08:00')).toEqual({
      ready: true,
      warnings: ['系统里的放假安排只到2026年底，还有37天；2027年的时限只能按周一到周五上班来算，遇到节假日不准'],
      gauge: '37',
    });
    expect(await look('2026-11-25T10:00:00+08:00', { off: ['2027-01-01'] })).toMatchObject({
      warnings: [],
      gauge: '402',
    });
    expect(await look('2026-11-25T10:00:00+08:00', { base: 'none' })).toMatchObject({ warnings: [], gauge: undefined });
  });

  it('gives figures to Prometheus', async () => {
    await stage.stores.outbox.add(
      [
        {
          draft: {
            kind: 'answer',
            to: { group: 'g-staff' },
            channel: 'wechat',
            tickets: [],
            mentions: [],
            text: '一',
            dedupeKey: 'k',
            prompt: true,
          },
          notBefore: 0,
        },
      ],
      0,
    );
    const metrics = await (await stage.get('/metrics')).text();
    expect(metrics).toContain('linli_posts_waiting{channel="wechat",state="queued"} 1');
    expect(metrics).toContain('linli_tickets_open 7');
    expect(metrics).toContain('linli_messages_unprocessed 2');
    expect(metrics).toContain('process_cpu_seconds_total');
    expect(await (await stage.get('/metrics')).text()).toContain('route="/metrics",status="200"');
  });
});

describe('the headers', () => {
  it.each(['/healthz', '/sim', '/nothing'])('of %s let nothing in from elsewhere', async (path) => {
    const { headers } = await stage.get(path);
    // The page lets through the one style that stands in it.
    const style = path === '/sim' ? expect.stringMatching(/^style-src 'sha256-[\w+/=]+'$/u) : "style-src 'self'";
    expect(headers.get('content-security-policy')?.split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      style,
      "img-src 'self' blob:",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'no-store',
    });
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('the description', () => {
  it('is made from the routes', async () => {
    const description = (await (await stage.get('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/healthz', '/sim/groups/{group}/messages', '/sim/clock']),
    );
    expect(Object.keys(description.paths['/sim/clock'] ?? {})).toEqual(['get', 'post']);
    expect(description.paths['/sim/groups/{group}/posts']?.['get']).toMatchObject({
      parameters: [
        { name: 'group', in: 'path', required: true },
        { name: 'after', in: 'query', required: false },
      ],
    });
  });
});

describe('faults', () => {
  it('answers unknown addresses and methods with a sentence', async () => {
    const unknown = await stage.get('/nothing');
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: '没有这个地址。' }]);
    expect((await stage.post('/sim/groups', {})).status).toBe(405);
  });

  it('keeps the detail of a bug in the log, under the id the caller is given', async () => {
    stage.stores.outbox.sent = failing('secret host db-7, said "我家漏水"');
    const answer = await fetch(`${stage.address}/sim/groups/g-staff/posts`, { headers: { 'X-Request-Id': 'req-1' } });
    const body = await answer.text();
    expect(answer.status).toBe(500);
    expect(body).not.toContain('secret');
    expect(JSON.parse(body)).toMatchObject({ requestId: 'req-1' });
    const line = stage.log.find((one) => one.includes('request failed'));
    expect(line).toContain('req-1');
    expect(line).toContain('secret host db-7');
    expect(line).not.toContain('漏水');
  });

  it('logs neither words nor accounts nor addresses', async () => {
    await stage.post('/sim/groups/g-willow/messages?x=13800001111', { from: 'wx-zhang', text: '我家漏水', id: 'm-77' });
    const lines = stage.log.join('\n');
    expect(lines).toContain('"route":"/sim/groups/:group/messages"');
    for (const secret of ['漏水', 'wx-zhang', '13800001111', 'm-77']) expect(lines).not.toContain(secret);
  });

  it('takes no orders from another site', async () => {
    const body = { advance: 'PT1H' };
    expect((await stage.post('/sim/clock', body, { Origin: 'http://evil.example' })).status).toBe(403);
    expect((await stage.post('/sim/clock', body, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await stage.post('/sim/clock', body, { Origin: stage.address })).status).toBe(200);
  });

  it('refuses bodies that are too large', async () => {
    const huge = await stage.post('/sim/clock', { advance: 'x'.repeat(31 * 1024 * 1024) });
    expect(huge.status).toBe(413);
  });

  it('says so when the port is taken', async () => {
    const port = Number(new URL(stage.address).port);
    const config = { host: '127.0.0.1', port, channels: ['sim'], pace: 'default', roles: ['web'] } as const;
    await expect(httpStage({ deps: { config: { ...config, channels: ['sim'], roles: ['web'] } } })).rejects.toThrow(
      ConfigError,
    );
  });
});

describe('the page', () => {
  it('is whole without a script of its own in it, under a strict policy', async () => {
    const page = await stage.get('/sim?group=g-willow');
    const text = await page.text();
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self'");
    expect(policy).toMatch(/style-src 'sha256-[\w+/=]+'/u);
    expect(policy).not.toContain('unsafe');
    expect(text).not.toMatch(/<script(?![^>]+src=)|\son\w+=|style=/);
    for (const name of ['simulator.js', 'chat-log.js', 'composer.js', 'start.js', 'icon.svg']) {
      expect((await stage.get(`/sim/assets/${name}`)).status).toBe(200);
    }
    expect((await stage.get('/sim/assets/..%2f..%2fapp.ts')).status).toBe(404);
    expect((await stage.get('/sim?group=g-none')).status).toBe(404);
  });

  it('escapes what people write', async () => {
    const text = '<img src=x onerror=alert(1)>"\'&';
    await stage.post('/sim/groups/g-willow/messages', { from: '<b>甲', text });
    await stage.posted({ to: { group: 'g-willow' }, text, mentions: ['<i>'] });
    const page = await (await stage.get('/sim?group=g-willow')).text();
    expect(page).not.toContain('<img src=x');
    expect(page).not.toContain('<b>甲');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  it('offers staff first in a staff group', async () => {
    const first = async (group: string) =>
      /<optgroup label="([^"]+)"/.exec(await (await stage.get(`/sim?group=${group}`)).text())?.[1];
    expect(await first('g-willow')).toBe('居民');
    expect(await first('g-staff')).toBe('派单、审核、回访、督查');
  });
});
