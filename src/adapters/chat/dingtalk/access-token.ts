import { judgeAnswer } from './failure-table.ts';
import type { HttpClient } from './http-exchange.ts';
import type { Timers } from './timers.ts';

/** Why there is no token. Nothing was said to anybody. */
export interface TokenTrouble {
  readonly kind: 'refused' | 'throttled' | 'unreachable';
  readonly why: string;
  readonly afterMs: number;
}
export type TokenAnswer = { readonly token: string } | { readonly trouble: TokenTrouble };

export interface AccessToken {
  /** The token in use, or a new one when that is about to run out. Asked for once, however many wait for it. */
  get(): Promise<TokenAnswer>;
  /** The platform would not take this one: the next `get` asks for another. */
  drop(token: string): void;
}

export interface AccessTokenOptions {
  readonly http: HttpClient;
  readonly timers: Timers;
  readonly apiBase: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Told after every try: why there is none, or undefined when there is one. */
  readonly report: (trouble: TokenTrouble | undefined) => void;
}

/** A token is given up so long before its end, or at a fifth of a short life: one that runs out on the way costs a round trip. */
const MARGIN = 5 * 60_000;
const DEFAULT_LIFE = 7_200;
const REFUSED_AGAIN_AFTER = 30_000;
/** Whoever asks meanwhile is told the same: a wrong secret must not be tried once for each post. */
const REMEMBER_TROUBLE = 5_000;

export function createAccessToken({ http, timers, apiBase, report, ...credentials }: AccessTokenOptions): AccessToken {
  let held: { readonly token: string; readonly until: number } | undefined;
  let trouble: { readonly is: TokenTrouble; readonly until: number } | undefined;
  let asking: Promise<TokenAnswer> | undefined;

  async function ask(): Promise<TokenAnswer> {
    const askedAt = timers.now();
    const result = await http.exchange({
      method: 'POST',
      url: `${apiBase}/v1.0/oauth2/accessToken`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ appKey: credentials.clientId, appSecret: credentials.clientSecret }),
    });
    if (result.outcome !== 'answered') return failed({ kind: 'unreachable', why: result.why, afterMs: 0 });
    const judged = judgeAnswer({
      status: result.status,
      body: result.body.toString('utf8'),
      retryAfter: result.headers['retry-after'],
    });
    if (!judged.taken) return failed(troubleOf(judged.refusal));
    const token = judged.answer['accessToken'];
    if (typeof token !== 'string' || token === '') {
      return failed({ kind: 'unreachable', why: '钉钉的答复里没有访问令牌', afterMs: 0 });
    }
    const life = lifeOf(judged.answer['expireIn']);
    held = { token, until: askedAt + life - Math.min(MARGIN, life / 5) };
    trouble = undefined;
    report(undefined);
    return { token };
  }

  function failed(is: TokenTrouble): TokenAnswer {
    // A line that was down may be up again the next moment.
    trouble = is.kind === 'unreachable' ? undefined : { is, until: timers.now() + REMEMBER_TROUBLE };
    report(is);
    return { trouble: is };
  }

  return {
    async get() {
      const now = timers.now();
      if (held && now < held.until) return { token: held.token };
      if (trouble && now < trouble.until) return { trouble: trouble.is };
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    drop(token) {
      if (held?.token === token) held = undefined;
    },
  };
}

function troubleOf(refusal: { readonly kind: string; readonly why: string; readonly afterMs: number }): TokenTrouble {
  const { why, afterMs } = refusal;
  if (refusal.kind === 'wait') return { kind: 'throttled', why, afterMs };
  if (refusal.kind === 'unclear') return { kind: 'unreachable', why, afterMs: 0 };
  return { kind: 'refused', why, afterMs: REFUSED_AGAIN_AFTER };
}

const lifeOf = (seconds: unknown): number =>
  1_000 * (typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds : DEFAULT_LIFE);
