import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../../../src/adapters/http/app.ts';
import type { ChannelHandlers } from '../../../src/ports/chat-channel.ts';
import { storyOf } from '../../builders/a-ticket.ts';
import { type BridgeStage, bridgeStage, message, TOKENS } from './bridge/bridge-stage.ts';
import { type HttpStage, httpStage } from './http-stage.ts';

interface Content {
  readonly [type: string]: { readonly schema?: Record<string, unknown> };
}
interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** On a stage of its own: it moves the clock, or needs another office. */
async function alone(wishes: Parameters<typeof httpStage>[0], call: (stage: HttpStage) => Promise<Response>) {
  const own = await httpStage(wishes);
  const answer = await call(own);
  const body = await answer.text();
  await own.close();
  return new Response(body, { status: answer.status, headers: answer.headers });
}

const BEARER = { Authorization: `Bearer ${TOKENS.phone}` };
/** A connector asks. */
const asking = (stage: HttpStage, path: string, init: RequestInit = {}) =>
  fetch(`${stage.address}${path}`, { ...init, headers: { ...BEARER, ...init.headers } });
const picture = (stage: HttpStage, method: string) =>
  asking(stage, '/bridge/media', { method, headers: { 'Content-Type': 'image/png' }, body: PNG });
async function bridged(handlers: Partial<ChannelHandlers>, call: (stage: HttpStage) => Promise<Response>) {
  const own = await bridgeStage({ handlers });
  const answer = await call(own.http);
  const body = await answer.text();
  await own.close();
  return new Response(body, { status: answer.status, headers: answer.headers });
}

const both = () => ({ channels: ['sim' as const, 'dingtalk' as const] });
const playing = (then: (stage: HttpStage) => Promise<Response>) =>
  alone({}, async (stage) => {
    await stage.post('/sim/scenes/lift/play', { hurry: true });
    return then(stage);
  });

/** How each documented answer is brought about: `method path status`. A new route that answers JSON adds its line here. */
const CALLS: Readonly<Record<string, (stage: HttpStage) => Promise<Response>>> = {
  'get /healthz 200': (stage) => stage.get('/healthz'),
  'get /readyz 200': (stage) => stage.get('/readyz'),
  'get /readyz 503': () => alone({ deps: { lastRound: () => 0 } }, (stage) => stage.get('/readyz')),
  'get /openapi.json 200': (stage) => stage.get('/openapi.json'),
  'post /bridge/messages 200': (stage) => stage.post('/bridge/messages', [message(), 7], BEARER),
  'post /bridge/messages 400': (stage) => stage.post('/bridge/messages', {}, BEARER),
  'post /bridge/messages 503': () =>
    bridged({ message: () => Promise.reject(new Error('away')) }, (stage) =>
      stage.post('/bridge/messages', message(), BEARER),
    ),
  'post /bridge/acks 200': (stage) => stage.post('/bridge/acks', { seq: 1, outcome: 'sent' }, BEARER),
  'post /bridge/acks 400': (stage) => stage.post('/bridge/acks', {}, BEARER),
  'post /bridge/acks 503': () =>
    bridged({ echo: () => Promise.reject(new Error('away')) }, (stage) =>
      stage.post('/bridge/acks', { seq: 1, outcome: 'sent', to: { group: 'room-1' } }, BEARER),
    ),
  'post /bridge/state 200': (stage) => stage.post('/bridge/state', { state: 'online' }, BEARER),
  'post /bridge/media 201': (stage) => picture(stage, 'POST'),
  'put /bridge/media 201': (stage) => picture(stage, 'PUT'),
  'get /bridge/posts 200': (stage) => asking(stage, '/bridge/posts?after=0'),
  'get /bridge/posts 409': async (stage) => {
    // Whichever of the two arrives first is replaced by the other.
    const first = new AbortController();
    const second = new AbortController();
    const told = [first, second].map(({ signal }) => asking(stage, '/bridge/posts?wait=30', { signal }));
    const answer = await Promise.race(told);
    const other = told.map((one) => one.catch(() => undefined));
    const copy = new Response(await answer.text(), { status: answer.status, headers: answer.headers });
    first.abort();
    second.abort();
    await Promise.all(other);
    return copy;
  },
  'get /bridge/socket 426': (stage) => asking(stage, '/bridge/socket'),
  'get /sim/groups 200': (stage) => stage.get('/sim/groups'),
  'get /sim/groups/{group}/posts 200': (stage) => stage.get('/sim/groups/g-willow/posts?after=0'),
  'get /sim/people 200': (stage) => stage.get('/sim/people'),
  'post /sim/groups/{group}/messages 202': (stage) =>
    stage.post('/sim/groups/g-willow/messages', { from: 'wx-1', text: '路灯坏了', id: 'm1' }),
  'post /sim/groups/{group}/recalls 202': async (stage) => {
    await stage.post('/sim/groups/g-willow/messages', { from: 'wx-1', text: '发错了', id: 'm2' });
    return stage.post('/sim/groups/g-willow/recalls', { message: 'm2' });
  },
  'get /sim/groups/{group}/history 200': (stage) => stage.get('/sim/groups/g-willow/history'),
  'get /sim/directs 200': (stage) => stage.get('/sim/directs'),
  'get /sim/directs/{person}/history 200': (stage) => stage.get('/sim/directs/p-leader/history'),
  'post /sim/media 201': (stage) =>
    fetch(`${stage.address}/sim/media`, { method: 'POST', headers: { 'Content-Type': 'image/png' }, body: PNG }),
  'get /sim/clock 200': (stage) => stage.get('/sim/clock'),
  'post /sim/clock 200': (stage) => stage.post('/sim/clock', { advance: 'PT1M' }),
  'post /sim/clock 409': () => alone(both(), (stage) => stage.post('/sim/clock', { advance: 'PT1M' })),
  'post /sim/clock/next 200': (stage) => stage.post('/sim/clock/next', {}),
  'post /sim/clock/next 409': () => alone(both(), (stage) => stage.post('/sim/clock/next', {})),
  'post /sim/groups/{group}/events 202': (stage) =>
    stage.post('/sim/groups/g-willow/events', { event: 'renamed', name: '柳荫小区2群' }),
  'get /sim/tickets/{number}/card 404': (stage) => stage.get('/sim/tickets/20260312-999/card'),
  'get /sim/scenes 200': (stage) => stage.get('/sim/scenes'),
  'get /sim/scene 200': () => playing((stage) => stage.get('/sim/scene')),
  'post /sim/scenes/{id}/play 200': () => alone({}, (stage) => stage.post('/sim/scenes/lift/play', { hurry: true })),
  'post /sim/scenes/{id}/play 409': () => alone(both(), (stage) => stage.post('/sim/scenes/lift/play', {})),
  'post /sim/scene/next 200': () => playing((stage) => stage.post('/sim/scene/next', {})),
  'post /sim/scene/mode 200': () => playing((stage) => stage.post('/sim/scene/mode', { mode: 'step' })),
  'post /sim/scene/stop 200': (stage) => stage.post('/sim/scene/stop', {}),
};

const TICKET = '20260302-001';

let stage: HttpStage;
let bridge: BridgeStage;
let description: Description;
beforeAll(async () => {
  bridge = await bridgeStage();
  stage = bridge.http;
  const { ticket, events } = storyOf('dispatched', { number: TICKET });
  await stage.stores.tickets.save({ ticket, events, decidedOn: 0, nextAt: null });
  await stage.posted({ to: { group: 'g-willow' }, text: '您反映的事已登记。', tickets: ['20260312-001'] });
  await stage.posted({ to: { person: 'p-leader' }, channel: 'wechat', text: '提请过问。' });
  description = (await (await stage.get('/openapi.json')).json()) as Description;
});
afterAll(() => bridge.close());

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** Every answer that is documented as JSON with a schema. */
const documented = () =>
  operations().flatMap(({ path, method, operation }) =>
    Object.entries(operation.responses).flatMap(([status, { content }]) => {
      const schema = content?.['application/json']?.schema;
      return schema && status !== 'default' ? [{ key: `${method} ${path} ${status}`, status, schema }] : [];
    }),
  );

/** Routes that only lead elsewhere and have nothing to describe. */
const WITHOUT_DESCRIPTION = ['all /'];

describe('the description of the interface', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...structuredClone(description) });
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(description.openapi).toBe('3.1.0');
  });

  it('names every route of the router, and no other', () => {
    const { koa, close } = buildApp(stage.deps);
    const routed = koa.middleware.flatMap((layer) => ('router' in layer ? routesOf(layer.router) : []));
    close();
    const described = operations().map(({ path, method }) => `${method} ${path}`);
    expect(routed.filter((one) => !WITHOUT_DESCRIPTION.includes(one)).toSorted()).toEqual(described.toSorted());
    expect(described.length).toBeGreaterThan(15);
  });

  it('says how each documented answer is tried', () => {
    expect(Object.keys(CALLS).toSorted()).toEqual(
      documented()
        .map(({ key }) => key)
        .toSorted(),
    );
  });

  it.each(Object.entries(CALLS))('holds for %s', async (key, call) => {
    const answer = await call(stage);
    const one = documented().find((answered) => answered.key === key);
    expect(String(answer.status)).toBe(one?.status);
    expect(answer.headers.get('content-type')).toContain('application/json');
    const { error } = schemaOf(one?.schema).safeParse(await answer.json());
    expect(error?.issues ?? []).toEqual([]);
  });

  it('tells a wrong answer from a right one', () => {
    const health = schemaOf(documented().find(({ key }) => key === 'get /healthz 200')?.schema);
    expect(health.safeParse({ status: 'ok' }).success).toBe(true);
    for (const wrong of [{ status: 'well' }, {}, { status: 'ok', extra: 1 }])
      expect(health.safeParse(wrong).success).toBe(false);
  });

  it.each([
    ['/nothing', 404],
    ['/sim/groups/g-none/posts', 404],
    ['/sim/groups/g-willow/posts?after=x', 400],
  ])('describes the refusal of %s', async (path, status) => {
    const answer = await stage.get(path);
    const fault = description.paths['/healthz']?.['get']?.responses['default']?.content?.['application/json']?.schema;
    expect(answer.status).toBe(status);
    expect(schemaOf(fault).safeParse(await answer.json()).error?.issues ?? []).toEqual([]);
  });

  it('says in which type the other routes answer', async () => {
    for (const { path, method, operation } of operations()) {
      const [[status, { content = {} }] = ['', {}]] = Object.entries(operation.responses);
      const [type] = Object.keys(content);
      if (
        method !== 'get' ||
        status !== '200' ||
        !type ||
        type === 'application/json' ||
        /media|card|image/u.test(path)
      )
        continue;
      const at = path.replace('{group}', 'g-willow').replace('{person}', 'p-leader').replace('{number}', TICKET);
      const abort = new AbortController();
      const answer = await fetch(`${stage.address}${at}`, { signal: abort.signal });
      expect([at, answer.headers.get('content-type')]).toEqual([at, expect.stringContaining(type)]);
      abort.abort();
    }
  });
});

const schemaOf = (schema: Record<string, unknown> | undefined): z.ZodType =>
  z.fromJSONSchema((schema ?? false) as Parameters<typeof z.fromJSONSchema>[0]);

/** `get /sim/groups/{group}` of each layer; HEAD comes with every GET. */
function routesOf(router: unknown): string[] {
  const { stack } = router as { stack: readonly { path: string; methods: readonly string[] }[] };
  return stack.map(({ path, methods }) => {
    const own = methods.filter((method) => method !== 'HEAD');
    const method = own.length === 1 ? own[0]?.toLowerCase() : 'all';
    return `${method} ${path.replace(/:(\w+)/gu, '{$1}')}`;
  });
}
