import { backoff } from '../backoff.ts';
import { createAllowance } from './allowance.ts';
import type { StreamFrame, StreamReply } from './stream-frame.ts';
import type { Opened, OpenTrouble } from './stream-gateway.ts';
import { openStreamSocket, type StreamSocket } from './stream-socket.ts';
import type { Timers } from './timers.ts';

/** How the connection stands. `backoff` waits and tries again; `failed` tries on, but slowly: somebody has to change something. */
export type StreamState =
  | { readonly is: 'stopped' | 'connecting' | 'online' }
  | { readonly is: 'backoff' | 'failed'; readonly why: string };

export interface StreamClientParts {
  readonly open: () => Promise<Opened>;
  readonly take: (frame: StreamFrame) => Promise<StreamReply | undefined>;
  readonly changed: (state: StreamState) => void;
  readonly warn: (what: string, fields?: object) => void;
  readonly timers: Timers;
  readonly random: () => number;
}

export interface StreamClient {
  start(): void;
  /** Resolves when no connection is left. What is being kept is answered first. */
  stop(): Promise<void>;
}

interface Line {
  readonly socket: StreamSocket;
  provenAt: number | undefined;
  leaving: boolean;
  sentAway: boolean;
}

/** A connection that lived so long was a good one: after it the waiting starts from the beginning. */
const STABLE = 10_000;
/** Eight tries in the first minute, then two or three in each. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** Refused for good, as far as we can tell: look now and then whether somebody has mended it. */
const REFUSED = 60_000;
const DRAIN = 5_000;
const LAST_DRAIN = 10_000;

/**
 * Keeps one connection to the gateway, two only while it changes over: the new one is opened first, and the old one is left when the
 * new one has proven good. Hence there is no moment without a connection, and nothing is lost.
 */
export function createStreamClient({ open, take, changed, warn, timers, random }: StreamClientParts): StreamClient {
  const lines = new Set<Line>();
  /** Changes asked for by the gateway cost no waiting; one that asks without end must not make us ask without end. */
  const changes = createAllowance({ burst: 150, every: 10_000, timers });
  let running = false;
  let current: Line | undefined;
  let attempting = false;
  let wantsChange = false;
  let failures = 0;
  let retry: unknown;
  let whenEmpty: (() => void) | undefined;
  /** Told apart by number: an answer of the gateway from before a stop must not open a connection after it. */
  let run = 0;

  async function attempt(): Promise<void> {
    if (!running || attempting) return;
    forgetRetry();
    attempting = true;
    wantsChange = false;
    // After a failure its reason stands until there is a connection again: it is what the operator has to know.
    if (!current && failures === 0) changed({ is: 'connecting' });
    const mine = run;
    const opened = await open().catch(faulty);
    if (mine !== run) return;
    if ('trouble' in opened) return failed(opened.trouble);
    try {
      connect(opened.address);
    } catch {
      failed({ kind: 'unreachable', why: '网关给的连接地址不能用', afterMs: 0 });
    }
  }

  /** A fault of our own must not end the attempts: whoever is asked for messages has to go on trying. */
  function faulty(err: unknown): Opened {
    warn('the gateway could not be asked', { err });
    return { trouble: { kind: 'unreachable', why: '程序出错，没能请求连接', afterMs: 0 } };
  }

  function connect(address: string): void {
    const line: Line = {
      provenAt: undefined,
      leaving: false,
      sentAway: false,
      socket: openStreamSocket({
        address,
        timers,
        warn,
        take,
        proven: () => proven(line),
        sentAway: () => sentAway(line),
        closed: () => closed(line),
      }),
    };
    lines.add(line);
  }

  function proven(line: Line): void {
    line.provenAt = timers.now();
    if (!running || line.leaving) return;
    const old = current;
    current = line;
    attempting = false;
    if (old) leave(old, DRAIN);
    changed({ is: 'online' });
    if (line.sentAway) changeOver();
  }

  function sentAway(line: Line): void {
    line.sentAway = true;
    if (line === current) changeOver();
  }

  /** The old connection serves until the new one is there, so a change that has to wait loses nothing. */
  function changeOver(): void {
    if (!running || attempting || retry) return;
    // An earlier change may still be giving back its last answers: a third connection would not help them.
    wantsChange = [...lines].some(({ leaving }) => leaving);
    if (wantsChange) return;
    if (isFree()) void attempt();
    else failed({ kind: 'busy', why: '网关不停地要求换连接', afterMs: 0 });
  }

  const isFree = (): boolean =>
    (current?.provenAt !== undefined && timers.now() - current.provenAt >= STABLE) || changes.take();

  function leave(line: Line, drain: number): void {
    line.leaving = true;
    line.socket.leave(drain);
  }

  function closed(line: Line): void {
    lines.delete(line);
    if (lines.size === 0) whenEmpty?.();
    if (!running) return;
    if (line === current) lost(line);
    else if (line.provenAt === undefined) {
      failed({ kind: 'unreachable', why: '网关接受了连接，但马上断开或没有回应', afterMs: 0 });
    } else if (wantsChange) changeOver();
  }

  function lost(line: Line): void {
    const asked = wantsChange && isFree();
    current = undefined;
    if (timers.now() - (line.provenAt ?? timers.now()) >= STABLE) failures = 0;
    if (attempting) changed({ is: 'connecting' });
    else if (asked) void attempt();
    else if (retry) changed({ is: 'backoff', why: '连接断开了' });
    else failed({ kind: 'unreachable', why: '连接断开了', afterMs: 0 });
  }

  function failed({ kind, why, afterMs }: OpenTrouble): void {
    attempting = false;
    failures += 1;
    const wait = backoff({ tries: failures - 1, first: FIRST_WAIT, longest: LONGEST_WAIT, chance: random() });
    const waitMs = Math.max(wait, kind === 'refused' ? REFUSED : 0, afterMs);
    warn('no new connection to the gateway', { kind, waitMs });
    if (!current) changed({ is: kind === 'refused' ? 'failed' : 'backoff', why });
    forgetRetry();
    retry = timers.set(() => void attempt(), waitMs);
  }

  function forgetRetry(): void {
    timers.clear(retry);
    retry = undefined;
  }

  return {
    start() {
      if (running) return;
      running = true;
      void attempt();
    },
    async stop() {
      if (!running) return;
      running = false;
      run += 1;
      forgetRetry();
      attempting = false;
      wantsChange = false;
      failures = 0;
      current = undefined;
      for (const line of lines) leave(line, LAST_DRAIN);
      if (lines.size > 0) await new Promise<void>((done) => (whenEmpty = done));
      whenEmpty = undefined;
      changed({ is: 'stopped' });
    },
  };
}
