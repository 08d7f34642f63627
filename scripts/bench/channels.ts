import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { WebSocket, WebSocketServer } from 'ws';
import { migrate } from '../../src/adapters/database/migrate.ts';
import { startTemporary } from '../../src/adapters/database/temporary.ts';
import { DingTalkStandIn } from '../../test/stand-ins/dingtalk/dingtalk-stand-in.ts';
import { type Measured, measured, timed } from './measured.ts';

const PROCESS = path.resolve(import.meta.dirname, 'channel-process.ts');
/** Messages of the first burst, by which the speed is told, and of all of them, after which the memory is. */
const BURST = 10_000;
const ALL = 100_000;
/** So many groups speak at once, and so many messages are on their way at most. */
const GROUPS = 40;
const ON_THE_WAY = 2_000;
/** What is promised: against a bare echo and a bare insert, and how much the memory may have grown. */
const MOST_TIMES = 6;
const MOST_GROWTH = 1.3;

/** From DingTalk's gateway to the durable row, and whether the memory stays flat over 100,000 messages. */
export async function measure(): Promise<readonly Measured[]> {
  const database = await startTemporary();
  const platform = await DingTalkStandIn.start({ redeliverAfter: 600_000 });
  let child: ChildProcess | undefined;
  try {
    await migrate(database.url);
    child = await startChannel(platform, database.url);
    const { ms } = await timed(() => bring(platform, 0, BURST));
    const early = await heldMegabytes(child);
    await bring(platform, BURST, ALL);
    const late = await heldMegabytes(child);
    const rows = await countRows(database.url);
    if (rows !== ALL) throw new Error(`${rows} rows of ${ALL} messages`);
    const [echo, inserts] = [await bareEcho(BURST), await bareInserts(database.url, BURST)];
    return [
      measured({
        name: 'channels',
        figure: `${BURST} messages from the gateway to the durable row / bare echo and bare insert`,
        unit: 'ms',
        value: ms,
        reference: echo + inserts,
        atMost: MOST_TIMES,
        detail: {
          perSecond: Math.round(BURST / (ms / 1_000)),
          echoMs: Math.round(echo),
          insertMs: Math.round(inserts),
        },
      }),
      measured({
        name: 'channels',
        figure: `held in memory after ${ALL} messages / after ${BURST}`,
        unit: 'MB',
        value: late,
        reference: early,
        atMost: MOST_GROWTH,
      }),
    ];
  } finally {
    child?.kill('SIGKILL');
    await platform.close();
    await database.stop();
  }
}

async function startChannel(platform: DingTalkStandIn, databaseUrl: string): Promise<ChildProcess> {
  const { base, clientId, clientSecret, robotCode } = platform;
  const settings = JSON.stringify({ base, databaseUrl, clientId, clientSecret, robotCode });
  const child = fork(PROCESS, [settings], { execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'] });
  for (;;) if ((await once(child, 'message'))[0] === 'online') return child;
}

/** Says the messages of many groups, as many at once as a busy gateway has on its way, until each is acknowledged. */
async function bring(platform: DingTalkStandIn, from: number, to: number): Promise<void> {
  for (let next = from; next < to || platform.gateway.unacknowledged > 0; ) {
    while (next < to && platform.gateway.unacknowledged < ON_THE_WAY) {
      platform.say({ id: `m${next}`, from: `staff-${next % 500}`, group: `cid-${next % GROUPS}`, text: textOf(next) });
      next += 1;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const textOf = (index: number): string => `3号楼${index % 30}单元楼道灯坏了，第${index}次反映`;

async function heldMegabytes(child: ChildProcess): Promise<number> {
  const answer = once(child, 'message');
  child.send('memory');
  return Number((await answer)[0]) / 1024 / 1024;
}

async function countRows(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS count FROM chat_message');
  await client.end();
  return rows[0].count;
}

/** The same texts through a bare socket and back. Milliseconds. */
async function bareEcho(count: number): Promise<number> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  await once(server, 'listening');
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(socket, 'open');
  let back = 0;
  const { ms } = await timed(
    () =>
      new Promise<void>((resolve) => {
        socket.on('message', () => {
          back += 1;
          if (back === count) resolve();
        });
        for (let index = 0; index < count; index += 1) socket.send(JSON.stringify({ text: textOf(index) }));
      }),
  );
  socket.close();
  server.close();
  return ms;
}

/** The same rows, one statement each, over as many connections as the service has. Milliseconds. */
async function bareInserts(url: string, count: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const text = `INSERT INTO chat_message (channel, id, group_id, sender, sent_at, received_at, kind, text, mentions_bot)
                VALUES ('sim', $1, $2, $3, now(), now(), 'text', $4, true)`;
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await pool.query({
        name: 'bare',
        text,
        values: [`b${index}`, `cid-${index % GROUPS}`, `staff-${index % 500}`, textOf(index)],
      });
    }
  };
  const { ms } = await timed(() => Promise.all(Array.from({ length: 10 }, one)));
  await pool.end();
  return ms;
}
