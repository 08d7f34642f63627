import type { TicketNumber } from '../domain/base/ids.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';

const DONE = { open: '已建单', no: '已按不是诉求处理', merge: '已并单', apart: '已按两件处理' } as const;

/** To the dispatcher, about an item of the review list. */
export const itemDone = ({ letter, answer }: { readonly letter: string; readonly answer: keyof typeof DONE }): string =>
  `${letter}${DONE[answer]}。`;
export const itemMergedInto = (letter: string, into: TicketNumber): string => `${letter}已并入${shortNumber(into)}。`;
export const noSuchItem = (letter: string): string => `没有待确认的${letter}，可能已经处理过。回“存疑”可看清单。`;
export const ticketExists = (number: TicketNumber): string =>
  `${shortNumber(number)}已经建单，还没有派单。回“派单 ${shortNumber(number)} 单位”。`;
export const NOTHING_TO_REVIEW = '现在没有待确认的。';
