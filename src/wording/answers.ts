import { leafOf } from '../domain/complaint/category.ts';
import { sensitiveRow } from '../domain/complaint/sensitive-matters.ts';
import { unitLabel } from '../domain/office/directory.ts';
import type { Person } from '../domain/office/person.ts';
import { isOpenOverdue } from '../domain/ticket/overdue.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { KIND_NAMES, RESULT_NAMES, STATE_NAMES, URGENCY_NAMES } from './state-names.ts';
import { type Context, listed, ticketLine } from './ticket-lines.ts';
import { title } from './ticket-title.ts';
import { when } from './times.ts';

/** 待办: what waits for this unit or person, due first. `whose` is “本单位”, a unit's name, or “等您处理”. */
export function todoAnswer(tickets: readonly Ticket[], whose: string, withUnit: boolean, context: Context): string {
  if (tickets.length === 0) return `${whose}现在没有待办的件。`;
  const late = tickets.filter((ticket) => isOpenOverdue(ticket, context.now)).length;
  const head = `${whose}待办${tickets.length}件${late > 0 ? `，其中超期${late}件` : ''}：`;
  return [head, ...listed(tickets, (ticket) => ticketLine(ticket, context, withUnit))].join('\n');
}

/** 超期: what is open past its due moment, the oldest first. */
export function overdueAnswer(tickets: readonly Ticket[], whose: string, withUnit: boolean, context: Context): string {
  if (tickets.length === 0) return `${whose}现在没有超期的件。`;
  return [
    `${whose}超期${tickets.length}件：`,
    ...listed(tickets, (ticket) => ticketLine(ticket, context, withUnit)),
  ].join('\n');
}

/** 查询: where a ticket stands, in one line. Nothing of the resident. */
export function lookUpAnswer(ticket: Ticket, signedBy: Person | undefined, context: Context): string {
  const { directory, now } = context;
  const parts = [
    `${title(ticket)}：${STATE_NAMES[ticket.state]}`,
    ticket.unit === null ? '还没有承办单位' : `承办${unitLabel(directory, ticket.unit)}`,
    ...(ticket.assisting.length > 0
      ? [`协办${ticket.assisting.map((unit) => unitLabel(directory, unit)).join('、')}`]
      : []),
    ...signature(ticket, signedBy, now),
    ...progress(ticket, now),
    ...waiting(ticket),
    ...(ticket.instructions.length > 0
      ? [ticket.sensitive ? '有领导批示' : `批示：${redact(ticket.instructions.at(-1)?.reason ?? '')}`]
      : []),
  ];
  return `${parts.join('，')}。`;
}

function signature(ticket: Ticket, signedBy: Person | undefined, now: Moment): readonly string[] {
  if (ticket.acceptedAt !== null) return [`${when(ticket.acceptedAt, now)}${signedBy ? `由${signedBy.name}` : ''}签收`];
  return ticket.state === 'dispatched' && ticket.acceptBy !== null ? [`${when(ticket.acceptBy, now)}前签收`] : [];
}

function progress(ticket: Ticket, now: Moment): readonly string[] {
  if (ticket.state === 'cancelled')
    return ticket.mergedInto === null ? [] : [`已并入${shortNumber(ticket.mergedInto)}`];
  if (ticket.completedAt !== null) return [`${when(ticket.completedAt, now)}办结`];
  if (ticket.state === 'shelved') return ticket.reviewOn === null ? [] : [`${when(ticket.reviewOn, now)}复查`];
  const contact =
    ticket.contactedAt === null
      ? `${when(ticket.respondBy, now)}前联系群众`
      : `${when(ticket.contactedAt, now)}联系过群众`;
  return [
    contact,
    isOpenOverdue(ticket, now)
      ? `已超期，原定${when(ticket.completeBy, now)}`
      : `${when(ticket.completeBy, now)}前办结`,
  ];
}

function waiting(ticket: Ticket): readonly string[] {
  const requests = [
    [ticket.returnRequest, '退单申请'],
    [ticket.extensionRequest, '延期申请'],
    [ticket.objection, '异议'],
    [ticket.shelving, '挂账申请'],
    [ticket.exclusion, '剔除申请'],
  ] as const;
  return requests.filter(([request]) => request !== null).map(([, name]) => `${name}待答复`);
}

/** 详情: everything, with the resident's own words. Only ever said to one person. */
export function detailsAnswer(ticket: Ticket, signedBy: Person | undefined, context: Context): readonly string[] {
  const pictures = ticket.messages.filter((message) => message.kind === 'image' && !message.recalled).length;
  const supporters = ticket.supporters.length;
  return [
    lookUpAnswer(ticket, signedBy, context),
    `${when(ticket.openedAt, context.now)}登记，${KIND_NAMES[ticket.kind]}，${matterName(ticket)}${leafOf(ticket.category)}，${URGENCY_NAMES[ticket.urgency]}${ticket.place === '' ? '' : `，${ticket.place}`}`,
    `原话：${ticket.text === '' ? '没有文字' : ticket.text}`,
    ...(pictures + supporters > 0 ? [`图${pictures}张，附议${supporters}户`] : []),
    ...(ticket.reply === null
      ? []
      : [`答复（${ticket.result === null ? '' : RESULT_NAMES[ticket.result]}）：${ticket.reply}`]),
    ...(ticket.faults.length > 0 ? [`审核提示：${ticket.faults.join('；')}`] : []),
  ];
}

export const FOR_THE_WORK_ALONE = '以上内容只供办理使用，请勿转发。';

const matterName = ({ matter }: Ticket): string => {
  const row = sensitiveRow(matter);
  return row ? `${row.name}，` : '';
};

export const detailsSent = (tickets: readonly Ticket[]): string =>
  `${tickets.map((ticket) => shortNumber(ticket.number)).join('、')}的详情已私聊发给您。`;

export const DETAILS_FORBIDDEN = '详情只发给承办单位和派单员。回“查询 编号”可看办理情况。';

/** In residents' and leaders' groups the list itself is not said. */
export const SENT_TO_STAFF = '已发到工作群。';

/** To a colleague who writes to the bot alone something it cannot carry out. */
export const NOT_A_COMMAND = '这句话不是指令。回“帮助”可看能用的指令，例如“受理 0312-012”。';

/** 建单 and its like, for who may not. */
export const onlyFor = (word: string, roles: string): string => `${word}由${roles}操作。回“帮助”可看您能用的指令。`;

/** A ticket opened in private belongs to the staff group, and there is none. */
export const OPENED_IN_GROUP = '还没有登记工作群，请到居民群里建单。';

export const opened = (ticket: Ticket, context: Context): string =>
  ticket.unit === null
    ? `已登记${title(ticket)}，等派单。`
    : `已登记${title(ticket)}，派给${unitLabel(context.directory, ticket.unit)}。`;
