import { WebSocket } from 'ws';
import { readFrame, type StreamFrame, type StreamReply } from './stream-frame.ts';
import type { Timers } from './timers.ts';

export interface StreamSocketParts {
  readonly address: string;
  readonly timers: Timers;
  readonly warn: (what: string, fields?: object) => void;
  /** The other side has shown that it is there: by a frame, or by answering our ping. Called once. */
  readonly proven: () => void;
  /** The gateway is about to close this connection. */
  readonly sentAway: () => void;
  /** Resolves to what goes back, or to undefined where nothing may: the platform brings the frame again then. May reject. */
  readonly take: (frame: StreamFrame) => Promise<StreamReply | undefined>;
  readonly closed: () => void;
}

export interface StreamSocket {
  /** Closes once what it brought is answered, or after `drain` milliseconds. Calling it again changes nothing. */
  leave(drain: number): void;
  terminate(): void;
}

const HANDSHAKE = 10_000;
/** A ping each; nothing heard since the one before: the other side is gone, though no packet said so. Noticed within 45 s. */
const HEARTBEAT = 20_000;
/** A process that stood still finds its timers due before what arrived meanwhile: it listens once more. */
const GRACE = 5_000;
/** A good gateway answers the first ping in no time. */
const FIRST_ANSWER = 10_000;
const CLOSING = 2_000;
/** Beyond this the connection is closed; up to it a frame that is far too long is read and thrown away. */
const MAX_PAYLOAD = 64 * 1024 * 1024;

/** One connection to the gateway. Nothing that arrives on it, and no handler that fails, can stop it from taking the next frame. */
export function openStreamSocket(parts: StreamSocketParts): StreamSocket {
  const { address, timers, warn, proven, sentAway, take, closed } = parts;
  const socket = new WebSocket(address, {
    handshakeTimeout: HANDSHAKE,
    maxPayload: MAX_PAYLOAD,
    perMessageDeflate: false,
    followRedirects: false,
    // Letters that are none would otherwise cost the connection; so they cost the frame at most.
    skipUTF8Validation: true,
  });
  let heard = false;
  let isProven = false;
  let unanswered = 0;
  let leaving = false;
  let beat: unknown;
  let end: unknown;

  const alive = (): void => {
    heard = true;
    if (isProven) return;
    isProven = true;
    proven();
  };
  const listen = (wait: number): void => {
    beat = timers.set(() => {
      if (heard) nextBeat();
      else beat = timers.set(() => (heard ? nextBeat() : giveUp()), GRACE);
    }, wait);
  };
  const nextBeat = (): void => {
    heard = false;
    socket.ping();
    listen(HEARTBEAT);
  };
  const giveUp = (): void => {
    warn('the gateway is silent');
    socket.terminate();
  };
  const close = (): void => {
    timers.clear(end);
    end = timers.set(() => socket.terminate(), CLOSING);
    socket.close(1000);
  };
  const answered = (): void => {
    unanswered -= 1;
    if (leaving && unanswered === 0) close();
  };
  const answer = async (frame: StreamFrame): Promise<void> => {
    unanswered += 1;
    try {
      const reply = await take(frame);
      if (reply && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(reply));
    } catch (err) {
      warn('a frame could not be dealt with', { err, topic: frame.topic });
    } finally {
      answered();
    }
  };

  socket.on('open', () => {
    socket.ping();
    listen(FIRST_ANSWER);
  });
  socket.on('pong', alive);
  socket.on('ping', alive);
  socket.on('message', (bytes: Buffer, isBinary: boolean) => {
    const frame = readFrame(bytes, isBinary);
    heard = true;
    if (typeof frame === 'string') return warn('a frame of the gateway could not be read', { why: frame });
    // A gateway that takes connections only to send them away again has not shown that it is good.
    if (frame.type === 'SYSTEM' && frame.topic === 'disconnect') return sentAway();
    alive();
    void answer(frame);
  });
  socket.on('error', (err) => warn('the connection to the gateway failed', { err }));
  socket.on('close', () => {
    timers.clear(beat);
    timers.clear(end);
    closed();
  });

  return {
    leave(drain) {
      if (leaving) return;
      leaving = true;
      if (unanswered === 0) return close();
      end = timers.set(close, drain);
    },
    terminate: () => socket.terminate(),
  };
}
