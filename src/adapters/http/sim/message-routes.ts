import { z } from 'zod';
import type { Group } from '../../../domain/office/group.ts';
import type { HttpDeps } from '../http-deps.ts';
import { InputError } from '../input-error.ts';
import { type Route, route } from '../route.ts';
import type { SimDesk } from './desk.ts';
import type { Feed } from './feed.ts';
import { GroupParams } from './group-routes.ts';
import { pictureNames } from './pictures.ts';

const LONGEST_TEXT = 5_000;
const MOST_PICTURES = 9;

/** Names go into a database that knows no NUL, and into logs. */
const name = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, '不能有控制字符');

const NewMessage = z.object({
  from: name(100).describe('人员编号（p-…）、人员的平台账号，或任意字符串（居民）'),
  text: z
    .string()
    .max(LONGEST_TEXT)
    .nullish()
    .transform((text) => (text ?? '').toWellFormed())
    .describe('语音消息填转写的文字'),
  images: z
    .array(z.string().min(1))
    .max(MOST_PICTURES)
    .nullish()
    .describe('图片：data: 地址、base64，或 /sim/media 给的名字'),
  mentionsBot: z.boolean().nullish().describe('不填时看文字里有没有 @ 加助手的名字'),
  id: name(200).nullish().describe('重复的编号只算一次'),
  replyTo: name(200).nullish().describe('引用的消息编号'),
  kind: z.enum(['text', 'voice', 'image']).nullish(),
});
type NewMessage = z.output<typeof NewMessage>;

const Recall = z.object({ message: name(200).describe('要撤回的消息编号') });
const Taken = z.object({ id: z.string() });

/** Speaking and taking back in a simulated group: contract §8. */
export function messageRoutes(deps: HttpDeps, desk: SimDesk, feed: Feed): readonly Route[] {
  const changed = (group: Group) =>
    feed.tell({ event: 'change', groups: [group.id], persons: [], news: { [`groups/${group.id}`]: 1 } });
  return [
    route({
      method: 'post',
      path: '/sim/groups/:group/messages',
      summary: '在群里说话',
      params: GroupParams,
      body: NewMessage,
      answers: { 202: { description: '已记下，不会丢', schema: Taken } },
      async handle({ params, body }, ctx) {
        const group = await desk.group(params.group);
        const id = await speak(deps, desk, group, body);
        changed(group);
        ctx.status = 202;
        return { id };
      },
    }),
    route({
      method: 'post',
      path: '/sim/groups/:group/recalls',
      summary: '撤回一条消息（由它的发送人）',
      params: GroupParams,
      body: Recall,
      answers: { 202: { description: '已记下', schema: Taken } },
      async handle({ params, body }, ctx) {
        const group = await desk.group(params.group);
        const id = await desk.recall(group, body.message);
        changed(group);
        ctx.status = 202;
        return { id };
      },
    }),
  ];
}

/** As chat platforms do it, the words are one message and each picture is one of its own after it. */
async function speak(deps: HttpDeps, desk: SimDesk, group: Group, body: NewMessage): Promise<string> {
  const pictures = await pictureNames(deps.media, body.images ?? []);
  const { text } = body;
  const kind = body.kind ?? (text.trim() === '' && pictures.length > 0 ? 'image' : 'text');
  if (text.trim() === '' && kind === 'text') throw new InputError('请写点内容，或者选一张图片。');
  const id = body.id ?? `sim-${deps.ids.next()}`;
  const inFirst = kind === 'image' ? pictures[0] : undefined;
  const common = { from: body.from, replyTo: body.replyTo ?? undefined };
  const mentionsBot = body.mentionsBot ?? namesBot(text, (await desk.office()).policy.office.botNames);
  await desk.say(group, { ...common, id, kind, text: kind === 'image' ? '' : text, media: inFirst, mentionsBot });
  for (const [index, media] of pictures.slice(inFirst === undefined ? 0 : 1).entries()) {
    await desk.say(group, { ...common, id: `${id}#${index + 1}`, kind: 'image', text: '', media, mentionsBot: false });
  }
  return id;
}

/** `@小邻`, also with the wide sign. */
function namesBot(text: string, botNames: readonly string[]): boolean {
  const plain = text.replaceAll('＠', '@').toLowerCase();
  return botNames.some((one) => plain.includes(`@${one.toLowerCase()}`));
}
