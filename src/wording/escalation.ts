import type { Person } from '../domain/office/person.ts';
import type { RungAddressee } from '../domain/reminder/reminder-ladder.ts';
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
};

const ASKS: Readonly<Record<RungAddressee, (by: string, number: string) => string>> = {
  duty: (by) => `请过问，并于${by}前告知原因和预计完成时间。`,
  head: (by) => `请过问，并于${by}前告知原因和预计完成时间。`,
  dispatcher: (_by, number) => `请确定是否改派，改派回“转办 ${number} 单位 原因”。`,
  supervisor: (by) => `请督办，责成该单位于${by}前说明原因和预计完成时间。`,
  leader: () => '请您批示；将列入通报。',
};

/** To somebody above the duty person: what is late, what has been done, what is asked of him, what comes next. */
export function escalation(tickets: readonly EscalatedTicket[], to: Escalation, now: Moment): string {
  const head = `${HEADS[to.whom]}${at([to.person])}${climbing(to)}`;
  const by = when(to.answerBy, now);
  const [only] = tickets;
  if (only && tickets.length === 1) {
    return `${head}${facts(only, to, now)}。${ASKS[to.whom](by, shortNumber(only.ticket.number))}${warning(only, now)}${instructions(only.ticket)}`;
  }
  return [
    `${head}${tickets.length}件`,
    ...tickets.map((one) => `${facts(one, to, now)}${instructions(one.ticket)}`),
    ASKS[to.whom](by, '编号'),
  ].join('\n');
}

const climbing = ({ climbed, whom }: Escalation): string => {
  if (!climbed) return '';
  const missing = whom === 'duty' ? '值班人员' : ROLE_NAMES[whom];
  return `（没有登记${missing}，逐级报到您这里）`;
};

function facts(one: EscalatedTicket, to: Escalation, now: Moment): string {
  const { ticket, window, unit } = one;
  const whose = unit === null ? '' : to.whom === 'head' && !to.climbed ? '贵单位' : unit;
  const due = when(dueOf(one), now);
  if (window === 'accept') return `${whose}${named(ticket)}已过${due}的签收时限，还没有签收`;
  if (window === 'contact') return `${whose}${named(ticket)}已过${due}的首次联系时限，还没有联系群众的记录`;
  if (unit === null) return `${named(ticket)}${due}到期，还没有派单`;
  return `${whose}${named(ticket)}${due}到期，尚未办结${ticket.contactedAt === null ? '，也没有联系群众的记录' : ''}`;
}
