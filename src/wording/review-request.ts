import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { at, instructions, title } from './ticket-title.ts';
import { when } from './times.ts';

/** A reply that waits for the reviewer. */
export interface WaitingReply {
  readonly ticket: Ticket;
  readonly unit: string;
}

/** The working day's call for replies that still wait (待审核), all in one. */
export function repliesWaiting(replies: readonly WaitingReply[], people: readonly Person[], now: Moment): string {
  const [only] = replies;
  if (only && replies.length === 1)
    return `【待审核】${at(people)}${waiting(only, now)}。${answers(shortNumber(only.ticket.number))}${instructions(only.ticket)}`;
  return [
    `【待审核】${at(people)}${replies.length}件`,
    ...replies.map((one) => `${waiting(one, now)}${instructions(one.ticket)}`),
    answers('编号'),
  ].join('\n');
}

const waiting = ({ ticket, unit }: WaitingReply, now: Moment): string =>
  `${title(ticket)}，${unit}${ticket.repliedAt === null ? '' : when(ticket.repliedAt, now)}已答复，还在等审核`;

const answers = (number: string): string => `可以就回“通过 ${number}”，不行就回“退回重办 ${number} 原因”。`;
