import { z } from 'zod';
import { parseMoment } from '../../../domain/time/moment.ts';
import { type BridgeItem, RECALL } from '../../chat/bridge/bridge-item.ts';
import type { BridgeAck } from '../../chat/bridge/bridge-post.ts';
import type { ConnectorState } from '../../chat/bridge/seat.ts';

/** UTF-16 units of one message; the longest that WeChat lets a person send has far fewer. */
const LONGEST_TEXT = 20_000;
/** Beyond it a number would no longer be exact in every language a connector may be written in. */
const HIGHEST = 1e12;

/** Names go into a database that knows no NUL, and into logs. */
const name = (longest = 200) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, '不能有控制字符');

const text = z
  .string()
  .max(LONGEST_TEXT)
  .nullish()
  .transform((words) => (words ?? '').toWellFormed().replaceAll('\0', ''));
const at = z
  .string()
  .transform((words, ctx) => {
    const moment = parseMoment(words);
    if (moment !== undefined) return moment;
    ctx.addIssue({ code: 'custom', message: '不是时间，应写作 2026-03-02T08:01:00+08:00' });
    return z.NEVER;
  })
  .describe('在平台上说出的时间，如 2026-03-02T08:01:00+08:00；不带时区按北京时间');
const maybe = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? undefined);
const yes = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const key = maybe(name()).describe('这条消息的 key，照抄');
const group = name().describe('群在接入程序那边的编号，即街道配置文件里这个群的 key');
const account = name().describe('平台账号');
const id = name().describe('消息在平台上的编号；同一编号只记一次，几个接入程序之间也不能重复');
const MEDIA = /^[\p{L}\p{N}_.-]{1,100}\.(?:png|jpe?g|gif|webp)$/iu;

const Message = z
  .object({
    type: z.literal('message').optional().describe('可以不写'),
    at,
    group: group.optional().describe('群编号；direct 为 true 时可以不写'),
    id: id.refine((words) => !words.startsWith(RECALL), `不能以“${RECALL}”开头`),
    from: account.describe('说话的人的平台账号'),
    fromName: z.string().nullish().describe('可以带上，不会保存'),
    text: text.describe('文字；语音填转写的文字，图片可空'),
    kind: z
      .enum(['text', 'image', 'voice', 'system'])
      .nullish()
      .transform((kind) => kind ?? 'text'),
    mentionsBot: yes.describe('是否 @ 了助手'),
    replyTo: maybe(name()).describe('引用的消息编号'),
    media: maybe(z.string().regex(MEDIA, '应是 /bridge/media 给的名字')),
    direct: yes.describe('是否为与助手的私聊'),
  })
  .transform(({ fromName: _name, group: where, ...rest }, ctx) => {
    if (where === undefined && !rest.direct) {
      ctx.addIssue({ code: 'custom', path: ['group'], message: '没有填' });
      return z.NEVER;
    }
    return { ...rest, type: 'message' as const, group: where ?? rest.from };
  });
const Recall = z
  .object({
    type: z.literal('recall').describe('消息被撤回'),
    at,
    group,
    message: name().describe('被撤回的消息编号'),
    from: maybe(account),
  })
  .transform(({ from, ...rest }) => ({ ...rest, from: from ?? 'unknown' }));
const BotJoined = z.object({ type: z.literal('botJoined').describe('助手进了群'), group, name: maybe(name()) });
const Renamed = z.object({ type: z.literal('renamed').describe('群改了名'), group, name: name() });
const Gone = z.object({ type: z.enum(['botRemoved', 'dissolved']).describe('助手被移出、群解散'), group });
const MemberLeft = z.object({ type: z.literal('memberLeft').describe('有人退群'), group, account });

const place = { group: maybe(name()), account: maybe(name()) };
const placed = <T extends { group?: string | undefined; account?: string | undefined }>({ group, account }: T) =>
  group !== undefined ? { group } : account !== undefined ? { account } : undefined;

const Echo = z
  .object({ type: z.literal('echo').describe('助手自己发出的话在平台上出现了'), at, id, text, key, ...place })
  .transform(({ group, account, ...rest }, ctx) => {
    const to = placed({ group, account });
    if (to) return { ...rest, to };
    ctx.addIssue({ code: 'custom', path: ['group'], message: 'group 和 account 要填一个' });
    return z.NEVER;
  });
const Read = z.object({ type: z.literal('read').describe('私聊消息已被对方读过'), account, id });

const TYPED = z.discriminatedUnion('type', [Recall, BotJoined, Renamed, Gone, MemberLeft, Echo, Read, Message]);

/** What a connector brings: a message unless it says otherwise. */
export const ItemSchema: z.ZodType<BridgeItem> = TYPED;

export const AckSchema: z.ZodType<BridgeAck> = z
  .object({
    seq: z.int().min(1).max(HIGHEST),
    outcome: z.enum(['sent', 'failed', 'uncertain']).describe('已发出、没有发出、不知道发出没有'),
    platformId: maybe(name()).describe('发出的消息在平台上的编号'),
    why: maybe(z.string().max(500)).describe('没有发出的原因，给管理员看'),
    code: maybe(z.enum(['rejected', 'throttled', 'unreachable'])).describe('没有发出的种类，后两种稍后重试'),
    key,
    text: maybe(z.string().max(LONGEST_TEXT)).describe('这条消息的 text，照抄'),
    to: maybe(z.union([z.object({ group: name() }), z.object({ account: name() })])).describe('这条消息的 to，照抄'),
  })
  .describe('key、to、text 照抄这条消息的：服务重启后凭它们认出');

export const StateSchema: z.ZodType<ConnectorState> = z.object({
  state: z.enum(['online', 'logged-out', 'awaiting-scan', 'failed']),
  reason: maybe(z.string().max(500)).describe('给管理员看的一句话'),
  code: maybe(z.string().max(2_000)).describe('awaiting-scan 时要扫的二维码内容'),
});

const after = z.coerce.number().int().min(0).max(HIGHEST).default(0).describe('已经收到的最后一个 seq');

export const SocketQuery = z.object({ after });
/** Seconds a question may be held. */
const LONGEST_WAIT = 60;
export const PostsQuery = SocketQuery.extend({
  wait: z.coerce.number().min(0).max(LONGEST_WAIT).default(0).describe('没有要发的时最多等几秒'),
});
