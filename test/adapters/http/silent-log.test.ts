import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '../../../src/adapters/log.ts';
import { type HttpStage, httpStage } from './http-stage.ts';

/** What residents say stands in no log line, no metric and no answer about an error. */
const SECRET = '紫云钉';
const SAID = `举报3号楼有人非法经营${SECRET}`;

let stage: HttpStage;
beforeEach(async () => {
  stage = await httpStage();
});
afterEach(() => stage.close());

it('a message that is taken, refused or breaks something', async () => {
  await stage.post('/sim/groups/g-willow/messages', { from: `r-${SECRET}`, text: SAID });
  await stage.post('/sim/groups/g-willow/messages', { from: 7, text: SAID });
  await stage.post(`/sim/groups/${encodeURIComponent(SECRET)}/messages`, { from: 'r1', text: SAID });
  await stage.post('/sim/groups/g-willow/messages', `{"from":"r1","text":${SAID}`);
  stage.stores.messages.add = async (message) => {
    throw new Error(`value too long: ${message.text}`);
  };
  const broken = await stage.post('/sim/groups/g-willow/messages', { from: 'r1', text: SAID });
  expect(broken.status).toBe(500);
  expect(await broken.text()).not.toContain(SECRET);
  const metrics = await (await stage.get('/metrics')).text();
  expect(metrics).toContain('http_request_duration_seconds');
  expect(decodeURIComponent(metrics.replaceAll('%', '%25'))).not.toContain(SECRET);
  expect(stage.log.some((line) => line.includes('request failed'))).toBe(true);
  expect(stage.log.filter((line) => line.includes(SECRET) || line.includes(encodeURIComponent(SECRET)))).toEqual([]);
});

it.each([
  new Error(`invalid text ${SAID} at 3`),
  new Error(`key (text)=(${SAID}, 13912345678) already exists`),
  new Error('broken', { cause: new Error(SAID) }),
  Object.assign(new Error('failed'), { text: SAID, message: `“${SAID}”` }),
  SAID,
])('a fault that quotes them', (fault) => {
  const lines: string[] = [];
  createLogger('debug', { write: (line) => void lines.push(line) }).error(
    { err: fault, text: SAID, group: 'g-1' },
    'fault',
  );
  expect(lines.join('')).toContain('g-1');
  expect(lines.join('')).not.toContain(SECRET);
});
