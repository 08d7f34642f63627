import type { Area } from '../domain/office/area.ts';
import type { Audience, Group } from '../domain/office/group.ts';
import { CHANNEL_NAMES } from './state-names.ts';

const AUDIENCES: Readonly<Record<Audience, string>> = { residents: '居民群', staff: '工作群', leaders: '领导群' };
/** What is known of a group; `known`: its name in the office until now. */
export interface Understood {
  readonly area: Area | undefined;
  readonly unit: string | undefined;
  readonly known: string | undefined;
}

/** `居民群，属仓门街社区（仓门街街道负责），微信` */
function kindOf(group: Group, { area, unit }: Understood): string {
  const place = area ? `属${area.name}${unit === undefined ? '' : `（${unit}负责）`}` : unit && `${unit}的群`;
  const missing = group.audience === 'residents' ? '没看出属哪个社区' : '各单位共用';
  const where = group.audience === 'leaders' ? [] : [place ?? missing];
  return [AUDIENCES[group.audience], ...where, CHANNEL_NAMES[group.channel]].join('，');
}

/** To who named a group: is this right? */
export function groupQuestion(group: Group, about: Understood): string {
  const head = about.known === undefined ? '登记新群' : `“${about.known}”改为`;
  const correct = group.audience === 'residents' ? '“改为 社区名”' : '“改为 群名”';
  return `【登记群】${head}“${group.name}”：${kindOf(group, about)}。对就回“确认”，不对回${correct}，不登记回“不是”。`;
}

export const groupBound = (group: Group, about: Understood): string =>
  about.known === undefined
    ? `已登记“${group.name}”：${kindOf(group, about)}。从现在起记录和答复，之前的话没有记录。`
    : `已改好“${group.name}”：${kindOf(group, about)}。`;

export const renamed = (before: string, after: string): string => `“${before}”改叫“${after}”，工单不受影响。`;

/** Several wait: each with its place in the list, which also answers where two bear one name. */
export function whichGroup(groups: readonly { readonly group: Group; readonly known: string | undefined }[]): string {
  const names = groups.map(
    ({ group, known }, at) => `${at + 1}“${group.name}”${known === undefined ? '' : `（现在叫“${known}”）`}`,
  );
  return `有${groups.length}个群等您确认：${names.join('、')}。请写上序号，例如“确认 1”“不是 2”“改为 1 社区名”。`;
}

/** A group keeps its readers: whoever reads it now was told what it is for. */
export const otherReaders = (group: Group, named: Group): string =>
  `本群已登记为${AUDIENCES[group.audience]}“${group.name}”，不能改成${AUDIENCES[named.audience]}。登记别的群要在那个群里说；本群真要改用途，先回“停用 ${group.name}”再登记。`;

export const NAMING = {
  unreadable: '没看懂群名，例如“本群是文化小区1群”。',
  inPrivate: '请在要登记的那个群里说“本群是…”。',
  same: '本群就是这样登记的，没有变化。',
  askedElsewhere: '收到，请到工作群核对。',
  done: '已登记。',
  nothingWaits: '现在没有等您确认的群。',
  rejected: '没有登记。要重新登记，在那个群里再说一次“本群是…群”。',
} as const;
