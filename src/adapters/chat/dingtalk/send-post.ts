import type { Outgoing, OutgoingImage, SendResult } from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { CustomWebhooks } from './custom-webhooks.ts';
import type { HttpClient } from './http-exchange.ts';
import { callingText, isOutsider, namingText, type WebhookText } from './outgoing-words.ts';
import type { RecentPictures } from './recent-pictures.ts';
import { type Attempt, attemptOf, type RobotApi, type RobotWords } from './robot-api.ts';
import { resultOf } from './send-result.ts';
import type { SessionWebhooks } from './session-webhooks.ts';

/** What may not be allowed to the application. */
export type Permission = 'group' | 'direct';

export interface SendPostParts {
  readonly api: RobotApi;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly sessions: SessionWebhooks;
  readonly webhooks: CustomWebhooks;
  readonly pictures: RecentPictures;
  readonly warn: (what: string, fields?: object) => void;
  /** Told after each call: whether the application may do that, as far as the answer shows. */
  readonly permission: (what: Permission, why: string | undefined) => void;
}

export type SendPost = (post: Outgoing, mayStill: () => boolean) => Promise<SendResult>;

const TEN_MINUTES = 10 * 60_000;

/** Ways of saying a post, best first. The next is taken only when the one before surely was not heard. */
export function createSendPost(parts: SendPostParts): SendPost {
  const { api, http, clock, sessions, webhooks, pictures, warn, permission } = parts;

  return async (post, mayStill) => {
    const early = post.image ? await showPicture(post, post.image, mayStill) : undefined;
    if (early) return early;
    const result =
      'account' in post.to
        ? await toPerson(post, post.to.account, mayStill)
        : await toGroup(post, post.to.groupKey, mayStill);
    if (post.image && result.outcome === 'sent') pictures.done(targetOf(post), post.image.name);
    return result;
  };

  async function toGroup(post: Outgoing, group: string, mayStill: () => boolean): Promise<SendResult> {
    const called = post.mentions.some(({ account }) => account !== null);
    if (called) {
      const spoken = (await bySession(group, callingText(post), mayStill)) ?? (await byCustom(group, post, mayStill));
      if (spoken) return spoken;
    }
    return noted('group', await api.sendToGroup(group, textOf(namingText(post)), mayStill));
  }

  async function toPerson(post: Outgoing, account: string, mayStill: () => boolean): Promise<SendResult> {
    if (!isOutsider(account)) return noted('direct', await api.sendToPerson(account, textOf(post.text), mayStill));
    const url = sessions.fresh(account, clock.now());
    if (url !== undefined) return resultOf(await postTo(url, callingText({ ...post, mentions: [] }), mayStill));
    return { outcome: 'failed', code: 'rejected', why: '对方不是本企业的成员，他最近没来说话，机器人不能给他发单聊' };
  }

  /** Undefined: no such way, or surely not heard. */
  async function bySession(key: string, words: WebhookText, mayStill: () => boolean): Promise<SendResult | undefined> {
    const url = sessions.fresh(key, clock.now());
    if (url === undefined) return undefined;
    const attempt = await postTo(url, words, mayStill);
    if (attempt.is !== 'refused') return attempt.is === 'unreachable' ? undefined : resultOf(attempt);
    if (attempt.refusal.kind === 'link' || attempt.refusal.kind === 'token') sessions.forget(key, url);
    warn('a session webhook did not take a post', { code: attempt.refusal.code });
    return undefined;
  }

  async function byCustom(group: string, post: Outgoing, mayStill: () => boolean): Promise<SendResult | undefined> {
    const way = webhooks.take(group);
    if (way === undefined) return undefined;
    if ('waitMs' in way) return { outcome: 'retry', afterMs: way.waitMs, why: '群机器人每分钟只发十五条，等一等' };
    const attempt = await postTo(way.url, callingText(post), mayStill);
    if (attempt.is !== 'refused') return attempt.is === 'unreachable' ? undefined : resultOf(attempt);
    if (attempt.refusal.kind !== 'refuse') webhooks.block(group, Math.max(attempt.refusal.afterMs, TEN_MINUTES));
    warn('a custom webhook did not take a post', { code: attempt.refusal.code });
    return undefined;
  }

  async function postTo(url: string, words: WebhookText, mayStill: () => boolean): Promise<Attempt> {
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

  /** A picture that does not get through holds the words up only when it would a moment later. */
  async function showPicture(
    post: Outgoing,
    image: OutgoingImage,
    mayStill: () => boolean,
  ): Promise<SendResult | undefined> {
    const to = targetOf(post);
    if (pictures.shown(to, image.name) || ('account' in post.to && isOutsider(post.to.account))) return undefined;
    const media = await api.upload(image);
    const id = media.is === 'taken' ? media.answer['media_id'] : undefined;
    const attempt =
      typeof id !== 'string'
        ? media
        : await ('account' in post.to
            ? api.sendToPerson(post.to.account, pictureOf(id), mayStill)
            : api.sendToGroup(post.to.groupKey, pictureOf(id), mayStill));
    if (attempt.is === 'notOurs' || attempt.is === 'noToken') return resultOf(attempt);
    if (attempt.is === 'refused' && attempt.refusal.kind === 'wait') return resultOf(attempt);
    if (typeof id === 'string' && (attempt.is === 'taken' || attempt.is === 'unclear')) pictures.show(to, image.name);
    else warn('a picture could not be shown', attempt.is === 'refused' ? { code: attempt.refusal.code } : {});
    return undefined;
  }

  function noted(what: Permission, attempt: Attempt): SendResult {
    if (attempt.is === 'taken') permission(what, undefined);
    if (attempt.is === 'refused' && attempt.refusal.kind === 'permission') permission(what, attempt.refusal.why);
    return resultOf(attempt);
  }
}

const targetOf = ({ to }: Outgoing): string => ('account' in to ? `person ${to.account}` : `group ${to.groupKey}`);

/** Plain text: it keeps its line breaks on every phone, where markdown joins lines and reads `*` and `#` as its own. */
const textOf = (content: string): RobotWords => ({ msgKey: 'sampleText', msgParam: { content } });
const pictureOf = (photoURL: string): RobotWords => ({ msgKey: 'sampleImageMsg', msgParam: { photoURL } });
