import type { Verdict } from '../../domain/complaint/verdict.ts';
import { SYSTEM } from '../../domain/office/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { changeTicket } from './change-ticket.ts';

/** What is said later may make an ordinary ticket urgent; nothing that is said makes it less so: that takes a person. */
export async function raiseUrgency(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  {
    ticket,
    verdict,
    cause,
  }: { readonly ticket: Ticket; readonly verdict: Verdict | undefined; readonly cause: string },
  now: Moment,
): Promise<Ticket> {
  if (!verdict || verdict.urgency === 'normal') return ticket;
  const command = { name: 'raise', urgency: verdict.urgency, reason: '群众又说有险情' } as const;
  const raised = await changeTicket(stores, service, office, {
    ticket,
    command,
    actor: SYSTEM,
    now,
    cause,
    prompt: true,
  });
  return raised.done ? raised.value.ticket : ticket;
}
