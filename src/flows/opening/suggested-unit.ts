import type { UnitId } from '../../domain/base/ids.ts';
import { complainedOf } from '../../domain/routing/complained-of.ts';
import { type Routed, route } from '../../domain/routing/route.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';

/** The unit a rule would have named, unless the complaint is about that very unit. */
export function suggestion(ticket: Ticket, routed: Routed | undefined, { directory }: OfficeVersion): UnitId | null {
  if (!routed || (ticket.sensitive && complainedOf(ticket, directory).has(routed.unit))) return null;
  return routed.unit;
}

/** The same for a ticket that waits: what “派单 0312-012” without a unit, or “同意 0312-012”, takes. */
export function suggestedUnit(ticket: Ticket, office: OfficeVersion): UnitId | undefined {
  const { category, area, text } = ticket;
  const group = office.directory.group(ticket.group);
  return (
    suggestion(ticket, route({ category, area: area ?? undefined, group, text }, office.policy), office) ?? undefined
  );
}
