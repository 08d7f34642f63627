import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { LOOKED_BACK, mostAlike } from '../opening/find-partner.ts';
import { listPair } from '../opening/propose-join.ts';
import type { Service } from '../service.ts';
import { spanOf } from './compare-ledger.ts';

/** However large the ledger: so many open tickets of other doors are looked at, and so many comparisons are made. */
const MOST_ELSEWHERE = 2000;
const MOST_COMPARED = 20_000;
/** More questions than that nobody answers. */
const MOST_ASKED = 100;

/**
 * Open rows that seem to be the matter of an open ticket that came in by another door, in the same area within days: a person is asked,
 * nothing is joined by itself. Returns how many pairs are new on the list.
 */
export async function proposeLedgerJoins(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  opened: readonly Ticket[],
  now: Moment,
): Promise<number> {
  let asked = 0;
  let left = MOST_COMPARED;
  const placed = opened.filter(({ area, sensitive }) => area !== null && !sensitive);
  for (const [source, tickets] of Map.groupBy(placed, (ticket) => ticket.source)) {
    const byArea = await elsewhere(stores, source, tickets);
    for (const ticket of tickets) {
      const near = (byArea.get(ticket.area) ?? []).filter((one) => isNear(one, ticket));
      left -= near.length;
      if (left < 0 || asked >= MOST_ASKED) return asked;
      const found = mostAlike(near, { ...ticket, sentAt: ticket.openedAt }, service, office);
      if (found && (await listPair(stores, service, office, { ticket, found }, now))) asked += 1;
    }
  }
  return asked;
}

async function elsewhere(
  stores: Stores,
  source: string,
  tickets: readonly Ticket[],
): Promise<ReadonlyMap<Ticket['area'], readonly Ticket[]>> {
  const { from, to } = spanOf(tickets);
  const span = { from: from - LOOKED_BACK, to: to + LOOKED_BACK };
  const found = await stores.tickets.openElsewhere({ except: source, area: null, ...span }, MOST_ELSEWHERE);
  return Map.groupBy(found, (ticket) => ticket.area);
}

const isNear = (a: Ticket, b: Ticket): boolean => Math.abs(a.openedAt - b.openedAt) <= LOOKED_BACK;
