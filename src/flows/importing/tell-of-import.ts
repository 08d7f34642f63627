import type { UnitId } from '../../domain/base/ids.ts';
import { targetKey, unitOf } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { speakableAt } from '../../domain/post/quiet-hours.ts';
import { sourceOf } from '../../domain/source/source-named.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { ledgerNotice, type NoticedTicket } from '../../wording/ledger-notice.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** What an import leaves in a unit's hands; little of each ticket, for there may be very many. */
export type InHand = NoticedTicket & Pick<Ticket, 'unit' | 'source'>;

export const inHand = ({ number, state, completeBy, completedAt, unit, source }: Ticket): InHand => ({
  number,
  state,
  completeBy,
  completedAt,
  unit,
  source,
});

/** One notice a unit for the whole import, and one of what it is to be warned of. Returns the units that are told. */
export async function tellOfImport(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  open: readonly InHand[],
  now: Moment,
): Promise<readonly UnitId[]> {
  const byUnit = Map.groupBy(open, (ticket) => ticket.unit);
  const told: UnitId[] = [];
  // In the order of the office, whatever the order of the rows.
  for (const { id } of office.policy.units) {
    const notices = Map.groupBy(byUnit.get(id) ?? [], ({ source }) => sourceOf(source).warning);
    const drafts = [...notices.values()].flatMap((tickets) => noticeTo(id, tickets, service, office, now) ?? []);
    if (drafts.length === 0) continue;
    await speak(stores, service, office, drafts, now);
    told.push(id);
  }
  return told;
}

function noticeTo(
  unit: UnitId,
  tickets: readonly InHand[],
  { digest, pace }: Service,
  office: OfficeVersion,
  now: Moment,
): PostDraft | undefined {
  const addressees = tickets.length === 0 ? undefined : unitOf(unit, office.directory, now);
  if (!addressees) return undefined;
  const { to, channel, mentions, people } = addressees;
  const numbers = tickets.map(({ number }) => number);
  const said = pace === 'fast' ? now : speakableAt({ kind: 'dispatch', prompt: false }, office.policy, now);
  const sources = [...new Set(tickets.map(({ source }) => sourceOf(source)))];
  const [first] = sources;
  return {
    kind: 'dispatch',
    to,
    channel,
    tickets: numbers,
    mentions,
    text: ledgerNotice(
      tickets,
      sources.map(({ name }) => name),
      people,
      said,
      first?.warning ? first : {},
    ),
    dedupeKey: `ledger:${unit}:${now}:${digest(numbers.join()).slice(0, 24)}:${targetKey(to)}`,
    prompt: false,
  };
}
