import { unitLabel } from '../domain/office/directory.ts';
import { complainedOf } from '../domain/routing/complained-of.ts';
import type { EventName, TicketEvent } from '../domain/ticket/event.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import { COMMAND_NAMES } from './state-names.ts';
import type { Context } from './ticket-lines.ts';
import { when } from './times.ts';

/** One line to the person whose command succeeded. What others must know is announced apart, so this stays short. */
export function confirmation(ticket: Ticket, events: readonly TicketEvent[], context: Context): string {
  const last = events.at(-1);
  if (!last) return `${shortNumber(ticket.number)}已记录。`;
  const written = SENTENCES[last.event];
  return written ? written(ticket, last, context) : `${shortNumber(ticket.number)}已记录。`;
}

/** The same without anything residents need not read. */
export function bareConfirmation(ticket: Ticket, events: readonly TicketEvent[]): string {
  const word = DONE_WORDS[events.at(-1)?.event as EventName] ?? '已记录';
  return `${shortNumber(ticket.number)}${word}。`;
}

/** Several tickets at once: `已受理3件：0312-012、0312-013、0312-014。` */
export function severalConfirmed(tickets: readonly Ticket[], command: keyof typeof COMMAND_NAMES): string {
  return `已${COMMAND_NAMES[command]}${tickets.length}件：${tickets.map((ticket) => shortNumber(ticket.number)).join('、')}。`;
}

type Sentence = (ticket: Ticket, event: TicketEvent, context: Context) => string;
const number = (ticket: Ticket): string => shortNumber(ticket.number);
const unitOf = (ticket: Ticket, { directory }: Context): string =>
  ticket.unit === null ? '' : unitLabel(directory, ticket.unit);
const data = <K extends string>(event: TicketEvent, key: K): string =>
  String((event.data as Partial<Record<K, unknown>>)[key] ?? '');

/** The complaint may be about that very unit: why stands in a private word, since that unit reads the group. */
const recheck = (ticket: Ticket, { directory }: Context): string =>
  ticket.sensitive && ticket.unit !== null && complainedOf(ticket, directory).has(ticket.unit)
    ? `请再核对一下承办单位，要换就回“转办 ${number(ticket)} 单位 原因”。`
    : '';

const SENTENCES: Readonly<Partial<Record<EventName, Sentence>>> = {
  accepted: accepted,
  dispatched: (ticket, _e, context) => `${number(ticket)}已派给${unitOf(ticket, context)}。${recheck(ticket, context)}`,
  declined: (ticket) => `${number(ticket)}已按不受理结束，会告知诉求人。`,
  assigned: (ticket, event) =>
    ticket.sensitive ? `${number(ticket)}已指派。` : `${number(ticket)}已指派给${data(event, 'to')}。`,
  returnRequested: (ticket) => `${number(ticket)}的退单申请已交派单员，答复前时限照走。`,
  returnUpheld: (ticket) => `已同意${number(ticket)}退单，回到待派单。`,
  returnRefused: (ticket) => `已驳回${number(ticket)}的退单申请。`,
  objected: (ticket) => `${number(ticket)}的异议已交派单员，先办着。`,
  objectionAnswered: (ticket) => `${number(ticket)}的异议已答复。`,
  transferred: (ticket, _e, context) =>
    `${number(ticket)}已转给${unitOf(ticket, context)}。${recheck(ticket, context)}`,
  assisted: (ticket, _e, { directory }) =>
    `${number(ticket)}已请${ticket.assisting.map((unit) => unitLabel(directory, unit)).join('、')}协办。`,
  contacted: (ticket, _e, { now }) => `已记下${number(ticket)}的联系情况，${when(ticket.completeBy, now)}前办结。`,
  paused: (ticket, event, { now }) =>
    `${number(ticket)}已停表等诉求人补充，最迟${when(Number(data(event, 'until')), now)}恢复。`,
  resumed: (ticket, _e, { now }) => `${number(ticket)}已恢复办理，${when(ticket.completeBy, now)}前办结。`,
  extensionRequested: (ticket, event) =>
    `${number(ticket)}延期${data(event, 'days')}个工作日的申请已交派单员，批准前仍按原时限。`,
  extensionGranted: (ticket) => `已同意${number(ticket)}延期。`,
  extensionRefused: (ticket) => `已驳回${number(ticket)}的延期申请。`,
  replied: (ticket) => `${number(ticket)}的答复已交审核员，通过后发给诉求人。`,
  completed: (ticket) =>
    `${number(ticket)}已办结，${ticket.sensitive ? '群里不说结果，请单独告知诉求人' : '结果会告知诉求人'}。`,
  approved: (ticket) => `${number(ticket)}的答复已通过，会发给诉求人。`,
  reworked: (ticket) => `${number(ticket)}已退回重办。`,
  followUpAsked: (ticket) => `${number(ticket)}的回访已发出。`,
  followedUp: (ticket) => `${number(ticket)}的回访结果已记下。`,
  closed: (ticket) => `${number(ticket)}已归档。`,
  reopened: (ticket) => `${number(ticket)}已重开。`,
  shelvingRequested: (ticket) => `${number(ticket)}的挂账申请已交分管领导。`,
  shelved: (ticket) => `已同意${number(ticket)}挂账。`,
  shelvingRefused: (ticket) => `已驳回${number(ticket)}的挂账申请，照常办理。`,
  unshelved: (ticket) => `${number(ticket)}已销账，恢复办理。`,
  reminded: (ticket) => `${number(ticket)}已催办。`,
  escalated: (ticket) => `${number(ticket)}已列入督办。`,
  raised: (ticket) => `${number(ticket)}已按特急办，正在通知值班人员。`,
  lowered: (ticket, _e, { now }) => `${number(ticket)}已降级，按一般件办，${when(ticket.completeBy, now)}前办结。`,
  instructed: (ticket) => `${number(ticket)}的批示已记下，会转给承办单位。`,
  merged: (ticket, event) => `${number(ticket)}已并入${shortNumber(data(event, 'into'))}。`,
  separated: (ticket) => `${number(ticket)}已拆出一户。`,
  cancelled: (ticket) => `${number(ticket)}已作废。`,
  exclusionRequested: (ticket) => `${number(ticket)}的剔除申请已交审核员。`,
  excluded: (ticket) => `${number(ticket)}已剔除，不计入考核。`,
  exclusionRefused: (ticket) => `已驳回${number(ticket)}的剔除申请，照常计入考核。`,
  corrected: (ticket) => `${number(ticket)}已更正。`,
};

function accepted(ticket: Ticket, _event: TicketEvent, { now }: Context): string {
  const late = now > ticket.respondBy;
  const contactBy = late ? '联系群众的时限已过，请马上联系，' : `最迟${when(ticket.respondBy, now)}联系群众，`;
  const contact = ticket.contactedAt === null ? contactBy : '';
  return `已受理${number(ticket)}，${contact}${when(ticket.completeBy, now)}前办结。`;
}

/** The separated ticket's own number is worth knowing. */
export const separatedInto = (ticket: Ticket, opened: Ticket): string =>
  `${number(ticket)}已拆出一户，另立${number(opened)}。`;

const DONE_WORDS: Readonly<Partial<Record<EventName, string>>> = {
  accepted: '已受理',
  contacted: '已记下联系情况',
  completed: '已办结',
  replied: '的答复已交审核',
  dispatched: '已派出',
  transferred: '已转办',
};
