import { z } from 'zod';
import { LARGEST_PICTURE } from '../../../ports/media-store.ts';
import { BridgeClosed, type BridgeDesk } from '../../chat/bridge/bridge-desk.ts';
import type { Logger } from '../../log.ts';
import { InputError } from '../input-error.ts';
import { validate } from '../validate.ts';
import { NO_PICTURE, takeAcks, takeItems } from './bringing-routes.ts';
import { StateSchema } from './item-schema.ts';
import { CLOSED } from './take-each.ts';

/** A frame of the service, written as JSON. */
export type Answer = Readonly<Record<string, unknown>>;

export interface FrameDesk {
  readonly desk: BridgeDesk;
  readonly log: Logger;
  readonly account: string;
}

const Head = z.object({
  type: z.string(),
  /** Given back with the answer. */
  ref: z.union([z.string().max(200), z.number()]).optional(),
});
const Messages = z.object({ messages: z.array(z.unknown()) });
const Acks = z.object({ acks: z.array(z.unknown()) });
/** Base64 has four characters for three bytes. */
const Media = z.object({ data: z.base64({ error: '不是 base64' }).max(Math.ceil((LARGEST_PICTURE * 4) / 3) + 4) });

type Handle = (from: FrameDesk, frame: unknown) => Promise<Answer>;

const HANDLERS: Readonly<Record<string, Handle>> = {
  ping: async () => ({ type: 'pong' }),
  messages: async (from, frame) => asAnswer('accepted', await takeItems(from, validate(Messages, frame).messages)),
  ack: async (from, frame) => asAnswer('acked', await takeAcks(from, frame)),
  acks: async (from, frame) => asAnswer('acked', await takeAcks(from, validate(Acks, frame).acks)),
  async state({ desk, account }, frame) {
    const state = validate(StateSchema, frame);
    desk.say(account, state);
    return { type: 'state', state: state.state };
  },
  async media({ desk }, frame) {
    const name = await desk.picture(Buffer.from(validate(Media, frame).data, 'base64'));
    if (name === undefined) throw new InputError(NO_PICTURE);
    return { type: 'media', name };
  },
};

const one: Handle = async (from, frame) => asAnswer('accepted', await takeItems(from, frame));

/** What is answered to a frame. Never rejects: whatever comes in, the line stays of use. */
export async function answerFrame(from: FrameDesk, data: string): Promise<Answer> {
  let ref: string | number | undefined;
  const withRef = (answer: Answer): Answer => (ref === undefined ? answer : { ...answer, ref });
  try {
    const frame = parsed(data);
    const head = validate(Head, frame);
    ref = head.ref;
    const handle = Object.hasOwn(HANDLERS, head.type) ? (HANDLERS[head.type] as Handle) : one;
    return withRef(await handle(from, frame));
  } catch (fault) {
    return withRef({ type: 'error', error: sentenceFor(fault, from.log), retry: !(fault instanceof InputError) });
  }
}

function asAnswer(type: string, { body, failure }: Awaited<ReturnType<typeof takeItems>>): Answer {
  return failure ? { type: 'error', ...body, retry: failure.retry } : { type, ...body };
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new InputError('这一帧看不懂：内容应是完整的 JSON。');
  }
}

function sentenceFor(fault: unknown, log: Logger): string {
  if (fault instanceof InputError) return fault.sentence;
  if (fault instanceof BridgeClosed) return CLOSED;
  log.error({ err: fault }, 'bridge frame');
  return '服务出错了，已记录，请稍后再试。';
}
