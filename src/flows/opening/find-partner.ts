import type { AreaId, GroupId, TicketNumber } from '../../domain/base/ids.ts';
import { buildingsOf, disjoint, sameBuilding } from '../../domain/complaint/building.ts';
import { leafOf } from '../../domain/complaint/category.ts';
import { type Comparison, compareMatters } from '../../domain/complaint/same-matter.ts';
import type { Matter } from '../../domain/complaint/similarity.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { DAY, type Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { placeNamesOf } from './judge.ts';
import { neighbouringGroups } from './neighbouring-groups.ts';

/**
 * How far back the same matter may lie, and from which likeness on a person is asked: on labelled chats three in five of such pairs are
 * one matter, and they are rare.
 */
export const LOOKED_BACK = 7 * DAY;
const LIKE = 0.1;
/** The same under another category. */
const LIKE_ELSEWHERE = 0.5;

/** What might be the same as an open ticket. */
export interface Candidate extends Matter {
  readonly group: GroupId;
  /** Where it came in; left out: other doors are not looked at. */
  readonly source?: string;
  readonly area?: AreaId | null;
  readonly number?: TicketNumber;
  readonly sentAt: Moment;
}

export interface Partner {
  readonly ticket: Ticket;
  /** Why they seem to be one matter, in a few words. */
  readonly why: string;
}

/**
 * The open ticket of the same group, of a neighbouring group of the same area, or of another source of that area, that is most like this
 * matter without being called the same by itself. Sensitive tickets are never compared.
 */
export async function findPartner(
  stores: Stores,
  service: Pick<Service, 'commonWords'>,
  office: OfficeVersion,
  candidate: Candidate,
): Promise<Partner | undefined> {
  const near: Ticket[] = [];
  for (const group of neighbouringGroups(candidate, office))
    near.push(...(await stores.tickets.openedIn(group, candidate.sentAt - LOOKED_BACK)));
  near.push(...(await fromElsewhere(stores, candidate)));
  return mostAlike(near, candidate, service, office);
}

/** Of several doors a matter came in by, the newest few are looked at. */
const MOST_ELSEWHERE = 50;

async function fromElsewhere(stores: Stores, { area, source, sentAt }: Candidate): Promise<readonly Ticket[]> {
  if (area == null || source === undefined) return [];
  const span = { from: sentAt - LOOKED_BACK, to: sentAt + LOOKED_BACK };
  return stores.tickets.openElsewhere({ except: source, area, ...span }, MOST_ELSEWHERE);
}

/** Of these tickets the one most like the matter. */
export function mostAlike(
  tickets: readonly Ticket[],
  candidate: Candidate,
  { commonWords }: Pick<Service, 'commonWords'>,
  office: OfficeVersion,
): Partner | undefined {
  const by = { background: commonWords, ordinary: placeNamesOf(office) };
  let best: { readonly ticket: Ticket; readonly likeness: Comparison } | undefined;
  for (const ticket of tickets) {
    if (!comparable(ticket, candidate)) continue;
    const likeness = compareMatters(ticket, candidate, by);
    if (isLike(ticket, candidate, likeness) && likeness.score > (best?.likeness.score ?? 0))
      best = { ticket, likeness };
  }
  return best && { ticket: best.ticket, why: reasonOf(best.ticket, candidate, best.likeness) };
}

const comparable = (ticket: Ticket, { number, text }: Candidate): boolean =>
  isOpen(ticket.state) &&
  !ticket.sensitive &&
  ticket.number !== number &&
  !disjoint(buildingsOf(ticket.text), buildingsOf(text));

const isLike = (ticket: Ticket, candidate: Candidate, { same, similar, score }: Comparison): boolean =>
  same ||
  (similar && score >= LIKE_ELSEWHERE) ||
  (ticket.category === candidate.category && (score >= LIKE || sameBuilding(ticket, candidate)));

function reasonOf(ticket: Ticket, { category, place }: Candidate, { why }: Comparison): string {
  if (why !== '') return why;
  const where = place !== undefined && place !== '' && place === ticket.place ? `同在${place}` : '说法相近';
  return ticket.category === category ? `${where}，都是${leafOf(category)}` : where;
}
