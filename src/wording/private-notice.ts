import { sensitiveRow } from '../domain/complaint/sensitive-matters.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';

/** To those who must know of it at once; in a group, where somebody cannot be written to alone, only that there is something. */
export function privateNotice(about: {
  readonly ticket: Ticket;
  readonly group: string;
  readonly isAlone: boolean;
}): string {
  const number = shortNumber(about.ticket.number);
  const details = `内容请私聊发“详情 ${number}”。`;
  if (!about.isAlone) return `${number}有一件不便在群里说的事，${details}`;
  const name = sensitiveRow(about.ticket.matter)?.name ?? '敏感事项';
  return `【${name}】${number}，来自${about.group}。${details}请尽快核实，群里只回了一句已登记，没有提内容。`;
}

/** To the dispatcher who gave it to the unit it may be about. */
export const complainedOfWarning = (ticket: Ticket, unit: string): string => {
  const number = shortNumber(ticket.number);
  return `【请核对】${number}反映的可能就是${unit}或它的工作人员，现在派给了该单位。如果不合适，回“转办 ${number} 单位 原因”。`;
};
