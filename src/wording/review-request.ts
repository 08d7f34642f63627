import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { at, instructions, named, title } from './ticket-title.ts';
import { when } from './times.ts';

/** A reply that did not pass the check, to the reviewer (待审核). */
export function replyForReview(ticket: Ticket, unit: string, people: readonly Person[]): string {
  const number = shortNumber(ticket.number);
  const quoted = ticket.sensitive ? '' : `\n答复：${redact(ticket.reply ?? '')}`;
  return `【待审核】${at(people)}${title(ticket)}，${unit}的答复需要看一下：${ticket.faults.join('；')}。${quoted}\n${answers(number)}${instructions(ticket)}`;
}

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

/** What somebody asks for, and the two words to answer with. */
interface Question {
  readonly ticket: Ticket;
  readonly unit: string;
  readonly reason: string;
  readonly people: readonly Person[];
  readonly now: Moment;
}

/** Reasons of a sensitive ticket are not said in a group. */
const because = ({ ticket, reason }: Question): string =>
  ticket.sensitive || reason === '' ? '' : `，理由：${redact(reason)}`;

export const returnRequest = (question: Question): string => {
  const { ticket, unit, people } = question;
  const number = shortNumber(ticket.number);
  return `【退单申请】${at(people)}${unit}申请退回${named(ticket)}${because(question)}。同意回“准退 ${number}”，不同意回“驳退 ${number} 原因”。时限照常计算。${instructions(ticket)}`;
};

export const extensionRequest = (question: Question & { readonly days: number }): string => {
  const { ticket, unit, people, now, days } = question;
  const number = shortNumber(ticket.number);
  return `【延期申请】${at(people)}${unit}申请将${named(ticket)}延期${days}个工作日${because(question)}，现${when(ticket.completeBy, now)}到期。同意回“准延 ${number}”，不同意回“驳延 ${number} 原因”。${instructions(ticket)}`;
};

export const objection = (question: Question): string => {
  const { ticket, unit, people } = question;
  return `【异议】${at(people)}${unit}对${named(ticket)}有异议${because(question)}，仍在办理。请回“答复异议 ${shortNumber(ticket.number)} 意见”。${instructions(ticket)}`;
};

export const shelvingRequest = (question: Question & { readonly days: number }): string => {
  const { ticket, unit, people, days } = question;
  return `【挂账申请】${at(people)}${named(ticket)}（${unit}）申请挂账${days}天${because(question)}。同意请回“挂账 ${shortNumber(ticket.number)}”。${instructions(ticket)}`;
};

export const exclusionRequest = (question: Question): string => {
  const { ticket, unit, people } = question;
  return `【剔除申请】${at(people)}${named(ticket)}（${unit}）申请不计入考核${because(question)}，件数照计，通报中列明。同意请回“剔除 ${shortNumber(ticket.number)}”。${instructions(ticket)}`;
};
