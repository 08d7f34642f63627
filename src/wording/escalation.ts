import type { Person } from '../domain/office/person.ts';
import type { Problem } from '../domain/reminder/problem-items.ts';
import type { RungAddressee } from '../domain/reminder/reminder-ladder.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { type OverdueTicket, warning } from './overdue.ts';
import { dueOf } from './reminder.ts';
import { ROLE_NAMES } from './state-names.ts';
import { at, instructions, named } from './ticket-title.ts';
import { when } from './times.ts';

export interface EscalatedTicket extends OverdueTicket {
  /** Short name of the unit, or null while there is none. */
  readonly unit: string | null;
}

export interface Escalation {
  /** Whom the ladder names. */
  readonly whom: RungAddressee;
  /** Who gets it: where nobody stands on the rung, somebody of a higher one, and the words say so. */
  readonly person: Person;
  readonly climbed: boolean;
  /** By when an answer is asked for. */
  readonly answerBy: Moment;
}

const HEADS: Readonly<Record<RungAddressee, string>> = {
  duty: '【提请过问】',
  head: '【提请过问】',
  dispatcher: '【请改派】',
  supervisor: '【督办】',
  leader: '【提请督办】',
  reviewer: '【提请审核】',
};

const ASKS: Readonly<Record<RungAddressee, (by: string, number: string) => string>> = {
  duty: (by) => `请过问，并于${by}前告知原因和预计完成时间。`,
  head: (by) => `请过问，并于${by}前告知原因和预计完成时间。`,
  dispatcher: (_by, number) => `请确定是否改派，改派回“转办 ${number} 单位 原因”。`,
  supervisor: (by) => `请督办，责成该单位于${by}前说明原因和预计完成时间。`,
  leader: () => '请您批示；将列入通报。',
  reviewer: (by) => `请过问，并于${by}前回复意见。`,
};

/** To somebody above the duty person: what is late, what has been done, what is asked of him, what comes next. */
export function escalation(tickets: readonly EscalatedTicket[], to: Escalation, now: Moment): string {
  const head = `${HEADS[to.whom]}${at([to.person])}`;
  const by = when(to.answerBy, now);
  const [only] = tickets;
  const ask = ({ window, ticket }: EscalatedTicket): string =>
    window === 'review' ? '请安排审核。' : ASKS[to.whom](by, shortNumber(ticket.number));
  if (only && tickets.length === 1) {
    return `${head}${facts(only, to, now)}。${climbing(to, only.unit)}${ask(only)}${warning(only, now)}${instructions(only.ticket)}`;
  }
  return [
    `${head}${tickets.length}件`,
    ...tickets.map((one) => `${facts(one, to, now)}${instructions(one.ticket)}`),
    `${climbing(to, null)}${ASKS[to.whom](by, '编号')}`,
  ].join('\n');
}

/** Why he gets what is another's: nobody stands on that rung. */
const climbing = ({ climbed, whom }: Pick<Escalation, 'climbed' | 'whom'>, unit: string | null): string => {
  if (!climbed) return '';
  if (whom !== 'duty' && whom !== 'head') return `没有登记${ROLE_NAMES[whom]}，所以直接报给您。`;
  const where = unit === null ? '' : '该单位';
  return `${where}没有登记${whom === 'duty' ? '值班人员' : '分管领导'}，所以直接报给您。`;
};

function facts(one: EscalatedTicket, to: Escalation, now: Moment): string {
  const { ticket, window, unit } = one;
  const whose = unit === null ? '' : to.whom === 'head' && !to.climbed ? '贵单位' : unit;
  const due = when(dueOf(one), now);
  // A number alone would run into the date.
  const subject = ticket.sensitive ? `${named(ticket)}，` : named(ticket);
  if (window === 'review') return `${whose}${subject}${due}已答复，还没有审核`;
  if (window === 'accept') return `${whose}${named(ticket)}已过${due}的签收时限，还没有签收`;
  if (window === 'contact') return `${whose}${named(ticket)}已过${due}的首次联系时限，还没有联系群众的记录`;
  if (unit === null) return `${subject}${due}到期，还没有派单`;
  return `${whose}${subject}${due}到期，尚未办结${ticket.contactedAt === null ? '，也没有联系群众的记录' : ''}`;
}

export interface ProblemTicket {
  readonly ticket: Ticket;
  /** Short name of the unit that has it now, or null while there is none. */
  readonly unit: string | null;
  readonly problem: Problem;
}

/** Sent back or handed on again and again (问题件), to the supervisor: who leads has to be settled. */
export function problemTickets(tickets: readonly ProblemTicket[], to: Pick<Escalation, 'person' | 'climbed'>): string {
  const [only] = tickets;
  const head = `【问题件】${at([to.person])}`;
  const why = climbing({ ...to, whom: 'supervisor' }, null);
  const answer = (number: string): string => (to.climbed ? '' : `督办回“督办 ${number} 要求”。`);
  if (only && tickets.length === 1) {
    const { ticket } = only;
    return `${head}${again(only)}，请督办并明确牵头单位。${why}${answer(shortNumber(ticket.number))}${instructions(ticket)}`;
  }
  return [
    `${head}${tickets.length}件，请逐件督办并明确牵头单位。${why}${answer('编号')}`,
    ...tickets.map((one) => `${again(one)}${instructions(one.ticket)}`),
  ].join('\n');
}

function again({ ticket, unit, problem }: ProblemTicket): string {
  if (problem === 'reworks') return `${unit ?? ''}${named(ticket)}已重办${ticket.reworks}次仍未解决`;
  return `${named(ticket)}已转办${ticket.transfers}次${unit === null ? '' : `，现由${unit}办理`}`;
}
