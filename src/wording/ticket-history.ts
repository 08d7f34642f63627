import { sourceOf } from '../domain/source/source-named.ts';
import type { EventData, EventName, TicketEvent } from '../domain/ticket/event.ts';
import type { Satisfaction } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { changedColumns } from './ledger-columns.ts';
import { RESULT_NAMES, STATE_NAMES, URGENCY_NAMES } from './state-names.ts';
import { when } from './times.ts';

/** One line of a ticket's history: what happened in a few words, and what was said with it ('' where nothing was). */
export interface HistoryLine {
  readonly what: string;
  readonly detail: string;
}

/** How ids are called, and the moment at which the history is read. */
export interface HistoryContext {
  readonly unit: (id: string) => string;
  readonly now: Moment;
}

type Words<K extends EventName> = (data: Readonly<EventData[K]>, context: HistoryContext) => HistoryLine;

const line = (what: string, detail = ''): HistoryLine => ({ what, detail });
const days = (count: number): string => `${count}个工作日`;
const until = (due: Moment, { now }: HistoryContext): string => `${when(due, now)}前`;

const SATISFACTION_WORDS: Readonly<Record<Satisfaction, string>> = {
  satisfied: '满意',
  basic: '基本满意',
  unsatisfied: '不满意',
};

const SOLVED: Readonly<Record<string, string>> = { true: '解决了', false: '没解决' };

/** Whom a rung of the ladder reached, by its level. */
const REACHED = ['值班人员', '值班人员', '单位分管领导', '督查员', '分管领导'] as const;

/** Every kind of event in words; a new kind does not compile without its own. */
const EVENT_WORDS: { readonly [K in EventName]: Words<K> } = {
  opened: (_data) => line('登记'),
  imported: ({ entry, state }, context) =>
    line(
      `从${sourceOf(entry.source).name}台账导入，编号${entry.number}`,
      `${context.unit(entry.unit)}，${STATE_NAMES[state]}`,
    ),
  ledgerChanged: ({ after }) => line('台账有更新', changedColumns(after).join('、')),
  declined: ({ reason }) => line('不受理', reason),
  dispatched: ({ unit, acceptBy }, context) => line(`派给${context.unit(unit)}`, `请${until(acceptBy, context)}签收`),
  accepted: () => line('签收'),
  assigned: ({ to }) => line(`指派给${to}`),
  returnRequested: ({ reason }) => line('申请退单', reason),
  returnUpheld: () => line('同意退单', '等派单员另派'),
  returnRefused: ({ reason }) => line('不同意退单', reason),
  objected: ({ text }) => line('提出异议', text),
  objectionAnswered: ({ text }) => line('答复异议', text),
  transferred: ({ unit, reason }, context) => line(`转给${context.unit(unit)}`, reason),
  assisted: ({ units }, context) => line('请其他单位协助', units.map(context.unit).join('、')),
  contacted: ({ text }) => line('联系群众', text),
  paused: ({ text, until: end }, context) => line('请诉求人补充，时限暂停', `${text}（最迟${when(end, context.now)}）`),
  resumed: ({ text, completeBy }, context) => line('恢复办理', text || `${until(completeBy, context)}办结`),
  extensionRequested: ({ days: count, reason }) => line(`申请延期${days(count)}`, reason),
  extensionGranted: ({ days: count, completeBy }, context) =>
    line(`同意延期${days(count)}`, `改为${until(completeBy, context)}办结`),
  extensionRefused: ({ reason }) => line('不同意延期', reason),
  replied: ({ text, faults }) => line('答复待审核', [text, ...faults].join('；')),
  completed: ({ text, result }) => line(`办结，${RESULT_NAMES[result]}`, text),
  approved: () => line('答复通过审核'),
  reworked: ({ reason, completeBy }, context) => line('重新办理', `${reason}；${until(completeBy, context)}办结`),
  followUpAsked: () => line('询问诉求人是否解决、是否满意'),
  followedUp: ({ resolved, satisfaction }) =>
    line(
      '诉求人回答',
      [SOLVED[String(resolved)], satisfaction && SATISFACTION_WORDS[satisfaction]].filter(Boolean).join('，'),
    ),
  closed: ({ reason }) => line('归档', reason),
  reopened: ({ reason, completeBy }, context) => line('重新打开', `${reason}；${until(completeBy, context)}办结`),
  shelvingRequested: ({ reason, days: count }) => line(`申请挂账${count}天`, reason),
  shelved: ({ reason, reviewOn }, context) => line('挂账', `${reason}；${when(reviewOn, context.now)}再看`),
  shelvingRefused: ({ reason }) => line('不同意挂账', reason),
  unshelved: ({ completeBy }, context) => line('销账，恢复办理', `${until(completeBy, context)}办结`),
  reminded: ({ level, text }) => line(level === 0 ? '提醒' : '超期提醒', text || `提醒${REACHED[level]}`),
  escalated: ({ level, text }) => line(`提请${REACHED[level]}过问`, text),
  raised: ({ urgency, reason }) => line(`升为${URGENCY_NAMES[urgency]}`, reason),
  lowered: ({ reason, completeBy }, context) => line('降为一般', `${reason}；${until(completeBy, context)}办结`),
  instructed: ({ text }) => line('领导批示', text),
  merged: ({ into }) => line(`并入${shortNumber(into)}`),
  absorbed: ({ from }) => line(`并来${shortNumber(from)}`),
  separated: () => line('一位附议人另立一件'),
  cancelled: ({ reason }) => line('作废', reason),
  exclusionRequested: ({ reason }) => line('申请不计考核', reason),
  excluded: ({ reason }) => line('不计考核', reason),
  exclusionRefused: ({ reason }) => line('不同意不计考核', reason),
  messageAdded: ({ message }) => line(message.kind === 'image' ? '诉求人补充图片' : '诉求人补充情况'),
  messageRecalled: () => line('撤回一条消息'),
  corrected: ({ subject }) => line('更正', subject),
  supported: () => line('一位邻居附议'),
};

/** The event in words. */
export function historyLine(event: TicketEvent, context: HistoryContext): HistoryLine {
  const words = EVENT_WORDS[event.event] as (data: TicketEvent['data'], context: HistoryContext) => HistoryLine;
  return words(event.data, context);
}
