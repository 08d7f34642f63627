import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpStage, httpStage } from './http-stage.ts';

let stage: HttpStage;
beforeEach(async () => {
  stage = await httpStage();
});
afterEach(() => stage.close());
const raise = async (group: string, event: Record<string, unknown>) =>
  (await stage.post(`/sim/groups/${group}/events`, event)).status;
const WILLOW = { channel: 'wechat', groupKey: 'wxg-willow' };

describe('what happens to a group', () => {
  it('is raised as its platform would', async () => {
    expect(await raise('g-willow', { event: 'renamed', name: ' 南区群 ' })).toBe(202);
    expect(await raise('g-willow', { event: 'botRemoved' })).toBe(202);
    expect(await raise('g-willow', { event: 'memberLeft', account: 'p-handler' })).toBe(202);
    expect(await raise('g-willow', { event: 'botJoined' })).toBe(202);
    expect(stage.events).toEqual([
      { ...WILLOW, event: 'renamed', name: '南区群' },
      { ...WILLOW, event: 'botRemoved' },
      { ...WILLOW, event: 'memberLeft', account: 'wx-handler' },
      { ...WILLOW, event: 'botJoined' },
    ]);
  });

  it('may happen to a group nobody has named: the bot is taken into it', async () => {
    expect(await raise('new-1', { event: 'botJoined', name: '新群' })).toBe(202);
    expect(await raise('new-1', { event: 'dissolved' })).toBe(404);
    expect(stage.events).toEqual([{ channel: 'sim', groupKey: 'new-1', event: 'botJoined', name: '新群' }]);
  });

  it('is refused where a part is missing', async () => {
    expect(await raise('g-willow', { event: 'renamed' })).toBe(400);
    expect(await raise('g-willow', { event: 'memberLeft' })).toBe(400);
    expect(await raise('g-willow', { event: 'flooded' })).toBe(400);
    expect(stage.events).toEqual([]);
  });

  it('is described', async () => {
    const api = (await (await stage.get('/openapi.json')).json()) as { paths: Record<string, unknown> };
    expect(Object.keys(api.paths)).toContain('/sim/groups/{group}/events');
  });
});
