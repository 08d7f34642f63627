import type { OutgoingImage } from '../../../ports/chat-channel.ts';
import type { AccessToken, TokenTrouble } from './access-token.ts';
import { judgeAnswer, type Refusal } from './failure-table.ts';
import type { Exchange, HttpClient, HttpRequest } from './http-exchange.ts';

type Answer = Readonly<Record<string, unknown>>;

/** What became of one call: `taken` and `unclear` may have been heard, nothing of the others was. */
export type Attempt =
  | { readonly is: 'taken'; readonly answer: Answer }
  | { readonly is: 'unclear'; readonly why: string }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'unreachable'; readonly why: string }
  | { readonly is: 'noToken'; readonly trouble: TokenTrouble }
  /** Another process speaks for the account by now. */
  | { readonly is: 'notOurs' };

export interface RobotApi {
  sendToGroup(openConversationId: string, words: RobotWords, mayStill: () => boolean): Promise<Attempt>;
  sendToPerson(userId: string, words: RobotWords, mayStill: () => boolean): Promise<Attempt>;
  /** `taken` with `media_id` in the answer. Nobody hears of it. */
  upload(image: OutgoingImage): Promise<Attempt>;
  readStatus(processQueryKey: string): Promise<Attempt>;
  /** `taken` with `downloadUrl` in the answer. */
  downloadUrl(downloadCode: string): Promise<Attempt>;
}

/** A message template of the platform: `sampleText`, `sampleImageMsg`. */
export interface RobotWords {
  readonly msgKey: string;
  readonly msgParam: Readonly<Record<string, string>>;
}

export interface RobotApiOptions {
  readonly http: HttpClient;
  readonly token: AccessToken;
  readonly apiBase: string;
  readonly oapiBase: string;
  readonly robotCode: string;
}

/** A message waits for its pictures. */
const ADDRESS_TIMEOUT = 5_000;

export function createRobotApi({ http, token, apiBase, oapiBase, robotCode }: RobotApiOptions): RobotApi {
  /** Once more with a new token where the platform says that the old one is none: such a call was surely not taken. */
  async function call(build: (token: string) => HttpRequest, mayStill: () => boolean = () => true): Promise<Attempt> {
    for (let again = false; ; again = true) {
      const held = await token.get();
      if ('trouble' in held) return { is: 'noToken', trouble: held.trouble };
      if (!mayStill()) return { is: 'notOurs' };
      const attempt = attemptOf(await http.exchange(build(held.token)));
      if (attempt.is !== 'refused' || attempt.refusal.kind !== 'token') return attempt;
      token.drop(held.token);
      if (again) return attempt;
    }
  }

  const post = (path: string, body: object, mayStill?: () => boolean, timeout?: number): Promise<Attempt> =>
    call(
      (held) => ({
        method: 'POST',
        url: `${apiBase}${path}`,
        headers: { 'content-type': 'application/json', 'x-acs-dingtalk-access-token': held },
        body: JSON.stringify(body),
        ...(timeout === undefined ? {} : { timeout }),
      }),
      mayStill,
    );

  return {
    sendToGroup: (openConversationId, words, mayStill) =>
      post('/v1.0/robot/groupMessages/send', { robotCode, openConversationId, ...encoded(words) }, mayStill),
    sendToPerson: (userId, words, mayStill) =>
      post('/v1.0/robot/oToMessages/batchSend', { robotCode, userIds: [userId], ...encoded(words) }, mayStill),
    async upload(image) {
      const form = await multipart(image);
      return call((held) => ({
        method: 'POST',
        url: `${oapiBase}/media/upload?${new URLSearchParams({ access_token: held, type: 'image' })}`,
        headers: { 'content-type': form.type },
        body: form.bytes,
        timeout: 30_000,
      }));
    },
    readStatus: (processQueryKey) =>
      call((held) => ({
        method: 'GET',
        url: `${apiBase}/v1.0/robot/oToMessages/readStatus?${new URLSearchParams({ robotCode, processQueryKey })}`,
        headers: { 'x-acs-dingtalk-access-token': held },
      })),
    downloadUrl: (downloadCode) =>
      post('/v1.0/robot/messageFiles/download', { downloadCode, robotCode }, undefined, ADDRESS_TIMEOUT),
  };
}

const encoded = ({ msgKey, msgParam }: RobotWords) => ({ msgKey, msgParam: JSON.stringify(msgParam) });

async function multipart({ name, type, bytes }: OutgoingImage): Promise<{ type: string; bytes: Uint8Array }> {
  const form = new FormData();
  form.set('media', new File([new Uint8Array(bytes)], name, { type }));
  const encoder = new Response(form);
  return {
    type: encoder.headers.get('content-type') ?? 'multipart/form-data',
    bytes: new Uint8Array(await encoder.arrayBuffer()),
  };
}

/** What an exchange means, whoever asked. */
export function attemptOf(exchange: Exchange): Attempt {
  if (exchange.outcome === 'unsent') return { is: 'unreachable', why: exchange.why };
  if (exchange.outcome === 'unknown') return { is: 'unclear', why: exchange.why };
  const { status, headers, body } = exchange;
  const judged = judgeAnswer({ status, body: body.toString('utf8'), retryAfter: headers['retry-after'] });
  if (judged.taken) return { is: 'taken', answer: judged.answer };
  if (judged.refusal.kind === 'unclear') return { is: 'unclear', why: judged.refusal.why };
  return { is: 'refused', refusal: judged.refusal };
}
