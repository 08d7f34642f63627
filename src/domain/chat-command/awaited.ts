import type { CommandName } from '../ticket/command.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { OpenAnswer, TicketAction } from './grammar.ts';

/** The command a word means on this ticket: “准” and “驳” answer the request that waits, “退回” follows the state. */
export function commandOf(action: TicketAction, ticket: Ticket): CommandName {
  return action.kind === 'lifecycle' ? action.command : meantBy(action.answer, ticket);
}

function meantBy(answer: OpenAnswer, ticket: Ticket): CommandName {
  if (answer === 'sendBack') return ['replied', 'completed'].includes(ticket.state) ? 'rework' : 'return';
  const grants = answer === 'grant';
  if (ticket.returnRequest) return grants ? 'upholdReturn' : 'refuseReturn';
  if (ticket.extensionRequest) return grants ? 'grantExtension' : 'refuseExtension';
  if (ticket.state === 'replied') return grants ? 'approve' : 'rework';
  if (ticket.shelving) return grants ? 'shelve' : 'refuseShelving';
  if (ticket.exclusion) return grants ? 'exclude' : 'refuseExclusion';
  // What waits for the dispatcher's word is the unit that was suggested.
  if (grants && ticket.state === 'pending') return 'dispatch';
  if (ticket.state === 'inProgress') return grants ? 'grantExtension' : 'refuseExtension';
  return grants ? 'upholdReturn' : 'refuseReturn';
}
