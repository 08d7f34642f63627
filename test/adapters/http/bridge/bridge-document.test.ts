import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BridgeStage, bridgeStage, TOKENS } from './bridge-stage.ts';

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/bridge.md'), 'utf8');
const blocks = (kind: string): readonly string[] =>
  [...PAGE.matchAll(/^```(.*)\n([\s\S]*?)^```/gmu)].flatMap(([, type, text]) => (type === kind ? [text ?? ''] : []));

let stage: BridgeStage;
beforeAll(async () => {
  stage = await bridgeStage();
});
afterAll(() => stage.close());

/** A command line of the page as a request. */
function requestOf(command: string): [url: string, init: RequestInit] {
  const [url = ''] = /http:\/\/127\.0\.0\.1:3000[^\s']+/u.exec(command) ?? [];
  const [, type] = /-H '([\w-]+: [^']+)'/u.exec(command) ?? [];
  const [, data] = / -d '([^']+)'/u.exec(command) ?? [];
  const body = data ?? (command.includes('--data-binary') ? new Uint8Array([1]) : null);
  const [header = 'Content-Type', value = 'application/x-www-form-urlencoded'] = type?.split(': ') ?? [];
  return [
    url.replace('http://127.0.0.1:3000', stage.http.address),
    { method: body ? 'POST' : 'GET', headers: { Authorization: `Bearer ${TOKENS.phone}`, [header]: value }, body },
  ];
}

describe('docs/bridge.md', () => {
  it.each(blocks('sh'))('shows commands that work: %s', async (command) => {
    expect(command).toMatch(/^curl -H "Authorization: Bearer \$TOKEN"/u);
    const answer = await fetch(...requestOf(command));
    expect([answer.status < 300, await answer.json()]).toEqual([true, expect.not.objectContaining({ error: '' })]);
  });

  it('shows frames that are understood', async () => {
    const frames = blocks('json frame').flatMap((block) => block.trim().split('\n'));
    expect(frames.length).toBeGreaterThan(5);
    const connector = await stage.connect();
    for (const frame of frames) connector.say(frame);
    expect(await connector.next('pong')).toEqual({ type: 'pong', ref: 'h' });
    expect(connector.frames.filter(({ type }) => type === 'error')).toEqual([]);
    expect(connector.frames.flatMap(({ refused }) => (refused as unknown[] | undefined) ?? [])).toEqual([]);
  });

  it('names every field of a post', async () => {
    const [, shown] = blocks('json answer').map((block) => JSON.parse(block));
    const description = (await (await stage.http.get('/openapi.json')).json()) as {
      paths: Record<string, { get: { responses: Record<string, { content: Record<string, { schema: Schema }> }> } }>;
    };
    const schema = description.paths['/bridge/posts']?.get.responses['200']?.content['application/json']?.schema;
    const fields = Object.keys(schema?.properties.posts.items.properties ?? {});
    expect(fields.filter((field) => !PAGE.includes(`\`${field}\``))).toEqual([]);
    expect(Object.keys(shown.posts[0]).filter((field) => !fields.includes(field))).toEqual([]);
    expect(fields.length).toBeGreaterThan(7);
  });
});

interface Schema {
  readonly properties: { readonly posts: { readonly items: { readonly properties: Record<string, unknown> } } };
}
