import { WebSocket } from 'ws';
import type { BridgePost } from '../../../../src/adapters/chat/bridge/bridge-post.ts';
import { message, TOKENS } from './bridge-stage.ts';

const RECONNECT = 10;
const BATCH = 20;
const HEADERS = { Authorization: `Bearer ${TOKENS.phone}` };

/** A connector that keeps to docs/bridge.md over whatever wire it is given. */
export interface FaithfulConnector {
  /** The keys in the order in which they were shown on its platform. */
  readonly shown: string[];
  /** Posts that came again although they had been shown. */
  again(): number;
  /** Messages that the service has not said it keeps, and acknowledgements it has not answered. */
  owed(): number;
  unanswered(): number;
  bring(ids: readonly string[]): void;
  close(): void;
}

type Start = (address: string, work: Work) => () => void;

/** What is the same on both roads. */
interface Work {
  /** Shows the post unless it was shown before. Returns its acknowledgement. */
  show(post: BridgePost): Record<string, unknown>;
  /** Acknowledgements the service has not said it knows. */
  unanswered(): readonly Record<string, unknown>[];
  answered(seqs: readonly number[]): void;
  batch(): readonly Record<string, unknown>[];
  accepted(ids: readonly string[]): void;
  last(): number;
}

function faithful(address: string, start: Start): FaithfulConnector {
  const shown: string[] = [];
  const record = new Set<string>();
  const owed = new Set<string>();
  const acks = new Map<number, Record<string, unknown>>();
  let again = 0;
  let last = 0;
  const stop = start(address, {
    show({ key, seq, to, text }) {
      last = Math.max(last, seq);
      if (record.has(key)) again += 1;
      else shown.push(key);
      record.add(key);
      const ack = { seq, outcome: 'sent', platformId: `own-${key}`, key, to, text };
      acks.set(seq, ack);
      return ack;
    },
    unanswered: () => [...acks.values()].slice(0, 500),
    answered: (seqs) => {
      for (const seq of seqs) acks.delete(seq);
    },
    batch: () => [...owed].slice(0, BATCH).map((id) => message({ id, text: '晚上一起吃饭吗' })),
    accepted: (ids) => {
      for (const id of ids) owed.delete(id);
    },
    last: () => last,
  });
  return {
    shown,
    again: () => again,
    owed: () => owed.size,
    unanswered: () => acks.size,
    bring: (ids) => {
      for (const id of ids) owed.add(id);
    },
    close: stop,
  };
}

/** Over the WebSocket: posts are pushed, and one batch of messages is under way at a time. */
export const overSocket = (address: string): FaithfulConnector =>
  faithful(address, (at, work) => {
    let open = true;
    let timer: NodeJS.Timeout | undefined;
    let socket: WebSocket | undefined;
    function connect(): void {
      const line = new WebSocket(`${at.replace('http', 'ws')}/bridge/socket?after=${work.last()}`, {
        headers: HEADERS,
      });
      socket = line;
      let waits = false;
      const bring = (): void => {
        const messages = work.batch();
        if (waits || messages.length === 0 || line.readyState !== WebSocket.OPEN) return;
        waits = true;
        line.send(JSON.stringify({ type: 'messages', messages }));
      };
      const look = setInterval(bring, RECONNECT);
      line.on('error', () => {});
      line.on('close', () => {
        clearInterval(look);
        if (open) timer = setTimeout(connect, RECONNECT);
      });
      line.on('message', (data) => {
        const frame = JSON.parse(String(data));
        if (frame.type === 'hello') line.send(JSON.stringify({ type: 'acks', acks: work.unanswered() }));
        if (frame.type === 'acked') work.answered([...frame.acked, ...frame.unknown]);
        if (frame.type === 'post') line.send(JSON.stringify({ type: 'ack', ...work.show(frame) }));
        if (frame.type === 'accepted' || frame.type === 'error') {
          work.accepted(frame.accepted ?? []);
          waits = false;
          bring();
        }
      });
    }
    connect();
    return () => {
      open = false;
      clearTimeout(timer);
      socket?.terminate();
    };
  });

/** Over HTTP alone: one loop fetches and acknowledges, another brings. */
export const overPolling = (address: string): FaithfulConnector =>
  faithful(address, (at, work) => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const call = async (path: string, body?: unknown): Promise<Record<string, unknown>> => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(`${at}${path}`, { headers: HEADERS, signal, ...init });
      return (await answer.json()) as Record<string, unknown>;
    };
    const pause = () => new Promise((resolve) => setTimeout(resolve, RECONNECT));
    const forever = async (work: () => Promise<unknown>): Promise<void> => {
      while (!signal.aborted) await work().catch(pause);
    };
    void forever(async () => {
      const { posts } = await call(`/bridge/posts?after=${work.last()}&wait=5`);
      for (const post of posts as BridgePost[]) work.show(post);
      if (work.unanswered().length === 0) return;
      const { acked, unknown } = await call('/bridge/acks', work.unanswered());
      work.answered([acked, unknown].flat() as number[]);
    });
    void forever(async () => {
      const messages = work.batch();
      if (messages.length === 0) await pause();
      else work.accepted((await call('/bridge/messages', messages))['accepted'] as string[]);
    });
    return () => stopping.abort();
  });
