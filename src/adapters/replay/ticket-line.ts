import { pictureFields } from '../../domain/post/picture-fields.ts';
import { isOverdue } from '../../domain/ticket/overdue.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { formatMoment, type Moment } from '../../domain/time/moment.ts';
import type { QueuedPost } from '../../ports/outbox.ts';

const time = (moment: Moment | null): string | null => (moment === null ? null : formatMoment(moment));

/** A ticket's state at the end of a replay, as `tickets.jsonl` holds it. */
export const ticketLine = (ticket: Ticket, at: Moment): Record<string, unknown> => ({
  ticket: ticket.number,
  source: ticket.source,
  channel: ticket.channel,
  group: ticket.group,
  reporter: ticket.reporter,
  supporters: ticket.supporters.map((supporter) => supporter.account),
  messages: ticket.messages.map((message) => message.id),
  text: ticket.text,
  kind: ticket.kind,
  category: ticket.category,
  urgency: ticket.urgency,
  place: ticket.place,
  unit: ticket.unit,
  assisting: ticket.assisting,
  state: ticket.state,
  openedAt: time(ticket.openedAt),
  dispatchedAt: time(ticket.dispatchedAt),
  acceptBy: time(ticket.acceptBy),
  acceptedAt: time(ticket.acceptedAt),
  respondBy: time(ticket.respondBy),
  contactedAt: time(ticket.contactedAt),
  completeBy: time(ticket.completeBy),
  completedAt: time(ticket.completedAt),
  closedAt: time(ticket.closedAt),
  extensions: ticket.extensions,
  returns: ticket.returns,
  reworks: ticket.reworks,
  reminders: ticket.reminders,
  escalation: ticket.escalation,
  overdue: isOverdue(ticket, at),
  result: ticket.result,
  followUp: { resolved: ticket.followUp?.resolved ?? null, satisfaction: ticket.followUp?.satisfaction ?? null },
});

/** A post as `posts.jsonl` holds it: `at` is the moment it was handed to the channel. */
export const postLine = (post: QueuedPost): Record<string, unknown> => ({
  at: time(post.sentAt),
  channel: post.channel,
  to: post.to,
  kind: post.kind,
  tickets: post.tickets,
  mentions: post.mentions,
  text: post.text,
  ...pictureFields(post),
});
