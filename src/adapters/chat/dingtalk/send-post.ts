import type { Outgoing, OutgoingImage, SendResult } from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Keys } from '../installation-keys.ts';
import type { ShownPictures } from '../shown-pictures.ts';
import type { CustomWebhooks } from './custom-webhooks.ts';
import type { HttpClient } from './http-exchange.ts';
import { callingText, isOutsider, namingText, type WebhookText } from './outgoing-words.ts';
import { type Attempt, attemptOf, type RobotApi, type RobotWords } from './robot-api.ts';
import { resultOf } from './send-result.ts';
import type { SessionWebhooks } from './session-webhooks.ts';

/** What may not be allowed to the application, or no longer this month. */
export type Permission = 'group' | 'direct' | 'quota';

export interface SendPostParts {
  readonly api: RobotApi;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly sessions: SessionWebhooks;
  readonly webhooks: CustomWebhooks;
  readonly keys: Pick<Keys, 'outward'>;
  readonly pictures: ShownPictures;
  readonly warn: (what: string, fields?: object) => void;
  /** Told after each call: whether the application may do that, as far as the answer shows. */
  readonly permission: (what: Permission, why: string | undefined) => void;
}

export type SendPost = (post: Outgoing, mayStill: () => boolean) => Promise<SendResult>;

const TEN_MINUTES = 10 * 60_000;

/** Ways of saying a post, best first. The next is taken only when the one before surely was not heard. */
export function createSendPost(parts: SendPostParts): SendPost {
  const { api, http, clock, sessions, webhooks, keys, pictures, warn, permission } = parts;

  return async (post, mayStill) => {
    const { to, image, key } = post;
    if (image) return pictures.once(key, () => showPicture(post, image, mayStill));
    return 'account' in to ? toPerson(post, to.account, mayStill) : toGroup(post, to.groupKey, mayStill);
  };

  async function toGroup(post: Outgoing, group: string, mayStill: () => boolean): Promise<SendResult> {
    if (post.mentions.some(({ account }) => account !== null)) {
      const spoken = (await bySession(group, post, mayStill)) ?? (await byCustom(group, post, mayStill));
      if (spoken) return spoken;
    }
    return noted('group', await api.sendToGroup(group, textOf(namingText(post)), mayStill));
  }

  async function toPerson(post: Outgoing, account: string, mayStill: () => boolean): Promise<SendResult> {
    if (!isOutsider(account)) return noted('direct', await api.sendToPerson(account, textOf(post.text), mayStill));
    const url = sessions.fresh(account, clock.now());
    if (url !== undefined) return resultOf(await postTo(url, callingText({ ...post, mentions: [] }), mayStill));
    return OUT_OF_REACH;
  }

  /** Undefined: there is no such way, or the post surely was not heard. */
  async function bySession(group: string, post: Outgoing, mayStill: () => boolean): Promise<SendResult | undefined> {
    const url = sessions.fresh(group, clock.now());
    if (url === undefined) return undefined;
    const attempt = await postTo(url, callingText(post), mayStill);
    if (attempt.is === 'unreachable') return undefined;
    if (attempt.is !== 'refused') return resultOf(attempt);
    if (attempt.refusal.kind === 'link' || attempt.refusal.kind === 'token') sessions.forget(group, url);
    warn('a session webhook did not take a post', { code: attempt.refusal.code });
    return undefined;
  }

  async function byCustom(group: string, post: Outgoing, mayStill: () => boolean): Promise<SendResult | undefined> {
    const way = webhooks.take(group);
    if (way === undefined) return undefined;
    if ('waitMs' in way) return { outcome: 'retry', afterMs: way.waitMs, why: '群机器人每分钟只发十五条，等一等' };
    // By the key the platform drops a second copy of a post of which nobody knew whether the first had arrived.
    const msgUuid = await keys.outward(post.key).catch(() => undefined);
    if (msgUuid === undefined) return NAMELESS;
    const attempt = await postTo(way.url, { ...callingText(post), msgUuid }, mayStill);
    if (attempt.is === 'unreachable') return undefined;
    if (attempt.is !== 'refused') return resultOf(attempt);
    if (attempt.refusal.kind !== 'refuse') webhooks.block(group, Math.max(attempt.refusal.afterMs, TEN_MINUTES));
    warn('a custom webhook did not take a post', { code: attempt.refusal.code });
    return undefined;
  }

  async function postTo(
    url: string,
    words: WebhookText & { readonly msgUuid?: string },
    mayStill: () => boolean,
  ): Promise<Attempt> {
    if (!mayStill()) return { is: 'notOurs' };
    return attemptOf(
      await http.exchange({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(words),
      }),
    );
  }

  async function showPicture({ to }: Outgoing, image: OutgoingImage, mayStill: () => boolean): Promise<SendResult> {
    if ('account' in to && isOutsider(to.account)) return OUT_OF_REACH;
    if (!mayStill()) return resultOf({ is: 'notOurs' });
    const media = await api.upload(image);
    if (isForbidden(media)) return WORDS_ALONE;
    if (media.is !== 'taken') return resultOf(unheard(media));
    const id = media.answer['media_id'];
    if (typeof id !== 'string') return { outcome: 'failed', code: 'rejected', why: '钉钉没有收下图片' };
    const attempt =
      'account' in to
        ? await api.sendToPerson(to.account, pictureOf(id), mayStill)
        : await api.sendToGroup(to.groupKey, pictureOf(id), mayStill);
    const result = noted('account' in to ? 'direct' : 'group', attempt);
    return isForbidden(attempt) ? WORDS_ALONE : result;
  }

  function noted(what: Permission, attempt: Attempt): SendResult {
    if (attempt.is === 'taken') {
      permission(what, undefined);
      permission('quota', undefined);
    }
    if (isForbidden(attempt)) permission(what, attempt.refusal.why);
    if (attempt.is === 'refused' && attempt.refusal.kind === 'quota') permission('quota', attempt.refusal.why);
    return resultOf(attempt);
  }
}

/** A bare number might be that of a post of another database, which the platform would take this one for. */
const NAMELESS: SendResult = { outcome: 'retry', afterMs: 5_000, why: '数据库没有答复，查不到本系统的标识' };

const OUT_OF_REACH: SendResult = {
  outcome: 'failed',
  code: 'rejected',
  why: '对方不是本企业的成员，机器人只能在他来说话后的一小段时间里用文字答复',
};

const isForbidden = (attempt: Attempt): attempt is Extract<Attempt, { is: 'refused' }> =>
  attempt.is === 'refused' && attempt.refusal.kind === 'permission';

/** A picture waits for no permission: its words may go by a webhook, which needs none, and wait themselves where they need one. */
const WORDS_ALONE: SendResult = { outcome: 'failed', code: 'rejected', why: '应用没有发图片的权限' };

/** Nobody hears of an upload, so that a doubtful one is only one that failed. */
const unheard = (upload: Attempt): Attempt =>
  upload.is === 'unclear' ? { is: 'unreachable', why: upload.why } : upload;

/** Plain text: it keeps its line breaks on every phone, where markdown joins lines and reads `*` and `#` as its own. */
const textOf = (content: string): RobotWords => ({ msgKey: 'sampleText', msgParam: { content } });
const pictureOf = (photoURL: string): RobotWords => ({ msgKey: 'sampleImageMsg', msgParam: { photoURL } });
