import type { AreaId } from '../../domain/base/ids.ts';
import { leafOf } from '../../domain/complaint/category.ts';
import type { Message } from '../../domain/complaint/message.ts';
import { withoutMentions } from '../../domain/complaint/normalise.ts';
import { findPlace, type Place } from '../../domain/complaint/place.ts';
import { sensitiveRow } from '../../domain/complaint/sensitive-matters.ts';
import { subjectOf } from '../../domain/complaint/subject.ts';
import type { Verdict } from '../../domain/complaint/verdict.ts';
import { type Actor, SYSTEM } from '../../domain/office/actor.ts';
import type { Group } from '../../domain/office/group.ts';
import { complainedOf } from '../../domain/routing/complained-of.ts';
import { type Routed, route } from '../../domain/routing/route.ts';
import { openTicket } from '../../domain/ticket/open-ticket.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { ticketNumber } from '../../domain/ticket/ticket-number.ts';
import { dayOf, type Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { type Changed, changeTicket, keepOpening } from '../tickets/change-ticket.ts';
import { listForReview } from '../tickets/list-for-review.ts';
import { gazetteerOf } from './gazetteer.ts';
import { suggestion } from './suggested-unit.ts';

/** A complaint that is to become a ticket. */
export interface NewComplaint {
  /** Gives the ticket its moment and its reporter. */
  readonly first: Message;
  readonly others: readonly Message[];
  readonly verdict: Verdict;
  readonly group: Group;
  /** The service itself, or the dispatcher who opens it by hand. */
  readonly actor: Actor;
  readonly prompt: boolean;
  /** A person names the unit in the next step: no rule is asked. */
  readonly unrouted?: boolean;
}

/** Opens a ticket, names its unit by the routing table, and lists it for the dispatcher where no rule may speak. */
export async function openComplaint(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  complaint: NewComplaint,
  now: Moment,
): Promise<Changed> {
  const { first, group, verdict, actor } = complaint;
  const text = textOf(complaint);
  const place = findPlace(text, gazetteerOf(office));
  const day = dayOf(first.sentAt);
  const opened = await keepOpening(stores, service, office, {
    number: ticketNumber(day, await stores.tickets.nextPlace(day)),
    body: openTicket(
      {
        source: group.channel,
        first: spoken(first, office),
        others: complaint.others.map((message) => spoken(message, office)),
        verdict,
        subject: subject(text, verdict, place, office),
        place: place.text,
        area: place.areaId ?? group.area ?? null,
      },
      office.version,
      office,
    ),
    actor,
    now,
    cause: first.id,
    prompt: complaint.prompt,
  });
  if (complaint.unrouted) return opened;
  return dispatchByTable(stores, service, office, { opened, text, complaint }, now);
}

/** The complaint's words, for place, subject and routing. */
const textOf = ({ first, others }: NewComplaint): string =>
  [first, ...others]
    .sort((a, b) => a.sentAt - b.sentAt)
    .map((message) => message.text)
    .filter((words) => words !== '')
    .join('，');

const spoken = (message: Message, office: OfficeVersion): Message => ({
  ...message,
  text: withoutMentions(message.text, office.policy.office.botNames).trim(),
});

const subject = (text: string, verdict: Verdict, place: Place, office: OfficeVersion): string =>
  subjectOf(text, {
    place,
    botNames: office.policy.office.botNames,
    fallback: leafOf(verdict.category),
    matter: verdict.matter,
  });

interface Opened {
  readonly opened: Changed;
  readonly text: string;
  readonly complaint: NewComplaint;
}

async function dispatchByTable(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { opened, text, complaint }: Opened,
  now: Moment,
): Promise<Changed> {
  const { ticket } = opened;
  const area = ticket.area ?? undefined;
  const routed = route({ category: ticket.category, area, group: complaint.group, text }, office.policy);
  const doubt = reasonNotToDispatch(complaint.verdict, routed, ticket, office);
  if (routed && !doubt) {
    const changed = await changeTicket(stores, service, office, {
      ticket,
      command: { name: 'dispatch', unit: routed.unit, rule: routed.rule },
      actor: SYSTEM,
      now,
      cause: complaint.first.id,
      prompt: complaint.prompt,
    });
    if (changed.done)
      return { ...changed.value, events: [...opened.events, ...changed.value.events], before: undefined };
  }
  await listForReview(
    stores,
    service,
    office,
    {
      kind: 'unroutedTicket',
      ticket,
      why: doubt ?? '没有分派规则，也没有对应的社区',
      data: { unit: suggestion(ticket, routed, office) },
      prompt: ticket.urgency !== 'normal',
    },
    now,
  );
  return opened;
}

/** Why a found unit is not named without a person: trial mode, the office's own choice, or a complaint about that very unit. */
function reasonNotToDispatch(
  verdict: Verdict,
  routed: Routed | undefined,
  ticket: Ticket,
  office: OfficeVersion,
): string | undefined {
  if (!routed) return undefined;
  const { policy, directory } = office;
  if (policy.trial) return '试运行，等派单员确认';
  if (policy.autoDispatch === 'none') return '本单位设为人工派单';
  if (policy.autoDispatch === 'own-area' && !isOwnArea(routed, ticket.area ?? undefined, office))
    return '本单位设为只自动派给属地';
  const waits = verdict.ofStaff || sensitiveRow(verdict.matter)?.byRule === false;
  return waits || (ticket.sensitive && complainedOf(ticket, directory).has(routed.unit)) ? BY_HAND : undefined;
}

/** Said of a sensitive ticket: what it is about stands in its details. */
const BY_HAND = '由谁办请派单员看过详情再定';

/** A rule may name the very unit the place belongs to; any other unit is named by a person. */
const isOwnArea = (routed: Routed, area: AreaId | undefined, { directory }: OfficeVersion): boolean =>
  routed.by !== 'rule' || directory.area(area)?.unit === routed.unit;
