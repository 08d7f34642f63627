import { WebSocket } from 'ws';
import { createBridgeChannel } from '../../../../src/adapters/chat/bridge/bridge-channel.ts';
import type { BridgePost } from '../../../../src/adapters/chat/bridge/bridge-post.ts';
import { type ChannelWorld, chatChannelContract, type Shown } from '../../../contracts/chat-channel-contract.ts';
import { fakeBridgeMemory } from '../../../fakes/fake-bridge-memory.ts';
import { settableClock } from '../../../fakes/settable-clock.ts';
import { httpStage } from '../http-stage.ts';
import { until } from './bridge-stage.ts';

const TOKEN = 'long-random-phone';
const RECONNECT = 20;

/** A connector that does as docs/bridge.md says, before a platform of its own. */
async function bridgeWorld(): Promise<ChannelWorld> {
  const clock = settableClock(Date.parse('2026-03-12T10:00:00+08:00'));
  const channel = createBridgeChannel({ tokens: { phone: TOKEN }, memory: fakeBridgeMemory(), clock });
  const http = await httpStage({ channels: ['bridge'], deps: { bridge: channel.desk } });
  const shown: Shown[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let socket: WebSocket | undefined;
  let away = false;
  let last = 0;
  let count = 0;

  const later = (work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!away) work();
    }, RECONNECT);
    timers.add(timer);
  };

  function connect(): void {
    const line = new WebSocket(`${http.address.replace('http', 'ws')}/bridge/socket?after=${last}`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    socket = line;
    line.on('error', () => {});
    line.on('close', () => later(connect));
    line.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { type: string } & BridgePost;
      if (frame.type === 'post') show(frame, line);
    });
  }

  function show(post: BridgePost, line: WebSocket): void {
    last = Math.max(last, post.seq);
    shown.push({
      to: 'group' in post.to ? post.to.group : post.to.account,
      text: post.text,
      mentions: post.mentions.map(({ account }) => account),
      image: post.image !== undefined,
    });
    line.send(JSON.stringify({ type: 'ack', seq: post.seq, outcome: 'sent', platformId: `own-${post.seq}` }));
  }

  /** Until it is kept: what a connector owes its platform. */
  async function bring(item: Record<string, unknown>): Promise<void> {
    const answer = await http.post('/bridge/messages', item, { Authorization: `Bearer ${TOKEN}` });
    if (answer.status === 503) later(() => void bring(item));
    else if (answer.status !== 200) throw new Error(await answer.text());
  }

  const at = '2026-03-12T10:00:00+08:00';
  connect();
  return {
    channel,
    groupKey: 'room-1',
    resident: 'wx-1',
    member: 'wx-7',
    async say({ picture, direct, ...said }) {
      count += 1;
      const id = `m${count}`;
      const answer = picture && (await upload(http.address, picture));
      await bring({ from: 'wx-1', ...said, at, id, ...(direct ? { direct } : { group: 'room-1' }), ...answer });
      return id;
    },
    shown: () => shown,
    recall: (message) => bring({ type: 'recall', at, group: 'room-1', message }),
    removeBot: () => bring({ type: 'botRemoved', group: 'room-1' }),
    async logOut() {
      // The service has let it in a moment before it knows of that itself.
      await until(() => socket?.readyState === WebSocket.OPEN, 'an open line');
      socket?.send(JSON.stringify({ type: 'state', state: 'logged-out' }));
    },
    async cut() {
      away = true;
      socket?.terminate();
    },
    async restore() {
      away = false;
      connect();
    },
    async close() {
      away = true;
      for (const timer of timers) clearTimeout(timer);
      socket?.terminate();
      await http.close();
    },
  };
}

/** The name a picture was kept under, or nothing when it could not be. */
async function upload(address: string, picture: Uint8Array): Promise<{ media?: string }> {
  const answer = await fetch(`${address}/bridge/media`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'image/png' },
    body: Buffer.from(picture),
  });
  if (answer.status !== 201) return {};
  return { media: ((await answer.json()) as { name: string }).name };
}

chatChannelContract('the bridge', bridgeWorld, {
  voice: true,
  quote: true,
  direct: true,
  pictures: true,
  comesAgain: true,
});
