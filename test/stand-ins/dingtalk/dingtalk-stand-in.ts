import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { control } from './control-side.ts';
import { Faults } from './faults.ts';
import { GatewaySide, wire } from './gateway-side.ts';
import { Posts } from './posts.ts';
import { robotCallback, type Saying } from './robot-callback.ts';
import { RobotSide } from './robot-side.ts';
import { WebhookSide } from './webhook-side.ts';

export interface StandInOptions {
  readonly port?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly robotCode?: string;
  /** Milliseconds after which an unacknowledged message is brought again. */
  readonly redeliverAfter?: number;
}

const ROBOT_TOPIC = '/v1.0/im/bot/messages/get';

/** DingTalk on one port of the loopback: gateway, REST interface, webhooks, files, and how to make each of them fail. */
export class DingTalkStandIn {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
  readonly gateway: GatewaySide;
  readonly robot: RobotSide;
  readonly webhooks: WebhookSide;
  readonly posts = new Posts();
  readonly faults = new Faults();
  readonly #server: Server;
  readonly #frames = new Map<string, string>();

  private constructor(options: StandInOptions) {
    this.clientId = options.clientId ?? 'dingclient0000001';
    this.clientSecret = options.clientSecret ?? 'stand-in-secret';
    this.robotCode = options.robotCode ?? 'dingrobot00000001';
    const { clientId, clientSecret, robotCode, posts } = this;
    this.gateway = new GatewaySide({ clientId, clientSecret, redeliverAfter: options.redeliverAfter ?? 3_000 });
    this.robot = new RobotSide({ clientId, clientSecret, robotCode, posts });
    this.webhooks = new WebhookSide(posts);
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head));
  }

  static async start(options: StandInOptions = {}): Promise<DingTalkStandIn> {
    const standIn = new DingTalkStandIn(options);
    await new Promise<void>((done) => standIn.#server.listen(options.port ?? 0, '127.0.0.1', done));
    return standIn;
  }

  get base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Somebody speaks to the robot. The message's id. */
  say(saying: Saying): string {
    const id = saying.id ?? `msg${randomUUID().replaceAll('-', '')}==`;
    const session = this.webhooks.session(saying.group ?? saying.from, this.base);
    const data = robotCallback(
      { ...saying, id },
      { robotCode: this.robotCode, sessionWebhook: session.url, sessionWebhookExpiredTime: session.expiresAt },
    );
    this.callback(JSON.stringify(data), id);
    return id;
  }

  /** A robot callback with any data. */
  callback(data: string, messageId: string = randomUUID()): void {
    const frame = { type: 'CALLBACK', topic: ROBOT_TOPIC, messageId, data } as const;
    this.#frames.set(messageId, wire(frame));
    this.gateway.push(frame);
  }

  /** Brings a message once more although it may have been acknowledged. */
  repeat(id: string): boolean {
    const frame = this.#frames.get(id);
    if (frame !== undefined) this.gateway.sendRaw(frame);
    return frame !== undefined;
  }

  /** Something happens that applications may subscribe to. */
  event(eventType: string, data: object): string {
    const messageId = randomUUID();
    this.gateway.push({
      type: 'EVENT',
      topic: '*',
      messageId,
      headers: { eventType, eventId: randomUUID(), eventBornTime: String(Date.now()), eventCorpId: 'dingcorp00000001' },
      data: JSON.stringify(data),
    });
    return messageId;
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.base);
    const bytes = await bodyOf(request);
    const fault = this.faults.take(url.pathname, bytes.toString('utf8'));
    if (fault?.is === 'stall') return;
    if (fault?.is === 'expire') this.robot.expireTokens();
    const result =
      fault?.is === 'answer'
        ? { status: fault.status, answer: fault.body }
        : await this.#answer(request, url, bytes).catch(() => ({ status: 400, answer: { code: 'badRequest' } }));
    if (fault?.is === 'hang') return;
    if (fault?.is === 'cut') return void request.socket.destroy();
    const raw = typeof result.answer === 'string' || result.answer instanceof Uint8Array;
    response.writeHead(result.status, { 'content-type': raw ? 'application/octet-stream' : 'application/json' });
    response.end(raw ? result.answer : JSON.stringify(result.answer));
  }

  async #answer(request: IncomingMessage, url: URL, bytes: Buffer): Promise<{ status: number; answer: unknown }> {
    const { pathname, searchParams: query } = url;
    const { robot, webhooks, gateway } = this;
    const headers = request.headers;
    if (pathname.startsWith('/files/')) {
      const file = robot.file(decodeURIComponent(pathname.slice('/files/'.length)));
      return file ? { status: 200, answer: file } : { status: 404, answer: 'no such file' };
    }
    if (pathname === '/media/upload') {
      const body = new Request(url, {
        method: 'POST',
        headers: headers as Record<string, string>,
        body: new Uint8Array(bytes),
      });
      return robot.upload(query.get('access_token'), query.get('type'), body);
    }
    const body = bytes.length === 0 ? {} : (JSON.parse(bytes.toString('utf8')) as Record<string, unknown>);
    if (pathname.startsWith('/control/')) return control(this, pathname.slice('/control/'.length), body);
    if (pathname === '/v1.0/gateway/connections/open') return gateway.open(body, headers.host ?? '');
    if (pathname === '/v1.0/oauth2/accessToken') return robot.token(body);
    if (pathname === '/robot/sendBySession') return webhooks.bySession(query, body);
    if (pathname === '/robot/send') return webhooks.byToken(query, body);
    const token = headers['x-acs-dingtalk-access-token'];
    const stopped = robot.checked(typeof token === 'string' ? token : undefined, pathname);
    if (stopped) return stopped;
    if (pathname === '/v1.0/robot/groupMessages/send') return robot.toGroup(body);
    if (pathname === '/v1.0/robot/oToMessages/batchSend') return robot.toPersons(body);
    if (pathname === '/v1.0/robot/oToMessages/readStatus') return robot.readStatus(query.get('processQueryKey') ?? '');
    if (pathname === '/v1.0/robot/messageFiles/download') return robot.downloadUrl(body, this.base);
    return { status: 404, answer: { code: 'InvalidAction.NotFound', message: pathname } };
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
