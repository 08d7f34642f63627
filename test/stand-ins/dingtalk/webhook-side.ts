import { createHmac, randomUUID } from 'node:crypto';
import type { Posts } from './posts.ts';

interface Session {
  readonly to: string;
  readonly expiresAt: number;
}

interface Custom {
  readonly group: string;
  readonly secret: string | undefined;
  readonly sent: number[];
  readonly known: Set<string>;
  blockedUntil: number;
}

const answer = (errcode: number, errmsg: string) => ({ status: 200, answer: { errcode, errmsg } });
const OK = answer(0, 'ok');
const TEN_MINUTES = 10 * 60_000;

/** The addresses a robot may be answered at: one of each conversation that runs out, and those of custom robots, signed and counted, which drop a second copy. */
export class WebhookSide {
  /** Milliseconds a new session webhook lives. */
  sessionLife = 90 * 60_000;
  /** Posts a minute of a custom robot, at most. */
  perMinute = 20;
  /** Calls of custom robots, taken or not. */
  asked = 0;
  readonly #posts: Posts;
  readonly #sessions = new Map<string, Session>();
  readonly #customs = new Map<string, Custom>();

  constructor(posts: Posts) {
    this.#posts = posts;
  }

  /** A new session webhook, as it comes with a message. */
  session(to: string, base: string): { readonly url: string; readonly expiresAt: number } {
    const id = randomUUID().replaceAll('-', '');
    const expiresAt = Date.now() + this.sessionLife;
    this.#sessions.set(id, { to, expiresAt });
    return { url: `${base}/robot/sendBySession?session=${id}`, expiresAt };
  }

  endSessions(): void {
    this.#sessions.clear();
  }

  /** Puts a custom robot into a group; its address. */
  custom(group: string, base: string, secret?: string): string {
    const token = randomUUID().replaceAll('-', '');
    this.#customs.set(token, { group, secret, sent: [], known: new Set(), blockedUntil: 0 });
    return `${base}/robot/send?access_token=${token}`;
  }

  /** `POST /robot/sendBySession` */
  bySession(query: URLSearchParams, body: Record<string, unknown>) {
    const session = this.#sessions.get(query.get('session') ?? '');
    if (!session || session.expiresAt <= Date.now()) return answer(300005, 'token is not exist');
    return this.#take('session', session.to, body);
  }

  /** `POST /robot/send` */
  byToken(query: URLSearchParams, body: Record<string, unknown>) {
    this.asked += 1;
    const custom = this.#customs.get(query.get('access_token') ?? '');
    if (!custom) return answer(300005, 'token is not exist');
    if (custom.secret !== undefined) {
      const timestamp = query.get('timestamp') ?? '';
      if (Math.abs(Date.now() - Number(timestamp)) > 3_600_000) return answer(310000, 'invalid timestamp');
      const sign = createHmac('sha256', custom.secret).update(`${timestamp}\n${custom.secret}`).digest('base64');
      if (query.get('sign') !== sign) return answer(310000, 'sign not match');
    }
    const now = Date.now();
    custom.sent.splice(0, custom.sent.length, ...custom.sent.filter((at) => now - at < 60_000));
    if (custom.sent.length >= this.perMinute) custom.blockedUntil = now + TEN_MINUTES;
    if (now < custom.blockedUntil) return answer(130101, 'send too fast, exceed 20 times per minute');
    const { msgUuid } = body;
    if (typeof msgUuid === 'string' && custom.known.has(msgUuid)) return OK;
    const taken = this.#take('custom', custom.group, body);
    if (taken === OK) custom.sent.push(now);
    if (taken === OK && typeof msgUuid === 'string') custom.known.add(msgUuid);
    return taken;
  }

  #take(way: 'session' | 'custom', to: string, body: Record<string, unknown>) {
    const { msgtype, text, markdown, at } = body as {
      msgtype?: string;
      text?: { content?: string };
      markdown?: { text?: string };
      at?: { atUserIds?: string[]; atDingtalkIds?: string[] };
    };
    const words = msgtype === 'text' ? text?.content : msgtype === 'markdown' ? markdown?.text : undefined;
    if (!words) return answer(40035, '缺少参数 json');
    const called = [...(at?.atUserIds ?? []), ...(at?.atDingtalkIds ?? [])];
    this.#posts.add({ way, to, text: words, called });
    return OK;
  }
}
