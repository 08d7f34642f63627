import type { Context } from 'koa';
import { z } from 'zod';
import type { BridgeDesk } from '../../chat/bridge/bridge-desk.ts';
import { BridgeClosed } from '../../chat/bridge/bridge-desk.ts';
import type { Logger } from '../../log.ts';
import { InputError } from '../input-error.ts';
import { pictureBody } from '../picture-body.ts';
import { type Route, route } from '../route.ts';
import { AckSchema, ItemSchema, StateSchema } from './item-schema.ts';
import { CLOSED, failureOf, MOST_ITEMS, type Outcome, Refused, takeEach } from './take-each.ts';

const Taken = z.object({
  accepted: z.array(z.string()).describe('已记下、不会丢的编号'),
  refused: z.array(Refused),
  error: z.string().optional().describe('一条也没有记下时的说明'),
});
const Acked = z.object({
  acked: z.array(z.number()).describe('记下的回执'),
  unknown: z.array(z.number()).describe('不认识的编号：不必再发'),
  refused: z.array(Refused),
  error: z.string().optional().describe('一条也没有记下时的说明'),
});
const Stated = z.object({ state: z.string() });
const Named = z.object({ name: z.string() });

/** What a connector brings: messages, acknowledgements, pictures, how it stands. */
export function bringingRoutes(desk: BridgeDesk, log: Logger): readonly Route[] {
  const media = (method: 'post' | 'put'): Route =>
    route({
      method,
      path: '/bridge/media',
      summary: '交一张图片（请求的内容就是图片），换它的名字',
      takes: 'image/*',
      answers: { 201: { description: '图片的名字，写在消息的 media 里', schema: Named } },
      async handle(_input, ctx) {
        accountOf(ctx);
        const name = await open(desk.picture(await pictureBody(ctx)));
        if (name === undefined) throw new InputError(NO_PICTURE, 415);
        ctx.status = 201;
        return { name };
      },
    });
  return [
    route({
      method: 'post',
      path: '/bridge/messages',
      summary: `交群里的消息、撤回和群的变化，一条或一个列表（最多 ${MOST_ITEMS} 条）；同一编号只记一次`,
      body: oneOrMany(ItemSchema),
      answers: {
        200: { description: '记下的和没有记下的；每条各算各的', schema: Taken },
        400: { description: '一条也没有记下，内容有错', schema: Taken },
        503: { description: '一条也没有记下，请稍后原样重发', schema: Taken },
      },
      handle: async ({ body }, ctx) => answered(ctx, await takeItems({ desk, log, account: accountOf(ctx) }, body)),
    }),
    route({
      method: 'post',
      path: '/bridge/acks',
      summary: `交回执：某个编号发出了没有，一条或一个列表（最多 ${MOST_ITEMS} 条）；重复交没有关系`,
      body: oneOrMany(AckSchema),
      answers: {
        200: { description: '已记下', schema: Acked },
        400: { description: '一条也没有记下，内容有错', schema: Acked },
        503: { description: '一条也没有记下，请稍后原样重发', schema: Acked },
      },
      handle: async ({ body }, ctx) => answered(ctx, await takeAcks({ desk, log, account: accountOf(ctx) }, body)),
    }),
    route({
      method: 'post',
      path: '/bridge/state',
      summary: '说明接入程序与聊天平台的连接情况，显示为渠道的状态',
      body: StateSchema,
      answers: { 200: { description: '已记下', schema: Stated } },
      async handle({ body }, ctx) {
        await open(async () => desk.say(accountOf(ctx), body));
        return { state: body.state };
      },
    }),
    media('post'),
    media('put'),
  ];
}

export const NO_PICTURE = '只收 PNG、JPG、GIF、WebP 图片。';

interface Bringer {
  readonly desk: BridgeDesk;
  readonly log: Logger;
  readonly account: string;
}

/** An answer with what decides its status. */
interface Answered {
  readonly body: Record<string, unknown>;
  readonly failure: ReturnType<typeof failureOf>;
}

export async function takeItems({ desk, log, account }: Bringer, body: unknown): Promise<Answered> {
  const outcome = await takeEach(body, { schema: ItemSchema, log, take: (item) => desk.take(account, item) });
  return withFailure(outcome, { accepted: outcome.done });
}

export async function takeAcks({ desk, log, account }: Bringer, body: unknown): Promise<Answered> {
  const take = async (ack: z.output<typeof AckSchema>) => ({ seq: ack.seq, known: await desk.ack(account, ack) });
  const outcome = await takeEach(body, { schema: AckSchema, log, take });
  const numbers = (known: boolean) => outcome.done.filter((one) => one.known === known).map(({ seq }) => seq);
  return withFailure(outcome, { acked: numbers(true), unknown: numbers(false) });
}

function withFailure(outcome: Outcome<unknown>, taken: Record<string, unknown>): Answered {
  const failure = failureOf(outcome);
  return {
    body: { ...taken, refused: outcome.refused, ...(failure ? { error: failure.error } : {}) },
    failure,
  };
}

function answered(ctx: Context, { body, failure }: Answered): Record<string, unknown> {
  if (failure) ctx.status = failure.retry ? 503 : 400;
  return body;
}

/** Whom the door let in. Without one nothing is done, whatever way the request came. */
export function accountOf(ctx: Context): string {
  const account: unknown = ctx.state['account'];
  if (typeof account !== 'string') throw new InputError('缺少令牌：请求头应有 Authorization: Bearer 令牌。', 401);
  return account;
}

/** What the desk gives, or 503 while the channel does not run in this process. */
export async function open<T>(work: Promise<T> | (() => Promise<T>)): Promise<T> {
  try {
    return await (typeof work === 'function' ? work() : work);
  } catch (fault) {
    if (fault instanceof BridgeClosed) throw new InputError(CLOSED, 503);
    throw fault;
  }
}

/** Described by the schema, but looked at one by one later: one fault must not refuse the others. */
function oneOrMany(schema: z.ZodType): z.ZodType {
  const { $schema: _version, ...described } = z.toJSONSchema(z.union([schema, z.array(schema).max(MOST_ITEMS)]), {
    io: 'input',
    unrepresentable: 'any',
  });
  return z.unknown().meta(described);
}
