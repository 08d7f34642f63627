import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { BridgeDesk } from '../../chat/bridge/bridge-desk.ts';
import type { Logger } from '../../log.ts';
import { InputError } from '../input-error.ts';
import { validate } from '../validate.ts';
import { accountAtDoor } from './bridge-door.ts';
import { SocketQuery } from './item-schema.ts';
import { openLine, type SocketLine } from './socket-line.ts';

const PATH = '/bridge/socket';
/** Bytes of one frame: a picture of the largest size, as text. */
const LARGEST_FRAME = 28 * 1024 * 1024;
const HEARTBEAT = 30_000;
/** How long the other side may take to say goodbye. Milliseconds. */
const GRACE = 2_000;

export interface BridgeSocketParts {
  readonly desk: BridgeDesk;
  readonly log: Logger;
  /** Milliseconds between pings; a connector that answers none in between is gone. */
  readonly heartbeat?: number;
}

/** Lets connectors hold a line to the service. Returns how to end all of them, so that the server can stop. */
export function attachBridgeSocket(
  server: Server,
  { desk, log, heartbeat = HEARTBEAT }: BridgeSocketParts,
): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });
  const lines = new Set<SocketLine>();
  let closing = false;

  function take(socket: WebSocket, caller: Caller): void {
    const line = openLine(socket, { desk, log, heartbeat, ...caller });
    lines.add(line);
    socket.once('close', () => lines.delete(line));
  }

  server.on('upgrade', (request, stream, head) => {
    // A connection that breaks before it is taken must not end the process.
    stream.on('error', ignore);
    try {
      if (closing) throw new InputError('服务正在停止，请稍后再连。', 503);
      const caller = callerOf(desk, request);
      sockets.handleUpgrade(request, stream, head, (socket) => take(socket, caller));
    } catch (fault) {
      if (!(fault instanceof InputError)) log.error({ err: fault }, 'bridge upgrade');
      refuse(stream, fault);
    }
  });

  function end(line: SocketLine): void {
    const overdue = setTimeout(() => line.cut(), GRACE);
    void line.close().finally(() => clearTimeout(overdue));
  }

  return () => {
    closing = true;
    void desk.shut().then(() => {
      for (const line of lines) end(line);
    });
  };
}

interface Caller {
  readonly account: string;
  readonly after: number;
}

function callerOf(desk: BridgeDesk, request: IncomingMessage): Caller {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bridge');
  if (pathname !== PATH) throw new InputError('没有这个地址。', 404);
  const account = accountAtDoor(desk, request);
  return { account, ...validate(SocketQuery, Object.fromEntries(searchParams)) };
}

const ignore = (): void => {};

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  503: 'Service Unavailable',
};

/** There is no answer object yet: the few lines are written by hand. */
function refuse(stream: Duplex, fault: unknown): void {
  const { status, sentence } = fault instanceof InputError ? fault : new InputError('请求看不懂。');
  const body = JSON.stringify({ error: sentence });
  const head = [
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Refused'}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...(status === 401 ? ['WWW-Authenticate: Bearer'] : []),
  ];
  stream.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => stream.destroy());
}
