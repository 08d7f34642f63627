import type { AreaId } from '../base/ids.ts';
import type { Message } from '../complaint/message.ts';
import type { Verdict } from '../complaint/verdict.ts';
import type { DecideContext } from './decide-context.ts';
import { asTicketMessage, openingClock } from './effects.ts';
import type { EventBody } from './event.ts';

/** What is known of a complaint at the moment a ticket is opened for it. */
export interface Complaint {
  readonly source: string;
  /** The first complaint message first: it gives the ticket its moment and its reporter. */
  readonly first: Message;
  /** Other messages of the same burst, earlier ones included. */
  readonly others: readonly Message[];
  readonly verdict: Pick<Verdict, 'kind' | 'category' | 'urgency' | 'sensitive' | 'matter'>;
  readonly subject: string;
  readonly place: string;
  readonly area: AreaId | null;
}

/** The opening of a ticket (建单): from a complaint nobody holds a ticket for yet. */
export function openTicket(
  complaint: Complaint,
  policyVersion: number,
  context: Pick<DecideContext, 'policy' | 'calendar'>,
): EventBody {
  const { first, others, verdict } = complaint;
  const messages = [first, ...others].sort((a, b) => a.sentAt - b.sentAt).map(asTicketMessage);
  return {
    event: 'opened',
    data: {
      policyVersion,
      source: complaint.source,
      channel: first.channel,
      group: first.group,
      reporter: first.from,
      messages,
      subject: complaint.subject,
      kind: verdict.kind,
      category: verdict.category,
      urgency: verdict.urgency,
      sensitive: verdict.sensitive,
      ...(verdict.matter === undefined ? {} : { matter: verdict.matter }),
      place: complaint.place,
      area: complaint.area,
      ...openingClock(first.sentAt, verdict.kind, verdict.urgency, context),
      openedAt: first.sentAt,
    },
  };
}
