import { z } from 'zod';
import { shortName } from '../../../domain/office/unit.ts';
import { pictureFields } from '../../../domain/post/picture-fields.ts';
import { formatMoment } from '../../../domain/time/moment.ts';
import type { QueuedPost } from '../../../ports/outbox.ts';
import type { HttpDeps } from '../http-deps.ts';
import { type Route, route } from '../route.ts';
import type { SimDesk } from './desk.ts';
import { MADE_UP_RESIDENTS } from './made-up-residents.ts';

/** Posts read from the outbox at a time; all of them are answered. */
const PAGE = 1_000;

export const GroupParams = z.object({ group: z.string().describe('群的编号，如 g-staff') });
const After = z.object({ after: z.coerce.number().int('应是整数').min(0).default(0).describe('只要这个序号之后的') });

const GroupList = z.object({
  groups: z.array(z.object({ id: z.string(), name: z.string(), audience: z.enum(['residents', 'staff', 'leaders']) })),
});
const Post = z.object({
  seq: z.number(),
  at: z.string(),
  kind: z.string(),
  text: z.string(),
  mentions: z.array(z.string()),
  tickets: z.array(z.string()),
  image: z.string().optional().describe('海报在图片库里的名字，用 /sim/media/名字 取'),
  images: z.array(z.string()).optional().describe('一份海报有几张时，按先后的全部名字'),
});
const People = z.object({
  people: z.array(
    z.object({ id: z.string(), name: z.string(), unit: z.string().nullable(), roles: z.array(z.string()) }),
  ),
  residents: z.array(z.object({ account: z.string(), name: z.string() })),
});

/** Who and what is there, and what was posted: contract §8. */
export function groupRoutes(deps: HttpDeps, desk: SimDesk): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/sim/groups',
      summary: '模拟器代替的群',
      answers: { 200: { description: '按办公室文件的顺序', schema: GroupList } },
      handle: async () => ({ groups: (await desk.groups()).map(({ id, name, audience }) => ({ id, name, audience })) }),
    }),
    route({
      method: 'get',
      path: '/sim/groups/:group/posts',
      summary: '助手在群里发过的消息，按发出的先后',
      params: GroupParams,
      query: After,
      answers: { 200: { description: '序号大于 after 的全部', schema: z.object({ posts: z.array(Post) }) } },
      async handle({ params, query }) {
        const group = await desk.group(params.group);
        return { posts: (await postsAfter(deps, group.id, query.after)).map(toLine) };
      },
    }),
    route({
      method: 'get',
      path: '/sim/people',
      summary: '可以代谁说话',
      answers: { 200: { description: '办公室的人员，和几位虚构的居民', schema: People } },
      async handle() {
        const { directory } = await desk.office();
        const people = directory.people.map(({ id, name, unit, roles }) => {
          const of = directory.unit(unit);
          return { id, name, unit: of ? shortName(of) : null, roles };
        });
        return { people, residents: MADE_UP_RESIDENTS };
      },
    }),
  ];
}

async function postsAfter(deps: HttpDeps, group: string, after: number): Promise<readonly QueuedPost[]> {
  const all: QueuedPost[] = [];
  for (let from = after; ; from = all.at(-1)?.sentSeq ?? from) {
    const posts = await deps.stores.outbox.sent({ group, after: from, limit: PAGE });
    all.push(...posts);
    if (posts.length < PAGE) return all;
  }
}

const toLine = (post: QueuedPost): z.infer<typeof Post> => ({
  seq: post.sentSeq ?? 0,
  at: formatMoment(post.sentAt ?? post.createdAt),
  kind: post.kind,
  text: post.text,
  mentions: [...post.mentions],
  tickets: [...post.tickets],
  ...pictures(post),
});

function pictures(post: QueuedPost): Pick<z.infer<typeof Post>, 'image' | 'images'> {
  const { image, images } = pictureFields(post);
  return { ...(image ? { image } : {}), ...(images ? { images: [...images] } : {}) };
}
