import { FileBox } from 'file-box';
import type { AccountId, MessageId } from '../../../domain/base/ids.ts';
import { LARGEST_PICTURE } from '../../../ports/media-store.ts';
import { GRPC, grpcFaultOf } from './grpc-fault.ts';
import type { RawMessage } from './heard-message.ts';
import type { PuppetConnection } from './puppet-connection.ts';
import { ask, type MessagePayload } from './puppet-protocol.ts';
import { readWithin } from './read-within.ts';
import type { WeChatTimings } from './wechat-timings.ts';

/** Calls over one connection. Each ends within its time and rejects with what gRPC says; nothing is remembered, so that nothing goes stale. */
export interface PlatformCalls {
  message(id: MessageId): Promise<RawMessage>;
  /** The picture of a message; rejects when it is larger or takes longer than it may. */
  picture(id: MessageId): Promise<Uint8Array>;
  /** What a group calls a member: the name chosen for it, then the account’s own. */
  memberNames(room: string, id: AccountId): Promise<readonly string[]>;
  topic(room: string): Promise<string>;
  /** Resolves once the question is taken; the answer is an event. */
  ding(): Promise<void>;
  sendText(to: string, text: string, mentions: readonly AccountId[]): Promise<MessageId | null>;
  sendPicture(to: string, name: string, bytes: Uint8Array): Promise<MessageId | null>;
}

/** The original first, then the one for screens, for services that do not give that. */
const SIZES = [3, 2] as const;

export function platformCalls({ client, service }: PuppetConnection, timings: WeChatTimings): PlatformCalls {
  async function pictureFile(Id: MessageId): Promise<string> {
    for (const Type of SIZES) {
      const answer = await ask(client, 'messageImage', { Id, Type }, timings.lookup).catch(() => undefined);
      if (answer?.fileBox) return answer.fileBox;
    }
    return (await ask(client, 'messageFile', { Id }, timings.lookup)).fileBox;
  }

  return {
    async message(Id) {
      return rawMessage(await ask(client, 'messagePayload', { Id }, timings.lookup), Id);
    },
    picture(id) {
      const opening = pictureFile(id).then((file) => service.read(file));
      return readWithin(opening, { milliseconds: timings.copyPicture, bytes: LARGEST_PICTURE });
    },
    async memberNames(Id, MemberId) {
      const member = await ask(client, 'roomMemberPayload', { Id, MemberId }, timings.lookup).catch(() => undefined);
      const names = [member?.roomAlias ?? '', member?.name ?? ''].filter((one) => one !== '');
      // Not every service knows its groups’ members one by one.
      return names.length > 0 ? names : [(await ask(client, 'contactPayload', { Id: MemberId }, timings.lookup)).name];
    },
    async topic(Id) {
      return (await ask(client, 'roomPayload', { Id }, timings.lookup)).topic;
    },
    async ding() {
      await ask(client, 'ding', { Data: 'ding' }, timings.ding);
    },
    async sendText(ConversationId, Text, MentionalIdsList) {
      const fields = { ConversationId, Text, MentionalIdsList };
      return idOf(await ask(client, 'messageSendText', fields, timings.sendText));
    },
    async sendPicture(ConversationId, name, bytes) {
      const fields = { ConversationId, FileBox: await handedIn(service, name, bytes, timings.sendPicture) };
      return idOf(await ask(client, 'messageSendFile', fields, timings.sendPicture));
    },
  };
}

const idOf = (sent: { id: string; idStringValueDeprecated?: { value: string } }): MessageId | null =>
  sent.id || sent.idStringValueDeprecated?.value || null;

/**
 * Brings a picture to the service and returns how to speak of it. It shows nothing to anybody yet: whatever fails here may be tried again.
 * Wechaty cannot write down a small file that is a buffer, but one that is base64.
 */
async function handedIn(
  service: PuppetConnection['service'],
  name: string,
  bytes: Uint8Array,
  milliseconds: number,
): Promise<string> {
  const box = FileBox.fromBase64(Buffer.from(bytes).toString('base64'), name);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('the upload took too long')), milliseconds);
  try {
    return await Promise.race([service.serializeFileBox(box), late.promise]);
  } catch (error) {
    const { code, details } = grpcFaultOf(error);
    // Services that know no upload take the bytes in the message itself.
    if (code === GRPC.unimplemented) return JSON.stringify(box);
    throw { code: GRPC.unavailable, details: `No connection established: ${details}` };
  } finally {
    clearTimeout(timer);
  }
}

function rawMessage(payload: MessagePayload, id: MessageId): RawMessage {
  const { receiveTime } = payload;
  return {
    id: payload.id || id,
    type: payload.type,
    talkerId: payload.talkerId,
    listenerId: payload.listenerId,
    roomId: payload.roomId,
    text: payload.text,
    mentionIds: payload.mentionIdsList,
    timestamp: receiveTime ? receiveTime.seconds * 1_000 + receiveTime.nanos / 1_000_000 : payload.timestampDeprecated,
    filename: payload.filename,
  };
}
