import { z } from 'zod';
import { formatMoment } from '../../../domain/time/moment.ts';
import type { HttpDeps } from '../http-deps.ts';
import { type Route, route } from '../route.ts';
import type { SimDesk } from './desk.ts';
import { GroupParams } from './group-routes.ts';
import { directHistory, type Entry, groupHistory } from './history.ts';
import type { SentPosts } from './sent-posts.ts';

const Limit = z.object({ limit: z.coerce.number().int('应是整数').min(1).max(200).default(100) });
export const PersonParams = z.object({ person: z.string().describe('人员编号，如 p-leader') });
const Entries = z.object({ entries: z.array(z.record(z.string(), z.unknown())) });
const Directs = z.object({ directs: z.array(z.object({ id: z.string(), person: z.string(), name: z.string() })) });

/** What the page shows, as data: chats of groups, and what the bot wrote to single persons. */
export function historyRoutes(deps: HttpDeps, desk: SimDesk, posts: SentPosts): readonly Route[] {
  const sources = async () => ({ messages: deps.stores.messages, posts, directory: (await desk.office()).directory });
  return [
    route({
      method: 'get',
      path: '/sim/groups/:group/history',
      summary: '群里最近的消息和助手的消息，按先后',
      params: GroupParams,
      query: Limit,
      answers: { 200: { description: '最早的在前', schema: Entries } },
      async handle({ params, query }) {
        const group = await desk.group(params.group);
        return { entries: (await groupHistory(group, query.limit, await sources())).map(toLine) };
      },
    }),
    route({
      method: 'get',
      path: '/sim/directs',
      summary: '助手私聊过的人，最近的在前',
      answers: { 200: { description: '没有私聊过任何人时为空', schema: Directs } },
      async handle() {
        await posts.refresh();
        const { directory } = await desk.office();
        return {
          directs: posts.persons().map((person) => ({
            id: `dm:${person}`,
            person,
            name: directory.person(person)?.name ?? person,
          })),
        };
      },
    }),
    route({
      method: 'get',
      path: '/sim/directs/:person/history',
      summary: '助手私聊发给一个人的消息',
      params: PersonParams,
      query: Limit,
      answers: { 200: { description: '最早的在前', schema: Entries } },
      async handle({ params, query }) {
        const person = await desk.person(params.person);
        return { entries: (await directHistory(person.id, query.limit, await sources())).map(toLine) };
      },
    }),
  ];
}

const toLine = (entry: Entry) => ({ ...entry, at: formatMoment(entry.at) });
