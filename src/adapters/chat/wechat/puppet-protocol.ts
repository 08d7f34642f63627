import * as grpc from '@grpc/grpc-js';
import { puppet as generated } from 'wechaty-grpc';
import { grpcFaultOf } from './grpc-fault.ts';

// Only the WeChat process imports this file: what Wechaty loads is heavy, and may fall.

/** Kinds of events; what they carry is JSON. */
export const PUPPET_EVENT = {
  message: 2,
  dong: 3,
  roomJoin: 19,
  roomLeave: 20,
  roomTopic: 21,
  scan: 22,
  login: 25,
  logout: 26,
} as const;

/** The calls that are used: the fields of the request as its setters are named, those of the answer as they are read. */
interface Methods {
  start: { takes: Record<never, never>; gives: unknown };
  ding: { takes: { Data: string }; gives: unknown };
  messagePayload: { takes: { Id: string }; gives: MessagePayload };
  messageImage: { takes: { Id: string; Type: number }; gives: { fileBox: string } };
  messageFile: { takes: { Id: string }; gives: { fileBox: string } };
  roomMemberPayload: { takes: { Id: string; MemberId: string }; gives: { roomAlias: string; name: string } };
  contactPayload: { takes: { Id: string }; gives: { name: string } };
  roomPayload: { takes: { Id: string }; gives: { topic: string } };
  messageSendText: {
    takes: { ConversationId: string; Text: string; MentionalIdsList: readonly string[] };
    gives: SentMessage;
  };
  messageSendFile: { takes: { ConversationId: string; FileBox: string }; gives: SentMessage };
}

export interface MessagePayload {
  readonly id: string;
  readonly type: number;
  readonly talkerId: string;
  readonly listenerId: string;
  readonly roomId: string;
  readonly text: string;
  readonly filename: string;
  readonly mentionIdsList: readonly string[];
  readonly receiveTime?: { readonly seconds: number; readonly nanos: number };
  readonly timestampDeprecated: number;
}

interface SentMessage {
  readonly id: string;
  /** Where services older than the field above put it. */
  readonly idStringValueDeprecated?: { readonly value: string };
}

interface Request {
  readonly [setter: `set${string}`]: (value: unknown) => void;
}

export interface EventResponse {
  getType(): number;
  getPayload(): string;
}

/** The generated client; its own types cannot be found by a program made of modules. */
export interface PuppetClient extends grpc.Client {
  event(request: unknown): grpc.ClientReadableStream<EventResponse>;
}

const protocol = generated as unknown as {
  readonly PuppetClient: new (
    address: string,
    credentials: grpc.ChannelCredentials,
    options: grpc.ClientOptions,
  ) => PuppetClient;
  readonly [request: `${string}Request`]: new () => Request;
};

type Unary = (
  request: Request,
  metadata: grpc.Metadata,
  options: grpc.CallOptions,
  callback: (error: grpc.ServiceError | null, answer: { toObject(): unknown }) => void,
) => void;

export const { PuppetClient: PuppetClientOf } = protocol;
export { grpc };

export const openEvents = (client: PuppetClient): grpc.ClientReadableStream<EventResponse> =>
  client.event(requestOf('event', {}));

/** One call, answered within so many milliseconds, or rejected with what gRPC says. */
export function ask<Name extends keyof Methods>(
  client: PuppetClient,
  name: Name,
  fields: Methods[Name]['takes'],
  within: number,
): Promise<Methods[Name]['gives']> {
  const method = (client as unknown as Record<Name, Unary>)[name];
  const options = { deadline: Date.now() + within };
  return new Promise((resolve, reject) => {
    method.call(client, requestOf(name, fields), new grpc.Metadata(), options, (error, answer) =>
      error ? reject(grpcFaultOf(error)) : resolve(answer.toObject() as Methods[Name]['gives']),
    );
  });
}

function requestOf(method: string, fields: Readonly<Record<string, unknown>>): Request {
  const Type = protocol[`${method.charAt(0).toUpperCase()}${method.slice(1)}Request`];
  if (!Type) throw new Error(`the puppet protocol has no ${method}`);
  const request = new Type();
  for (const [field, value] of Object.entries(fields)) request[`set${field}`]?.(value);
  return request;
}
