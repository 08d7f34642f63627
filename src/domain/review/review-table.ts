import { isActivePerson, type Person, type StaffRole } from '../office/person.ts';
import { isOpen } from '../ticket/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { ReviewAnswer } from './review-answer.ts';
import type { ReviewData, ReviewKind } from './review-kind.ts';

/** One way to answer an item. */
export interface ReviewChoice {
  readonly answer: ReviewAnswer;
  /** As it is printed: “A 建单”. */
  readonly word: string;
  /** Other answers that mean the same of this kind: “是” to a message is 建单, to two tickets 并. */
  readonly also?: readonly ReviewAnswer[];
  /** What may be said with it, and how it is asked for. */
  readonly argument?: { readonly name: 'unit' | 'text' | 'into'; readonly label: string; readonly needed?: boolean };
  /** Understood, but not offered; or offered only where the item's data allow it. */
  readonly offered?: false | ((data: ReviewData) => boolean);
}

/** What is true of a kind of item, whoever is asked and in whatever words. */
export interface ReviewRow {
  /** Above a post that holds only this kind. */
  readonly title: string;
  /** In a word or two, for lists of letters. */
  readonly name: string;
  /** Who may answer; the lifecycle may ask for more. */
  readonly who: readonly StaffRole[];
  /** Called instead where the office has none of them. */
  readonly else: readonly StaffRole[];
  /** Waits some minutes for others of its like, and for the burst it is part of to explain itself. */
  readonly gathered: boolean;
  /** A subject is listed once while it waits, or once and never again. */
  readonly once: 'open' | 'ever';
  readonly choices: readonly ReviewChoice[];
  /** Whether the ticket still waits for this answer; the item comes and goes with it. */
  readonly waits?: (ticket: Ticket) => boolean;
  /** Not every ticket in that state waits: it is listed by whoever knows. */
  readonly listedElsewhere?: true;
  /** Working minutes after which it is called again by itself. */
  readonly callAfter?: number;
  /** The reminder ladder already calls it every working day. */
  readonly onLadder?: true;
}

const partnered = (data: ReviewData): boolean => typeof data['partner'] === 'string';
const suggested = (data: ReviewData): boolean => typeof data['unit'] === 'string';

const MESSAGE: ReviewRow = {
  title: '待确认',
  name: '存疑消息',
  who: ['dispatcher'],
  else: ['administrator'],
  gathered: true,
  once: 'open',
  choices: [
    { answer: 'open', word: '建单', also: ['yes', 'grant'], argument: { name: 'text', label: '地点和情况' } },
    { answer: 'no', word: '不是', also: ['refuse', 'apart'] },
    { answer: 'merge', word: '并', argument: { name: 'into', label: '编号' }, offered: partnered },
    { answer: 'dispatch', word: '派单', argument: { name: 'unit', label: '单位' }, offered: false },
  ],
};

/** A request on a ticket: it comes and goes with the ticket. */
const request = (title: string, row: Partial<ReviewRow> & Pick<ReviewRow, 'waits'>): ReviewRow => ({
  title,
  name: title,
  who: ['dispatcher'],
  else: ['administrator'],
  gathered: false,
  once: 'open',
  choices: [
    { answer: 'grant', word: '准', also: ['yes'] },
    { answer: 'refuse', word: '驳', also: ['no'], argument: { name: 'text', label: '原因' } },
  ],
  ...row,
});

/** Working minutes in which the dispatcher upholds or refuses a return (design: 2 working hours). */
const RETURN_ANSWER = 120;

/** The review list in one table: who is asked, what may be answered, and while of which ticket it stands. */
export const REVIEW_TABLE: Readonly<Record<ReviewKind, ReviewRow>> = {
  doubtfulMessage: MESSAGE,
  voiceMessage: { ...MESSAGE, name: '语音' },
  foreignMessage: { ...MESSAGE, name: '其他语言' },
  faultyMessage: { ...MESSAGE, name: '出错的消息' },
  unroutedTicket: {
    ...MESSAGE,
    title: '待派单',
    name: '待派单',
    choices: [
      { answer: 'grant', word: '同意', also: ['yes'], offered: suggested },
      { answer: 'dispatch', word: '派单', argument: { name: 'unit', label: '单位', needed: true } },
      { answer: 'no', word: '不是' },
      { answer: 'merge', word: '并', argument: { name: 'into', label: '编号' }, offered: false },
    ],
    waits: (ticket) => ticket.state === 'pending',
  },
  joinTickets: {
    ...MESSAGE,
    name: '是否同一件',
    once: 'ever',
    choices: [
      { answer: 'merge', word: '并', also: ['yes', 'grant'], argument: { name: 'into', label: '编号' } },
      { answer: 'apart', word: '分开', also: ['no', 'refuse'] },
    ],
  },
  returnRequest: request('退单申请', {
    waits: (ticket) => ticket.returnRequest !== null && isOpen(ticket.state),
    callAfter: RETURN_ANSWER,
  }),
  extensionRequest: request('延期申请', {
    waits: (ticket) => ticket.extensionRequest !== null && isOpen(ticket.state),
  }),
  objection: request('异议', {
    waits: (ticket) => ticket.objection !== null,
    choices: [{ answer: 'reply', word: '答复', argument: { name: 'text', label: '意见', needed: true } }],
  }),
  reply: request('待审核', {
    name: '答复待审核',
    who: ['reviewer'],
    else: ['dispatcher', 'administrator'],
    waits: (ticket) => ticket.state === 'replied',
    choices: [
      { answer: 'grant', word: '通过', also: ['yes'] },
      { answer: 'refuse', word: '退回', also: ['no'], argument: { name: 'text', label: '原因', needed: true } },
    ],
    onLadder: true,
  }),
  shelving: request('挂账申请', {
    who: ['leader'],
    else: ['supervisor', 'administrator'],
    waits: (ticket) => ticket.shelving !== null,
  }),
  exclusion: request('剔除申请', {
    who: ['reviewer'],
    else: ['dispatcher', 'administrator'],
    waits: (ticket) => ticket.exclusion !== null,
  }),
  unresolvedAfter: {
    ...MESSAGE,
    title: '重开',
    name: '归档后没解决',
    choices: [
      { answer: 'reopen', word: '重开', also: ['yes', 'grant'], argument: { name: 'text', label: '原因' } },
      { answer: 'no', word: '不用', also: ['refuse'] },
    ],
    waits: (ticket) => ticket.state === 'closed',
    listedElsewhere: true,
  },
  uncertainPost: {
    title: '待确认',
    name: '不知是否发出',
    who: ['dispatcher', 'administrator'],
    else: [],
    gathered: true,
    once: 'open',
    choices: [
      { answer: 'sent', word: '有', also: ['yes'] },
      { answer: 'resend', word: '补发' },
    ],
  },
  commendation: {
    ...MESSAGE,
    title: '表扬批评建议',
    name: '表扬批评建议',
    once: 'ever',
    choices: [
      { answer: 'adopt', word: '采用', also: ['yes', 'grant'] },
      { answer: 'no', word: '不用', also: ['refuse'] },
    ],
  },
  circularDraft: {
    title: '通报初稿',
    name: '通报初稿',
    who: ['dispatcher'],
    else: ['administrator'],
    gathered: false,
    once: 'open',
    choices: [
      { answer: 'submit', word: '送审', also: ['yes', 'grant'] },
      { answer: 'no', word: '不发', also: ['refuse'] },
    ],
  },
  // Nobody stands in for a leader: without his word nothing is issued.
  circularApproval: {
    title: '通报待审定',
    name: '通报待审定',
    who: ['leader'],
    else: [],
    gathered: false,
    once: 'open',
    choices: [
      { answer: 'grant', word: '批准', also: ['yes'] },
      { answer: 'refuse', word: '退回', also: ['no'], argument: { name: 'text', label: '原因', needed: true } },
    ],
  },
};

/** Who has left keeps his roles in the file, and answers nothing any more. */
export const mayAnswer = (person: Person, kind: ReviewKind): boolean =>
  isActivePerson(person) && REVIEW_TABLE[kind].who.some((role) => person.roles.includes(role));

/** The way of answering that is meant by these words of this kind. */
export const choiceFor = (kind: ReviewKind, answer: ReviewAnswer): ReviewChoice | undefined =>
  REVIEW_TABLE[kind].choices.find((one) => one.answer === answer) ??
  REVIEW_TABLE[kind].choices.find((one) => one.also?.includes(answer));

/** The ways that are offered for an item. */
export const offeredChoices = (item: {
  readonly kind: ReviewKind;
  readonly data: ReviewData;
}): readonly ReviewChoice[] =>
  REVIEW_TABLE[item.kind].choices.filter(({ offered = true }) =>
    typeof offered === 'function' ? offered(item.data) : offered,
  );
