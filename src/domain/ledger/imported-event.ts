/** A row of a ledger as the first event of a ticket. */
import { leafOf } from '../complaint/category.ts';
import { normalise } from '../complaint/normalise.ts';
import { findPlace } from '../complaint/place.ts';
import { sensitiveMatter } from '../complaint/sensitive.ts';
import { isSilent } from '../complaint/sensitive-matters.ts';
import { subjectOf } from '../complaint/subject.ts';
import { dueAt, type Limit } from '../deadline/deadline.ts';
import { agenda } from '../reminder/agenda.ts';
import { orUnknown } from '../reminder/rung-items.ts';
import { rungsOfSource } from '../source/source-named.ts';
import type { EventBody, EventData } from '../ticket/event.ts';
import { isOpen, type TicketState } from '../ticket/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { MINUTE, type Moment } from '../time/moment.ts';
import type { ImportRules } from './import-rules.ts';
import { entryOf, type LedgerEntry } from './ledger-entry.ts';
import { completeLimit, ledgerFact } from './ledger-facts.ts';

/** Throws UnknownYearError where a limit has to be counted in a year the calendar refuses. */
export function importedEvent(row: LedgerEntry, rules: ImportRules): Extract<EventBody, { event: 'imported' }> {
  const entry = entryOf(row);
  const { openedAt: _same, ...clock } = clockOf(entry, rules);
  const standing = standingOf(entry, rules);
  const words = standing.state === 'closed' ? neutralWords(entry) : wordsOf(entry, rules);
  return {
    event: 'imported',
    data: {
      policyVersion: rules.policyVersion,
      channel: rules.channel,
      entry,
      ...words,
      sensitive: isSilent(words.matter),
      ...standing,
      ...clock,
      rungs: [],
    },
  };
}

/** Where the ticket stands by what the ledger says alone, and since when it is over. */
export function standingOf(
  entry: Pick<LedgerEntry, 'completedAt' | 'acceptedAt'>,
  rules: Pick<ImportRules, 'now' | 'calendar' | 'policy'>,
): { readonly state: TicketState; readonly closedAt: Moment | null } {
  const { completedAt, acceptedAt } = entry;
  if (completedAt === null) return { state: acceptedAt === null ? 'dispatched' : 'inProgress', closedAt: null };
  // As long as here a completed ticket stays open to the answer of who reported it. What is longer over is history.
  const closes = orUnknown(() => dueAt(rules.calendar, completedAt, rules.policy.limits.followUp));
  return closes !== undefined && closes <= rules.now
    ? { state: 'closed', closedAt: closes }
    : { state: 'completed', closedAt: null };
}

export type Clock = NonNullable<EventData['ledgerChanged']['clock']>;

/** What is owed until when: the ledger's own due moment, else by the limits of the source or of the office. */
export function clockOf(entry: LedgerEntry, { policy, calendar }: Pick<ImportRules, 'policy' | 'calendar'>): Clock {
  const { limits } = policy;
  const { acceptBy, respondBy, completeBy } = ledgerFact(entry, { calendar, limits });
  return { openedAt: entry.openedAt, limit: limitOf(entry, policy), acceptBy: acceptBy ?? 0, respondBy, completeBy };
}

/** A due moment that is given is a length of clock time: counted again after a pause it must come out the same. */
const limitOf = (entry: LedgerEntry, { limits }: Pick<ImportRules['policy'], 'limits'>): Limit =>
  entry.completeBy === null
    ? completeLimit(entry, limits)
    : { clockMinutes: (entry.completeBy - entry.openedAt) / MINUTE };

type Words = NonNullable<EventData['ledgerChanged']['words']>;

type Said = Pick<LedgerEntry, 'text' | 'kind' | 'category'>;

const matterOf = ({ text, kind }: Said) => sensitiveMatter(normalise(text), kind ?? 'grievance');

/** Of what is over nobody speaks any more: finding the place and the words of years would take longer than all the rest. */
function neutralWords(said: Said): Words {
  const leaf = leafOf(said.category);
  const matter = matterOf(said);
  return { subject: leaf === '' ? '诉求' : leaf, place: '', area: null, ...(matter === undefined ? {} : { matter }) };
}

/** What may be said of it: place and subject without names and doors; of a sensitive matter neither. */
export function wordsOf(said: Said, { gazetteer, policy }: Pick<ImportRules, 'gazetteer' | 'policy'>): Words {
  const { text, category } = said;
  const place = findPlace(text, gazetteer);
  const matter = matterOf(said);
  const subject = subjectOf(text, { place, botNames: policy.office.botNames, fallback: leafOf(category), matter });
  return {
    subject,
    place: place.text,
    area: place.areaId ?? null,
    ...(matter === undefined ? {} : { matter }),
  };
}

/**
 * The rungs of the ladder whose moment lay before the ledger came in. They count as reached: nobody is reminded of them, or the whole
 * ladder of every late row would be said at once. What is late stands in the next working morning's list. A rung of the source itself is
 * owed whenever the ticket comes in: an opinion nobody answered is for supervision, also when the ledger comes late.
 */
export function passedRungs(ticket: Ticket, { policy, calendar, now }: ImportRules): readonly string[] {
  if (!isOpen(ticket.state)) return [];
  const own = rungsOfSource(ticket.source);
  return agenda(ticket, { policy, calendar }, now).due.flatMap((item) =>
    item.kind === 'rung' && !own.includes(item.rung) ? [item.key] : [],
  );
}
