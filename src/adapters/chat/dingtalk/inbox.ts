import type { ChannelHandlers, Delivered } from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import { decodeEvent } from './decode-event.ts';
import { type Decoded, decodeMessage } from './decode-message.ts';
import { createLanes } from './lanes.ts';
import type { KeepPicture } from './received-pictures.ts';
import type { SessionWebhooks } from './session-webhooks.ts';
import {
  callbackTaken,
  eventLater,
  eventTaken,
  notHandled,
  objectIn,
  pong,
  type StreamFrame,
  type StreamReply,
} from './stream-frame.ts';
import { ROBOT_TOPIC } from './stream-gateway.ts';
import { maySpeakTo } from './trusted-host.ts';

export interface InboxParts {
  readonly handlers: () => ChannelHandlers | undefined;
  readonly clock: Clock;
  readonly robotCode: string;
  readonly oapiBase: string;
  readonly sessions: SessionWebhooks;
  readonly keepPicture: KeepPicture;
  readonly warn: (what: string, fields?: object) => void;
}

export interface Inbox {
  /** Resolves, once what the frame brings is kept, to what goes back; to undefined where the platform shall bring it again. */
  take(frame: StreamFrame): Promise<StreamReply | undefined>;
}

/** As many as the database has use for at once. */
const AT_ONCE = 32;
/** More than this is not held in memory: the platform brings it again. */
const MOST_WAITING = 20_000;
/** Events are not urgent: they come again when there is less to do. */
const BUSY = 1_000;

export function createInbox(parts: InboxParts): Inbox {
  const { clock, robotCode, oapiBase, sessions, keepPicture, warn } = parts;
  const lanes = createLanes(AT_ONCE);
  /** A message that comes a second time while it is being kept is kept once, and both are acknowledged. */
  const beingKept = new Map<string, Promise<void>>();

  async function callback(frame: StreamFrame): Promise<StreamReply | undefined> {
    if (frame.topic !== ROBOT_TOPIC) return notHandled(frame);
    const handlers = parts.handlers();
    if (!handlers) return undefined;
    const decoded = decodeMessage(objectIn(frame.data), clock.now());
    if (typeof decoded === 'string') {
      warn('a robot message could not be read', { parts: decoded });
      return undefined;
    }
    remember(decoded);
    const { groupKey, id } = decoded.delivered;
    if (lanes.waiting() >= MOST_WAITING && !beingKept.has(`${groupKey} ${id}`)) {
      warn('too many messages wait to be kept', { waiting: lanes.waiting() });
      return undefined;
    }
    await kept(decoded, handlers);
    return callbackTaken(frame);
  }

  function kept(decoded: Decoded, handlers: ChannelHandlers): Promise<void> {
    const { groupKey, id } = decoded.delivered;
    const key = `${groupKey} ${id}`;
    const underWay = beingKept.get(key);
    if (underWay) return underWay;
    // Fetched from the moment it arrives, so that one slow picture does not add to the next.
    const pictures = Promise.all(decoded.pictures.map((code) => keepPicture(code, handlers.picture)));
    const keep = async (): Promise<void> => {
      for (const delivered of withPictures(decoded.delivered, await pictures)) await handlers.message(delivered);
    };
    const work = lanes.run(groupKey, keep, pictures).finally(() => beingKept.delete(key));
    beingKept.set(key, work);
    return work;
  }

  function remember({ session }: Decoded): void {
    if (session === undefined) return;
    if (maySpeakTo(session.url, oapiBase)) sessions.remember(session.key, session);
    else warn('a session webhook of a strange host was not remembered');
  }

  async function event(frame: StreamFrame): Promise<StreamReply | undefined> {
    const handlers = parts.handlers();
    if (!handlers || lanes.waiting() >= BUSY) return eventLater(frame);
    const type = frame.eventType ?? frame.topic;
    const happenings = decodeEvent(type, objectIn(frame.data), robotCode);
    if (happenings === undefined) {
      // It would be as unreadable the next time.
      warn('an event could not be read', { type: type.slice(0, 80) });
      return eventTaken(frame);
    }
    try {
      for (const happening of happenings) {
        await lanes.run(happening.groupKey, () => handlers.group(happening));
      }
      return eventTaken(frame);
    } catch (err) {
      warn('an event could not be kept', { err });
      return eventLater(frame);
    }
  }

  return {
    async take(frame) {
      if (frame.type === 'CALLBACK') return callback(frame);
      if (frame.type === 'EVENT') return event(frame);
      return frame.topic === 'ping' ? pong(frame) : undefined;
    },
  };
}

/** A message holds one picture: further ones follow as messages of their own, under ids that are the same each time they come. */
function withPictures(delivered: Delivered, names: readonly (string | undefined)[]): readonly Delivered[] {
  const [first, ...rest] = names;
  return [
    first === undefined ? delivered : { ...delivered, media: first },
    ...rest.map((name, index) => ({
      ...delivered,
      id: `${delivered.id}#${index + 2}`,
      kind: 'image' as const,
      text: '',
      ...(name === undefined ? {} : { media: name }),
    })),
  ];
}
