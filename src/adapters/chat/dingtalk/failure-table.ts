/**
 * What an answer of the platform means for a post. `token`: not taken, a new access token may help · `wait`: not taken, later perhaps ·
 * `quota`: not taken until the month ends or somebody pays ·
 * `link`: not taken, this webhook works no more · `permission`: not taken until somebody grants it · `refuse`: not taken, and never will be ·
 * `unclear`: nobody knows whether it was taken.
 */
export type RefusalKind = 'token' | 'wait' | 'quota' | 'link' | 'permission' | 'refuse' | 'unclear';

export interface Refusal {
  readonly kind: RefusalKind;
  /** The platform's own code, or `HTTP 503`. */
  readonly code: string;
  /** Chinese, for the operator. */
  readonly why: string;
  /** Milliseconds until another try makes sense; 0 where there is none. */
  readonly afterMs: number;
}

interface Row {
  readonly codes: readonly (string | RegExp)[];
  readonly kind: RefusalKind;
  readonly why: string;
  readonly afterMs?: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The first row that matches counts. Codes of the REST interface are words, those of the older one and of webhooks are numbers. */
const TABLE: readonly Row[] = [
  {
    codes: ['InvalidAuthentication', 'invalidParameter.token.invalid', '40001', '40014', '42001', '41001'],
    kind: 'token',
    why: '访问令牌失效',
  },
  {
    codes: ['Forbidden.AccessDenied.ApiCountLimitForOrg', '90020'],
    kind: 'quota',
    why: '本月的接口调用次数用完了',
    afterMs: 60 * MINUTE,
  },
  {
    codes: [/^Forbidden\.AccessDenied\.QpsLimit/, /^Throttling/, '90018', '90002'],
    kind: 'wait',
    why: '接口调用太快',
    afterMs: 2 * SECOND,
  },
  {
    codes: ['90005', '90006', 'send.too.fast', 'send.byToken.tooFast', 'too.many.group', 'too.many.people'],
    kind: 'wait',
    why: '发送太快，被钉钉限流',
    afterMs: MINUTE,
  },
  { codes: ['410100', '130101'], kind: 'wait', why: '群里发送太快，被钉钉限流', afterMs: 10 * MINUTE },
  { codes: ['-1'], kind: 'wait', why: '钉钉系统繁忙', afterMs: 10 * SECOND },
  { codes: ['unknown.send.result', 'system.error'], kind: 'unclear', why: '钉钉说不清消息发出没有' },
  {
    codes: [
      '300001',
      '300005',
      'session.notExisted',
      'session.expired',
      'token.notExisted',
      '400101',
      '400102',
      '400106',
    ],
    kind: 'link',
    why: '群机器人的地址失效或已停用',
  },
  {
    codes: ['310000', 'sign.not.match', 'ip.not.match', 'keywords.not.match'],
    kind: 'link',
    why: '群机器人的安全设置没有通过（加签、关键词或 IP）',
  },
  {
    codes: [
      /^Forbidden\.AccessDenied/,
      'chatbotId.notAllow.sendOTO',
      'invalidParameter.robotCode.auth',
      'auth.error',
      'unauthorized',
      '60011',
      '50002',
    ],
    kind: 'permission',
    why: '应用没有这项权限',
  },
  { codes: ['group.disbanded', '400013'], kind: 'refuse', why: '群已解散' },
  { codes: ['bot.stopped', 'resource.unavailable'], kind: 'refuse', why: '机器人在群里已停用' },
  { codes: ['invalid.openConversationId', 'miss.openConversationId'], kind: 'refuse', why: '群的编号不对' },
  { codes: ['staffId.notExisted', 'invalidParameter.userId.empty'], kind: 'refuse', why: '企业里没有这个人' },
  { codes: [/^contain\./, /^43010[1-4]$/], kind: 'refuse', why: '内容没有通过钉钉的审核' },
  { codes: ['invalidParameter.msgParam.tooLong', '34016'], kind: 'refuse', why: '内容太长' },
];

const STATUS: Readonly<Record<number, Omit<Row, 'codes'>>> = {
  401: { kind: 'token', why: '访问令牌失效' },
  403: { kind: 'permission', why: '应用没有这项权限' },
  408: { kind: 'unclear', why: '钉钉没有处理完' },
  429: { kind: 'wait', why: '接口调用太快', afterMs: 10 * SECOND },
  503: { kind: 'wait', why: '钉钉暂时不可用', afterMs: 10 * SECOND },
};

/** A firewall of the platform answers with this mark instead of an interface's answer, for five minutes. */
const PUNISHED = /"punish"\s*:\s*"deny"/;
const LONGEST_RETRY_AFTER = 60 * MINUTE;

export interface PlatformAnswer {
  readonly status: number;
  readonly body: string;
  /** The header of that name. */
  readonly retryAfter?: string | undefined;
}

export type Judged =
  | { readonly taken: true; readonly answer: Readonly<Record<string, unknown>> }
  | { readonly taken: false; readonly refusal: Refusal };

/** Reads an answer of any of the platform's interfaces. */
export function judgeAnswer({ status, body, retryAfter }: PlatformAnswer): Judged {
  const answer = parsed(body);
  const code = codeOf(answer);
  if (PUNISHED.test(body)) return refused({ kind: 'wait', why: '调用太多，被钉钉拦下', afterMs: 5 * MINUTE }, 'x5');
  if (code === undefined && status >= 200 && status < 300 && answer !== undefined) return { taken: true, answer };
  const row = (code === undefined ? undefined : rowOf(code)) ?? STATUS[status] ?? byStatus(status, code);
  return refused(row, code ?? `HTTP ${status}`, seconds(retryAfter));
}

const byStatus = (status: number, code: string | undefined): Omit<Row, 'codes'> => {
  if (status >= 500) return { kind: 'unclear', why: '钉钉出错了，说不清消息发出没有' };
  if (status >= 200 && status < 300 && code === undefined) return { kind: 'unclear', why: '钉钉的答复看不懂' };
  return { kind: 'refuse', why: '钉钉没有接受' };
};

const rowOf = (code: string): Row | undefined =>
  TABLE.find(({ codes }) => codes.some((one) => (typeof one === 'string' ? one === code : one.test(code))));

function refused(row: Omit<Row, 'codes'>, code: string, told?: number): Judged {
  const waits = row.kind === 'wait' || row.kind === 'quota';
  const afterMs = waits ? Math.max(row.afterMs ?? 0, told ?? 0) : 0;
  return { taken: false, refusal: { kind: row.kind, code, why: `${row.why}（${code}）`, afterMs } };
}

function parsed(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** `code` or `errcode`; 88 only says that the true one stands beside it; 0, also as a text, is no fault. */
function codeOf(answer: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const outer = [answer?.['code'], answer?.['errcode']].map(asText).find((code) => code !== undefined);
  const code = outer === '88' ? (asText(answer?.['sub_code']) ?? outer) : outer;
  // The platform's own codes are short; anything longer would only blow up the log.
  return code?.slice(0, 80);
}

const asText = (code: unknown): string | undefined => {
  if (typeof code !== 'string' && typeof code !== 'number') return undefined;
  return /^(0|ok|)$/i.test(String(code)) ? undefined : String(code);
};

const seconds = (header: string | undefined): number | undefined =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Math.min(Number(header) * SECOND, LONGEST_RETRY_AFTER) : undefined;
