import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/**
 * How the gateway behaves. `refuse` answers 500 · `unauthorized` answers 401 · `busy` answers 503 · `acceptAndClose` closes each connection
 * at once · `answerAndClose` does so after it has answered the first ping · `silent` takes connections and never says or answers anything · `badTicket` hands out addresses that fail.
 */
export type GatewayMode =
  | 'good'
  | 'refuse'
  | 'unauthorized'
  | 'busy'
  | 'acceptAndClose'
  | 'answerAndClose'
  | 'silent'
  | 'badTicket';

export interface Frame {
  readonly type: 'SYSTEM' | 'CALLBACK' | 'EVENT';
  readonly topic: string;
  readonly messageId: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What came back for a frame. */
export interface Reply {
  readonly messageId: string;
  readonly code: number;
  readonly data: string;
}

export interface GatewayOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Milliseconds after which a frame nobody answered is brought again. */
  readonly redeliverAfter: number;
}

interface Connection {
  readonly socket: WebSocket;
  /** Told to go: gets nothing new. */
  sentAway: boolean;
  frozen: boolean;
}

const REDELIVERIES = 20;

/** The Stream gateway of the platform: addresses with tickets for one use, one WebSocket each, frames until they are acknowledged. */
export class GatewaySide {
  mode: GatewayMode = 'good';
  /** Moments of `connections/open`, by the machine's count. */
  readonly opens: number[] = [];
  readonly openBodies: unknown[] = [];
  readonly replies: Reply[] = [];
  readonly #acknowledged = new Map<string, number>();
  readonly #deliveries = new Map<string, number>();
  /** Most connections at one time. */
  mostConnections = 0;
  /** Milliseconds without any usable connection, since the first. */
  longestGap = 0;
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true, autoPong: false });
  readonly #tickets = new Set<string>();
  readonly #connections = new Set<Connection>();
  readonly #waiting = new Map<string, { frame: Frame; timer: NodeJS.Timeout | undefined; left: number }>();
  #gapSince: number | undefined;
  #closed = false;

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** Whether there is a connection that new messages can go to. */
  get listening(): boolean {
    return this.#target() !== undefined;
  }

  get unacknowledged(): number {
    return this.#waiting.size;
  }

  acknowledged(messageId: string): number {
    return this.#acknowledged.get(messageId) ?? 0;
  }

  deliveries(messageId: string): number {
    return this.#deliveries.get(messageId) ?? 0;
  }

  /** `POST /v1.0/gateway/connections/open` */
  open(body: Record<string, unknown>, host: string): { readonly status: number; readonly answer: unknown } {
    this.opens.push(performance.now());
    this.openBodies.push(body);
    if (this.mode === 'refuse') return { status: 500, answer: { code: 'system.error', message: '未知的系统错误' } };
    if (this.mode === 'busy') return { status: 503, answer: { code: 'ServiceUnavailable', message: 'busy' } };
    const { clientId, clientSecret, subscriptions } = body;
    const known = clientId === this.#options.clientId && clientSecret === this.#options.clientSecret;
    if (this.mode === 'unauthorized' || !known) {
      return { status: 401, answer: { code: 'authFailed', message: '鉴权失败', requestid: randomUUID() } };
    }
    if (!Array.isArray(subscriptions) || subscriptions.length === 0) {
      return { status: 400, answer: { code: 'invalidParameter', message: 'subscriptions' } };
    }
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return { status: 200, answer: { endpoint: `ws://${host}/connect`, ticket } };
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('ticket') ?? '';
    if (this.mode === 'badTicket' || this.#closed || !this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (web) => this.#connected(web));
  }

  #connected(socket: WebSocket): void {
    socket.on('error', () => {});
    if (this.mode === 'acceptAndClose') {
      socket.close();
      return;
    }
    const connection: Connection = { socket, sentAway: false, frozen: this.mode === 'silent' };
    this.#connections.add(connection);
    this.mostConnections = Math.max(this.mostConnections, this.#connections.size);
    if (this.#gapSince !== undefined) this.longestGap = Math.max(this.longestGap, performance.now() - this.#gapSince);
    this.#gapSince = undefined;
    socket.on('ping', (data) => {
      if (!connection.frozen && socket.readyState === socket.OPEN) socket.pong(data);
      if (this.mode === 'answerAndClose') socket.close();
    });
    socket.on('message', (data) => this.#answered(String(data)));
    socket.on('close', () => {
      this.#connections.delete(connection);
      if (!this.#usable() && this.#gapSince === undefined) this.#gapSince = performance.now();
    });
    for (const messageId of this.#waiting.keys()) this.#deliver(messageId);
  }

  #usable(): Connection | undefined {
    return [...this.#connections].findLast(({ socket, frozen }) => socket.readyState === socket.OPEN && !frozen);
  }

  /** The newest connection that was not told to go. */
  #target(): Connection | undefined {
    return [...this.#connections].findLast(
      ({ socket, sentAway, frozen }) => socket.readyState === socket.OPEN && !sentAway && !frozen,
    );
  }

  #answered(text: string): void {
    const reply = JSON.parse(text) as { code: number; headers: { messageId: string }; data: string };
    const { messageId } = reply.headers;
    this.replies.push({ messageId, code: reply.code, data: reply.data });
    if (reply.code !== 200) return;
    const later = reply.data.includes('"LATER"');
    if (later) return;
    this.#acknowledged.set(messageId, this.acknowledged(messageId) + 1);
    clearTimeout(this.#waiting.get(messageId)?.timer);
    this.#waiting.delete(messageId);
  }

  /** Brings a frame, again and again until it is acknowledged. */
  push(frame: Frame): void {
    this.#waiting.set(frame.messageId, { frame, timer: undefined, left: REDELIVERIES });
    this.#deliver(frame.messageId);
  }

  #deliver(messageId: string): void {
    const waiting = this.#waiting.get(messageId);
    if (!waiting || this.#closed) return;
    clearTimeout(waiting.timer);
    if (waiting.left === 0) return;
    waiting.timer = setTimeout(() => this.#deliver(messageId), this.#options.redeliverAfter);
    const target = this.#target();
    if (!target) return;
    waiting.left -= 1;
    this.#deliveries.set(messageId, this.deliveries(messageId) + 1);
    target.socket.send(wire(waiting.frame));
  }

  /** Once, to everybody, whatever it is: rubbish, a duplicate, a frame nobody has to answer. */
  sendRaw(data: string | Buffer, options: { readonly binary?: boolean } = {}): void {
    for (const { socket } of this.#connections) if (socket.readyState === socket.OPEN) socket.send(data, options);
  }

  ping(messageId: string, data: string): void {
    this.sendRaw(wire({ type: 'SYSTEM', topic: 'ping', messageId, data }));
  }

  /** Asks all connections to go. The platform closes them itself some seconds later. */
  disconnect(closeAfter = 10_000): void {
    for (const connection of this.#connections) {
      if (connection.sentAway) continue;
      connection.sentAway = true;
      const data = JSON.stringify({ reason: 'persistent connection is timeout' });
      connection.socket.send(wire({ type: 'SYSTEM', topic: 'disconnect', messageId: randomUUID(), data }));
      const timer = setTimeout(() => connection.socket.close(), closeAfter);
      connection.socket.once('close', () => clearTimeout(timer));
    }
  }

  /** Cuts every connection without a word. */
  drop(): void {
    for (const { socket } of this.#connections) socket.terminate();
  }

  /** Half open: the connections stay, and nothing is answered or said on them any more. */
  freeze(): void {
    for (const connection of this.#connections) connection.frozen = true;
  }

  close(): void {
    this.#closed = true;
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.drop();
    this.#server.close();
  }
}

/** A frame as it travels. */
export function wire({ type, topic, messageId, headers, data }: Frame): string {
  return JSON.stringify({
    specVersion: '1.0',
    type,
    headers: {
      appId: '00000000-0000-4000-8000-000000000000',
      connectionId: 'connection',
      contentType: 'application/json',
      messageId,
      time: String(Date.now()),
      topic,
      ...headers,
    },
    data,
  });
}
