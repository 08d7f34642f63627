import type { TicketNumber } from '../domain/base/ids.ts';
import type { EventName } from '../domain/ticket/event.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { when } from './times.ts';

/** To whoever answered an item of the review list. */
export const notAComplaint = (letter: string): string => `${letter}已按不是诉求处理。`;
export const leftClosed = (letter: string): string => `${letter}不重开，件仍归档。`;
export const keptApart = (letter: string): string => `${letter}已按两件处理，以后不再提示。`;
export const itemMergedInto = (letter: string, into: TicketNumber): string => `${letter}已并入${shortNumber(into)}。`;
export const itemSent = (letter: string): string => `${letter}已记为发出，不再补发。`;
export const itemResent = (letter: string): string => `${letter}马上补发，会标明“补发”。`;

export const proposalAdopted = (letter: string): string => `${letter}已采用，下一期周报刊出。`;
export const proposalDropped = (letter: string): string => `${letter}不用，不刊出。`;

export const noSuchItem = (letter: string): string => `没有待确认的${letter}。回“存疑”可看清单。`;
export const letterAlone = (letter: string, ways: string): string => `${letter}要怎么答？请回${ways}。`;
export const letterDecided = (letter: string): string => `${letter}已经处理过了。回“存疑”可看清单。`;
export const NOTHING_TO_REVIEW = '现在没有待确认的。';
export const NOTHING_QUOTED = '没看出答的是哪一条，请写上字母，例如“A 建单”。回“存疑”可看清单。';
export const severalQuoted = (letters: readonly string[]): string =>
  `这里有${letters.length}条，请写上字母，例如“${letters[0] ?? 'A'} 建单”。`;

/** An answer the item does not take. */
export const answerLike = (letter: string, ways: string): string => `${letter}这样答就行：${ways}。`;
export const wordsNeeded = (letter: string): string =>
  `这条消息没有文字，请写上地点和情况，例如“${letter} 建单 3号楼电梯停运”。`;
/** An answer that lacks what it needs. */
export const answerLacks = (letter: string, word: string, label: string): string =>
  `请写上${label}，例如“${letter} ${word} ${label}”。`;
export const onlyForItem = (letter: string, roles: string): string => `${letter}由${roles}答复。`;

/** Somebody was quicker, or it has settled itself. */
export function decidedAlready(
  letter: string,
  { words, by, at }: { readonly words: string; readonly by: string | undefined; readonly at: Moment },
  now: Moment,
): string {
  const who = by === undefined ? '' : `由${by}`;
  return `${letter}已${who}于${when(at, now)}处理：${words}。`;
}

/** To the others in the staff group, when an item was answered on a page. */
export const answeredElsewhere = (name: string, letter: string, sentence: string): string =>
  `待确认${letter}由${name}在手机页面处理：${sentence.startsWith(letter) ? sentence.slice(letter.length) : sentence}`;

export const sensitiveApart = (count: number): string => `另有${count}条不便在群里说，已私聊发给您。`;

/** The private way to the list on a phone. */
export const onThePhone = (link: string, until: Moment, now: Moment): string =>
  `手机上处理：${link}\n链接只给您一个人用，${when(until, now)}前有效，请勿转发。`;

/** What an event means for the item that waited. */
export const settledBy = (event: EventName): string => SETTLED[event] ?? '已另行处理';

const SETTLED: Readonly<Partial<Record<EventName, string>>> = {
  accepted: '单位已签收',
  dispatched: '已派单',
  declined: '不受理',
  transferred: '已转办',
  returnUpheld: '同意退单',
  returnRefused: '不同意退单',
  extensionGranted: '同意延期',
  extensionRefused: '不同意延期',
  objectionAnswered: '已答复异议',
  approved: '通过',
  reworked: '退回重办',
  reopened: '已重开',
  completed: '已办结',
  replied: '已答复，待审核',
  shelved: '同意挂账',
  shelvingRefused: '不同意挂账',
  excluded: '同意剔除',
  exclusionRefused: '不同意剔除',
  merged: '已并单',
  cancelled: '已作废',
  closed: '已归档',
  ledgerChanged: '台账已更新',
};
