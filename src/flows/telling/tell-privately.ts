import { sensitiveRow } from '../../domain/complaint/sensitive-matters.ts';
import { unitLabel } from '../../domain/office/directory.ts';
import type { Person } from '../../domain/office/person.ts';
import { firstWith, personOf } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { complainedOf } from '../../domain/routing/complained-of.ts';
import { petitionsPerson } from '../../domain/ticket/readers.ts';
import { complainedOfWarning, privateNotice } from '../../wording/private-notice.ts';
import { at } from '../../wording/ticket-title.ts';
import { post, type Telling } from './telling.ts';

/** Those whom the table of sensitive matters names, as soon as such a ticket opens (号召聚集), each alone. */
export function toldAtOnce(telling: Telling): readonly PostDraft[] {
  const { ticket, office, now } = telling;
  const told = sensitiveRow(ticket.matter)?.told ?? [];
  const petitions = told.includes('petitions') ? petitionsPerson(office.directory, now) : undefined;
  const dispatchers = told.includes('dispatcher') ? firstWith(office.directory, ['dispatcher', 'administrator']) : [];
  const group = office.directory.group(ticket.group)?.name ?? '';
  const people = [...new Set([...dispatchers, ...(petitions ? [petitions] : [])])];
  return people.flatMap((person) => alone(telling, person, (isAlone) => privateNotice({ ticket, group, isAlone })));
}

/** The dispatcher named the very unit the complaint may be about: it stands, but he hears of it. */
export function warned(telling: Telling): readonly PostDraft[] {
  const { ticket, office, actor } = telling;
  if (actor.kind !== 'person' || !ticket.sensitive || ticket.unit === null) return [];
  if (!complainedOf(ticket, office.directory).has(ticket.unit)) return [];
  const unit = unitLabel(office.directory, ticket.unit);
  return alone(telling, actor.person, (isAlone) => (isAlone ? complainedOfWarning(ticket, unit) : undefined));
}

/** To one person; where he cannot be written to privately, what a group may read, or nothing. */
function alone(
  telling: Telling,
  person: Person,
  words: (isAlone: boolean) => string | undefined,
): readonly PostDraft[] {
  const to = personOf(person, telling.office.directory);
  const isAlone = to !== undefined && 'person' in to.to;
  const text = words(isAlone);
  if (text === undefined) return [];
  return post(telling, 'review', to, isAlone ? text : `${at([person])}${text}`, true).map((draft) => ({
    ...draft,
    dedupeKey: `${draft.dedupeKey}:${person.id}`,
  }));
}
