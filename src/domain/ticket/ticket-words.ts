import type { Ticket, TicketMessage } from './ticket.ts';

/** The words of the messages that stand, in the order they were sent. */
export const wordsOf = (messages: readonly TicketMessage[]): string =>
  messages
    .filter((message) => !message.recalled && message.kind !== 'image' && message.text !== '')
    .map((message) => message.text)
    .join('\n');

const inOrder = (messages: readonly TicketMessage[]): readonly TicketMessage[] =>
  [...messages].sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

type Messages = readonly TicketMessage[];

/** The ticket with its messages changed: a correction goes on standing for those it was made about. */
export function withMessages(
  { messages, correction }: Ticket,
  change: (messages: Messages) => Messages,
): Partial<Ticket> {
  const sorted = inOrder(change(messages));
  if (correction === null) return { messages: sorted, text: wordsOf(sorted) };
  const others = wordsOf(sorted.filter((message) => !correction.covers.includes(message.id)));
  return { messages: sorted, text: others === '' ? correction.text : `${correction.text}\n${others}` };
}
