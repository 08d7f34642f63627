import { z } from 'zod';
import type { HttpDeps } from '../http-deps.ts';
import { type Route, route } from '../route.ts';
import type { SimDesk } from './desk.ts';
import { GroupParams } from './group-routes.ts';
import { directHistory, groupHistory } from './history.ts';
import { PersonParams } from './history-routes.ts';
import { loadInlineStyle } from './inline-style.ts';
import { quietLine } from './quiet-line.ts';
import type { Player } from './scenes/player.ts';
import { offeredScenes } from './scenes/scene-routes.ts';
import { sendText } from './send-text.ts';
import type { SentPosts } from './sent-posts.ts';
import type { SimTime } from './sim-time.ts';
import { chatLog } from './views/chat-log-view.ts';
import type { Chat } from './views/page.ts';
import { renderPage } from './views/page-view.ts';

const HTML = 'text/html; charset=utf-8';
/** Lines of a chat on the page: those that come with it, so that it stands there at once, and all that its script then fetches. */
const FIRST = 16;
const SHOWN = 120;

interface PageParts {
  readonly desk: SimDesk;
  readonly posts: SentPosts;
  readonly time: SimTime;
  readonly player: Player;
}

const Choice = z.object({ group: z.string().optional(), person: z.string().optional() });

/** The page at /sim, and the lines of a chat alone, with which its script keeps it up to date. */
export function pageRoutes(deps: HttpDeps, { desk, posts, time, player }: PageParts): readonly Route[] {
  const style = loadInlineStyle();
  const sources = async () => ({ messages: deps.stores.messages, posts, directory: (await desk.office()).directory });

  async function groupChat(id: string, lines: number): Promise<Chat> {
    const group = await desk.group(id);
    return { kind: 'group', group, entries: await groupHistory(group, lines, await sources()) };
  }

  async function directChat(id: string, lines: number): Promise<Chat> {
    const person = await desk.person(id);
    return { kind: 'direct', person, entries: await directHistory(person.id, lines, await sources()) };
  }

  async function chosen({ group, person }: z.output<typeof Choice>): Promise<Chat | undefined> {
    if (group) return groupChat(group, FIRST);
    return person ? directChat(person, FIRST) : undefined;
  }

  return [
    route({
      method: 'get',
      path: '/sim',
      summary: '模拟器的网页',
      query: Choice,
      answers: { 200: { description: '网页', type: 'text/html' } },
      async handle({ query }, ctx) {
        const [chat, { policy, directory }, groups] = await Promise.all([chosen(query), desk.office(), desk.groups()]);
        const now = deps.clock.now();
        const [next, scenes] = await Promise.all([time.next(), chat ? [] : offeredScenes(desk, time), posts.refresh()]);
        const page = renderPage({
          policy,
          directory,
          groups,
          directs: posts.persons(),
          chat,
          now,
          movable: time.movable,
          next,
          quiet: quietLine(policy, now, deps.config.pace),
          scenes,
          scene: player.state(),
          style: style.element,
        });
        style.allow(ctx);
        sendText(ctx, HTML, page.toString());
      },
    }),
    route({
      method: 'get',
      path: '/sim/groups/:group/log',
      summary: '群聊的各行，供网页更新',
      params: GroupParams,
      answers: { 200: { description: '网页片段', type: 'text/html' } },
      async handle({ params }, ctx) {
        sendText(ctx, HTML, chatLog((await groupChat(params.group, SHOWN)).entries, await desk.office()).toString());
      },
    }),
    route({
      method: 'get',
      path: '/sim/directs/:person/log',
      summary: '私聊的各行，供网页更新',
      params: PersonParams,
      answers: { 200: { description: '网页片段', type: 'text/html' } },
      async handle({ params }, ctx) {
        sendText(ctx, HTML, chatLog((await directChat(params.person, SHOWN)).entries, await desk.office()).toString());
      },
    }),
  ];
}
