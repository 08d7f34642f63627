import { z } from 'zod';
import type { Group } from '../../../domain/office/group.ts';
import type { GroupEvent } from '../../../ports/chat-channel.ts';
import type { SimDeps } from '../http-deps.ts';
import { InputError } from '../input-error.ts';
import { type Route, route } from '../route.ts';
import type { SimDesk } from './desk.ts';
import { GroupParams } from './group-routes.ts';
import { accountOf } from './speaker.ts';

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, '不能有控制字符');

const Event = z.object({
  event: z
    .enum(['botJoined', 'renamed', 'botRemoved', 'dissolved', 'memberLeft'])
    .describe('助手进群、群改名、助手被移出、群解散、有人退群'),
  name: name.nullish().describe('群在聊天软件里的名称：renamed 必填，botJoined 可填'),
  account: name.nullish().describe('退群的人：人员编号或平台账号，memberLeft 必填'),
});
type Event = z.output<typeof Event>;

/** What a real platform would tell of a group, raised by hand. A group the office does not know lives on the simulator itself. */
export function groupEventRoutes(desk: SimDesk, sim: SimDeps): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/sim/groups/:group/events',
      summary: '群里发生的事：助手进群、改名、助手被移出、解散、有人退群',
      params: GroupParams,
      body: Event,
      answers: { 202: { description: '已处理', schema: z.object({ event: z.string() }) } },
      async handle({ params, body }, ctx) {
        const groups = await desk.groups();
        const group = groups.find(({ id }) => id === params.group);
        if (!group && body.event !== 'botJoined') await desk.group(params.group);
        const event = eventOf(body, group ?? { channel: 'sim', key: params.group }, {
          account: async () => accountOf(body.account ?? '', group as Group, (await desk.office()).directory),
        });
        await sim.channels.get(group?.channel ?? 'sim')?.raise(await event);
        ctx.status = 202;
        return { event: body.event };
      },
    }),
  ];
}

async function eventOf(
  { event, name: named, account }: Event,
  { channel, key }: Pick<Group, 'channel' | 'key'>,
  of: { account(): Promise<string> },
): Promise<GroupEvent> {
  const where = { channel, groupKey: key };
  switch (event) {
    case 'botJoined':
      return { ...where, event, ...(named ? { name: named } : {}) };
    case 'renamed':
      if (!named) throw new InputError('群改名要写新的名称 name。');
      return { ...where, event, name: named };
    case 'memberLeft':
      if (!account) throw new InputError('有人退群要写是谁 account。');
      return { ...where, event, account: await of.account() };
    default:
      return { ...where, event };
  }
}
