import type { Actor } from '../office/actor.ts';
import type { Role } from '../office/person.ts';
import type { Ticket } from './ticket.ts';

/**
 * The roles somebody has towards one ticket. Handlers and heads count only in the responsible unit, a grid worker only in his
 * area, a resident as reporter or supporter only of his own ticket; everybody else is a stranger to it.
 */
export function rolesTowards(ticket: Ticket, actor: Actor): readonly Role[] {
  if (actor.kind === 'system') return ['system'];
  if (actor.kind === 'resident') return residentRoles(ticket, actor.channel, actor.account);
  const { person } = actor;
  return person.roles.filter((role) => {
    if (role === 'handler' || role === 'head') return person.unit !== undefined && person.unit === ticket.unit;
    if (role === 'gridWorker') return person.area !== undefined && person.area === ticket.area;
    return true;
  });
}

function residentRoles(ticket: Ticket, channel: string, account: string): readonly Role[] {
  if (channel !== ticket.channel) return ['stranger'];
  if (account === ticket.reporter) return ['reporter'];
  return ticket.supporters.some((supporter) => supporter.account === account) ? ['supporter'] : ['stranger'];
}
