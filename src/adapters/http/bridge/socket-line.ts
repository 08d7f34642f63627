import type { RawData, WebSocket } from 'ws';
import type { BridgePost } from '../../chat/bridge/bridge-post.ts';
import type { Line, SeatEnd, Sitting } from '../../chat/bridge/seat.ts';
import { SEAT_ENDS } from './fetching-routes.ts';
import { type Answer, answerFrame, type FrameDesk } from './socket-frames.ts';

/** Frames read ahead; then the connector has to wait, and its own buffers fill. */
const MOST_UNREAD = 32;
/** Bytes written and not yet taken by the connector; until it takes them it is given nothing more, and nothing more of it is read. */
const MOST_UNSENT = 4 * 1024 * 1024;

/** Close codes of our own (4000 and up), so that a connector knows whether to come again. */
const CODES: Readonly<Record<SeatEnd, number>> = { replaced: 4001, stopped: 1001 };

export interface SocketLine {
  /** Lets running frames be answered, then closes; resolves when closed. */
  close(): Promise<void>;
  cut(): void;
}

interface LineOptions extends FrameDesk {
  readonly after: number;
  readonly heartbeat: number;
}

/** One connector on a WebSocket: its frames are answered in order, posts are pushed to it. */
export function openLine(socket: WebSocket, { after, heartbeat, ...from }: LineOptions): SocketLine {
  let alive = true;
  let unread = 0;
  let ending = false;
  let last: Promise<unknown> = Promise.resolve();
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));

  let sitting: Sitting | undefined;
  let drained = Promise.withResolvers<void>();
  drained.resolve();

  const full = (): boolean => socket.bufferedAmount > MOST_UNSENT;

  function say(frame: Answer): void {
    if (socket.readyState !== socket.OPEN) return;
    const was = full();
    socket.send(JSON.stringify(frame), written);
    if (!was && full()) drained = Promise.withResolvers();
  }

  function written(): void {
    if (full()) return;
    drained.resolve();
    sitting?.more();
  }

  function give(post: BridgePost): boolean {
    if (socket.readyState !== socket.OPEN || full()) return false;
    say({ type: 'post', ...post });
    return true;
  }

  async function read(data: RawData, isBinary: boolean): Promise<void> {
    const answer = isBinary
      ? { type: 'error', error: '只收文字帧，内容是 JSON；图片用 media 帧。', retry: false }
      : await answerFrame(from, data.toString());
    say(answer);
    alive = true;
    unread -= 1;
    await Promise.race([drained.promise, closed]);
    if (unread < MOST_UNREAD / 2) socket.resume();
  }

  const line: Line = {
    give,
    end(why) {
      say({ type: why, error: SEAT_ENDS[why] });
      socket.close(CODES[why], why);
    },
  };

  socket.on('error', () => {}); // told by `close`
  socket.on('pong', () => {
    alive = true;
  });
  socket.on('message', (data, isBinary) => {
    if (ending) return;
    unread += 1;
    if (unread >= MOST_UNREAD) socket.pause();
    last = last.then(() => read(data as RawData, isBinary));
  });
  const beat = setInterval(() => {
    // One that waits because we are slow cannot hear a ping either.
    if (!alive && unread === 0) return socket.terminate();
    alive = false;
    socket.ping();
  }, heartbeat);
  socket.once('close', () => clearInterval(beat));

  try {
    say({ type: 'hello', account: from.account });
    sitting = from.desk.sit(from.account, line, after);
    socket.once('close', sitting.leave);
  } catch {
    line.end('stopped');
  }
  return {
    async close() {
      ending = true;
      await last;
      line.end('stopped');
      await closed;
    },
    cut: () => socket.terminate(),
  };
}
