import { PassThrough } from 'node:stream';
import { formatMoment } from '../../../domain/time/moment.ts';
import type { Clock } from '../../../ports/clock.ts';
import { type Route, route } from '../route.ts';
import type { Feed } from './feed.ts';

/** Proxies cut connections on which nothing is said for a while. Milliseconds. */
const HEARTBEAT = 20_000;
/** How long a browser waits before it connects again. Milliseconds. */
const RECONNECT = 2_000;

export interface EventRoutes {
  readonly routes: readonly Route[];
  /** Ends all streams, so that the server can stop. */
  close(): void;
}

/** Server-sent events: `change` with the chats to look at again, `clock` with the new time, `scene` when a scene has gone on. */
export function eventRoutes(feed: Feed, clock: Clock): EventRoutes {
  const open = new Set<PassThrough>();

  function connect(): PassThrough {
    const stream = new PassThrough();
    const heartbeat = setInterval(() => stream.write(':\n\n'), HEARTBEAT);
    const stopListening = feed.listen(({ event, ...rest }) => {
      const data = event === 'clock' ? { now: formatMoment(clock.now()) } : rest;
      stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    });
    stream.once('close', () => {
      clearInterval(heartbeat);
      stopListening();
      open.delete(stream);
    });
    open.add(stream);
    stream.write(`retry: ${RECONNECT}\n\n`);
    return stream;
  }

  const routes = [
    route({
      method: 'get',
      path: '/sim/events',
      summary: '有新消息、时钟被拨快、剧本走了一步时的通知（server-sent events）',
      answers: { 200: { description: '事件 change、clock 和 scene', type: 'text/event-stream' } },
      handle(_input, ctx) {
        ctx.type = 'text/event-stream';
        ctx.set('X-Accel-Buffering', 'no');
        ctx.req.socket.setTimeout(0);
        ctx.body = connect();
      },
    }),
  ];
  return {
    routes,
    close() {
      for (const stream of open) stream.end();
    },
  };
}
