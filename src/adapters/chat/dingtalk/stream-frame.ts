/** One message of the gateway's connection. `data` is JSON as a text, or another text for us to give back. */
export interface StreamFrame {
  readonly type: 'SYSTEM' | 'CALLBACK' | 'EVENT';
  readonly topic: string;
  /** Empty in a frame of the gateway itself that has none. */
  readonly messageId: string;
  /** Of events. */
  readonly eventType: string | undefined;
  readonly data: string;
}

/** What goes back for a frame. */
export interface StreamReply {
  readonly code: number;
  readonly headers: { readonly contentType: string; readonly messageId: string };
  readonly message: string;
  readonly data: string;
}

/** The platform's own frames are a few kilobytes. What is so much longer is not read at all. */
const LONGEST = 1024 * 1024;
const TYPES: readonly unknown[] = ['SYSTEM', 'CALLBACK', 'EVENT'];

/** A frame, or in a few words why it is none. Never throws, whatever arrives. */
export function readFrame(bytes: Buffer, isBinary: boolean): StreamFrame | string {
  if (isBinary) return 'binary';
  if (bytes.byteLength > LONGEST) return 'too long';
  const frame = objectIn(bytes.toString('utf8'));
  if (frame === undefined) return 'not a JSON object';
  const { type, data } = frame;
  if (!TYPES.includes(type)) return 'unknown type';
  const headers = frame['headers'];
  if (typeof headers !== 'object' || headers === null) return 'no headers';
  const { topic, messageId, eventType } = headers as Record<string, unknown>;
  if (typeof topic !== 'string') return 'no topic';
  const named = typeof messageId === 'string' && messageId !== '';
  if (!named && type !== 'SYSTEM') return 'no message id';
  return {
    type: type as StreamFrame['type'],
    topic,
    messageId: named ? messageId : '',
    eventType: typeof eventType === 'string' ? eventType : undefined,
    data: typeof data === 'string' ? data : JSON.stringify(data ?? {}),
  };
}

/** The object a JSON text holds; undefined where it holds none. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

const reply = (frame: StreamFrame, data: string, code = 200, message = 'OK'): StreamReply => ({
  code,
  headers: { contentType: 'application/json', messageId: frame.messageId },
  message,
  data,
});

/** The data is opaque to us and goes back as it came. */
export const pong = (frame: StreamFrame): StreamReply => reply(frame, frame.data);
export const callbackTaken = (frame: StreamFrame): StreamReply => reply(frame, JSON.stringify({ response: {} }));
export const eventTaken = (frame: StreamFrame): StreamReply =>
  reply(frame, JSON.stringify({ status: 'SUCCESS', message: 'success' }));
/** The platform brings the event again after a while. */
export const eventLater = (frame: StreamFrame): StreamReply =>
  reply(frame, JSON.stringify({ status: 'LATER', message: 'later' }));
export const notHandled = (frame: StreamFrame): StreamReply => reply(frame, '{}', 404, 'not found');
