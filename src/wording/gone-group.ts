import type { Group } from '../domain/office/group.ts';
import type { Person } from '../domain/office/person.ts';
import { at } from './ticket-title.ts';

/** In the staff group: what residents of a group that is gone would have read. */
export const passOn = (text: string, group: string | undefined, people: readonly Person[]): string =>
  `【代转】${at(people)}${group === undefined ? '原来的群' : `“${group}”`}已停用，下面这条没能发给诉求人，请电话告知：\n${text}`;

const kept = (open: number): string => (open > 0 ? `本群在办的${open}件照常办理` : '工单都保留');

/** To the dispatcher: a group is gone. Where do its results go? */
export function groupGone(
  group: Group,
  about: {
    readonly why: 'botRemoved' | 'dissolved' | 'closed';
    readonly open: number;
    readonly people: readonly Person[];
  },
): string {
  const why = { botRemoved: '已经把小助手移出', dissolved: '已经解散', closed: '已停用' }[about.why];
  const head = `【群变动】${at(about.people)}“${group.name}”${why}，不再往那里发消息。`;
  if (group.audience !== 'residents') return `${head}发给它的内容改发工作群。`;
  return `${head}${kept(about.open)}。结果发到哪里？回“${group.name}的结果发到 群名”或“${group.name}的结果发到工作群”。没定之前，结果发到工作群，由您电话告知诉求人。`;
}

export const groupBack = (group: Group, people: readonly Person[]): string =>
  `【群变动】${at(people)}小助手又回到了“${group.name}”，从现在起照常记录和答复。`;

/** The platform's name of a group is another one than the office's. */
export const groupRenamed = (group: Group, name: string, people: readonly Person[]): string =>
  `【群变动】${at(people)}“${group.name}”在聊天软件里改名为“${name}”，工单不受影响。登记的名称也要改就回“确认”，不改回“不是”。`;

export const memberLeft = (person: Person, group: Group, people: readonly Person[]): string =>
  `【群变动】${at(people)}${person.name}退出了“${group.name}”。如已离职或调走，请回“解绑 ${person.name}”，他的账号就不能再办件。`;

export const resultsGoTo = (from: Group, to: Group): string =>
  to.audience === 'residents'
    ? `“${from.name}”的结果以后发到“${to.name}”。`
    : `“${from.name}”的结果以后发到“${to.name}”，由派单员电话告知诉求人。`;

export const GROUP_REFUSALS = {
  unknown: '没有找到这个群，或者有几个群都像，请写登记的完整群名。',
  stillThere: '这个群还在用，结果就发在群里。群解散了请先回“停用 群名”。',
  notThere: '要写一个在用的居民群，或者写“工作群”。',
  lastStaffGroup: '这是最后一个工作群，不能停用。请先登记新的工作群。',
} as const;

export const groupSplit =
  '知道了，原来的群和工单都不变。新的群请把小助手拉进去，在新群里说“本群是…群”登记；原来的群要改名，也在群里说“本群是…群”。';
