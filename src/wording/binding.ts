import type { ChannelName } from '../domain/base/ids.ts';
import { type Directory, unitLabel } from '../domain/office/directory.ts';
import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import { CHANNEL_NAMES, ROLE_NAMES } from './state-names.ts';
import { at } from './ticket-title.ts';

/** `张三（区住建局）`: of two with one name it must be clear who is meant. */
const whole = (person: Person, directory: Directory): string =>
  person.unit === undefined ? person.name : `${person.name}（${unitLabel(directory, person.unit)}）`;

const roles = (person: Person): string => person.roles.map((role) => ROLE_NAMES[role]).join('、');

/** Where it was asked: that the code was given, not the code. */
export const codeSent = (person: Person, directory: Directory): string =>
  `${whole(person, directory)}的绑定码已私聊发给您，24小时内有效。`;

/** To the asker alone. */
export const codeForAsker = (person: Person, code: string, directory: Directory): string =>
  `${whole(person, directory)}的绑定码是${code}，24小时内有效，只能用一次。请只告诉本人，让本人用自己的账号在任一群里或私聊小助手时说出这六位数字。`;

export const personAdded = (person: Person, directory: Directory): string =>
  `已登记${whole(person, directory)}，${roles(person)}。${codeSent(person, directory)}`;

/** To who said the code. */
export function codeTaken(person: Person, directory: Directory): string {
  const unit = person.unit === undefined ? '' : unitLabel(directory, person.unit);
  return `${at([person])}绑定好了，您是${unit}${roles(person)}。回“帮助”可看能用的指令。`;
}

export const codeTakenInPublic = '绑定好了，办件请到工作群。';

export const codeTakenForStaff = (
  person: Person,
  about: { readonly directory: Directory; readonly asker: Person | undefined; readonly channel: ChannelName },
): string =>
  `${at(about.asker ? [about.asker] : [])}${whole(person, about.directory)}已绑定${CHANNEL_NAMES[about.channel]}账号。`;

/** One sentence for a wrong, a used and an expired code: which it was is nobody's business. */
export const CODE_REFUSALS = {
  wrong: '这个绑定码不对，或者已经用过、过期了。请找派单员重新要一个。',
  locked: '试的次数太多了，请一小时后再试。',
  taken: '这个账号已经绑定，不能再绑别人。换人用这个账号，请派单员先回“解绑 姓名”。',
} as const;

/** Why somebody is not bound, added, or unbound. */
export const PERSON_REFUSALS = {
  nameless: '请写姓名，例如“绑定 张三”。',
  several: '有几位同名的人，请写上单位，例如“绑定 张三 区住建局”。',
  unreadable: '请写姓名、单位和身份，例如“新增 张三 区住建局 承办人员”。',
  unitNeeded: '承办人员和单位领导要写明单位，例如“新增 张三 区住建局 承办人员”。',
  areaNeeded: '网格员要写明社区，例如“新增 张三 南滩社区 网格员”。',
  administratorOnly: '管理员只能由管理员新增。',
  otherUnit: '只能解绑本单位的人，其他单位由派单员办理。',
  last: '这是最后一位派单员或管理员，不能解绑。请先新增一位。',
  already: '这个人已经解绑。',
} as const;

export const personUnknown = (name: string): string =>
  `没有登记“${name}”。新来的人请回“新增 ${name} 单位 身份”，例如“新增 ${name} 区住建局 承办人员”。`;

export const personExists = (person: Person, directory: Directory): string =>
  `${whole(person, directory)}已经登记。要绑定账号，请回“绑定 ${person.name}”。`;

/** What becomes of who has left, his tickets and his duty. */
export function personUnbound(
  person: Person,
  about: { readonly directory: Directory; readonly duty: Person | undefined; readonly assigned: readonly Ticket[] },
): string {
  const { directory, duty, assigned } = about;
  const unit = person.unit === undefined ? undefined : unitLabel(directory, person.unit);
  const handled = person.roles.includes('handler') && unit !== undefined;
  return [
    `${whole(person, directory)}的绑定已解除，从现在起他的账号按居民对待。`,
    ...(assigned.length > 0
      ? [
          `指派给他的${assigned.length}件留在本单位，请重新指派：${assigned.map(({ number }) => shortNumber(number)).join('、')}。`,
        ]
      : []),
    ...(handled ? [duty ? `${unit}现在由${duty.name}值班。` : `${unit}没有别的承办人员了，请尽快新增。`] : []),
  ].join('');
}

export const UNBOUND_BARE = '绑定已解除。';
