import { z } from 'zod';
import type { BridgeDesk } from '../../chat/bridge/bridge-desk.ts';
import type { SeatEnd } from '../../chat/bridge/seat.ts';
import { InputError } from '../input-error.ts';
import { type Route, route } from '../route.ts';
import { accountOf, open } from './bringing-routes.ts';
import { PostsQuery, SocketQuery } from './item-schema.ts';
import { CLOSED } from './take-each.ts';

const Place = z.union([z.object({ group: z.string() }), z.object({ account: z.string() })]);
const Post = z.object({
  seq: z.number().describe('越来越大，不会重复，可能有空号'),
  key: z.string().describe('同一句话的 key 不变；已经发出过的，不要再发，只交回执'),
  to: Place,
  kind: z.string(),
  tickets: z.array(z.string()),
  mentions: z.array(z.object({ account: z.string(), name: z.string().nullable() })),
  text: z.string(),
  image: z.object({ name: z.string(), type: z.string(), href: z.string() }).optional(),
  again: z.literal(true).optional().describe('以前给过，还没有收到回执'),
});

export interface FetchingRoutes {
  readonly routes: readonly Route[];
  /** Answers the questions that are held, so that the server can stop. */
  close(): void;
}

export const SEAT_ENDS: Readonly<Record<SeatEnd, string>> = {
  replaced: '另一个接入程序用同一个令牌连上了，这一个已被换下，请不要再连。',
  stopped: CLOSED,
};

/** What a connector fetches: posts by number, and their pictures. */
export function fetchingRoutes(desk: BridgeDesk): FetchingRoutes {
  const closing = new AbortController();
  const routes = [
    route({
      method: 'get',
      path: '/bridge/posts',
      summary: '取要发的消息；没有时最多等 wait 秒',
      query: PostsQuery,
      answers: {
        200: { description: '要发的消息，按编号', schema: z.object({ posts: z.array(Post) }) },
        409: { description: '另一个接入程序用同一个令牌来取了' },
      },
      async handle({ query }, ctx) {
        const caller = new AbortController();
        ctx.res.once('close', () => caller.abort());
        const gone = AbortSignal.any([caller.signal, closing.signal]);
        const wish = { after: query.after, wait: query.wait * 1_000, gone };
        const posts = await open(() => desk.poll(accountOf(ctx), wish));
        if (typeof posts === 'string') throw new InputError(SEAT_ENDS[posts], posts === 'replaced' ? 409 : 503);
        return { posts };
      },
    }),
    route({
      method: 'get',
      path: '/bridge/posts/:seq/image',
      summary: '取一条消息的图片；交了回执就没有了',
      params: z.object({ seq: z.coerce.number().int().min(1) }),
      answers: { 200: { description: '图片', type: 'image/*' } },
      handle({ params }, ctx) {
        const image = desk.image(accountOf(ctx), params.seq);
        if (!image) throw new InputError('没有这张图片。', 404);
        ctx.type = image.type;
        ctx.body = Buffer.from(image.bytes);
      },
    }),
    route({
      method: 'get',
      path: '/bridge/socket',
      summary: '长连接（WebSocket），地址可带 after；帧的写法见 docs/bridge.md',
      query: SocketQuery,
      answers: { 101: { description: '已连上' }, 426: { description: '不是 WebSocket 的请求' } },
      handle(_input, ctx) {
        ctx.set('Upgrade', 'websocket');
        throw new InputError('这个地址要用 WebSocket 连接。', 426);
      },
    }),
  ];
  return { routes, close: () => closing.abort() };
}
