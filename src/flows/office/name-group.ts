import type { PersonId } from '../../domain/base/ids.ts';
import { unitLabel } from '../../domain/office/directory.ts';
import type { Group } from '../../domain/office/group.ts';
import { groupNamed } from '../../domain/office/group-named.ts';
import { amendedNaming, keepingPlace, namingOf } from '../../domain/office/name-group.ts';
import { isTalk } from '../../domain/office/talk.ts';
import { DAY, type Moment } from '../../domain/time/moment.ts';
import type { GroupProposal } from '../../ports/group-proposals.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { groupBound, groupQuestion, NAMING, otherReaders, renamed, whichGroup } from '../../wording/group-naming.ts';
import { notDone, type StaffAnswer, told } from '../acting/staff-answer.ts';
import { changeOffice, withGroup } from './change-office.ts';
import type { Ordered, Ordering } from './ordering.ts';

/** How long a named group waits for its confirmation. */
const WAITS = DAY;

/** “本群是…” in a group the office knows: only another name is taken at once; where it belongs is asked about, who reads it stays. */
export async function nameHere({ stores, office, order, spoken, now }: Ordering<'nameGroup'>): Promise<StaffAnswer> {
  const { group, person } = spoken;
  if (isTalk(group.id)) return notDone(NAMING.inPrivate);
  const naming = namingOf(order.words, office.directory);
  if (!naming) return notDone(NAMING.unreadable);
  const named: Group = { ...without(group), ...keepingPlace(group, naming) };
  if (named.audience !== group.audience) return notDone(otherReaders(group, named));
  const sameKind = named.audience === group.audience && named.area === group.area && named.unit === group.unit;
  if (sameKind && named.name === group.name) return told(NAMING.same, NAMING.same);
  if (!sameKind) {
    await stores.proposals.put({ group: named, by: person.id, openedAt: now });
    return told(question(named, office), NAMING.askedElsewhere);
  }
  await changeOffice(stores, person.id, now, (policy) => withGroup(policy, named));
  return told(renamed(group.name, named.name), NAMING.done);
}

/** The group without where it belongs: that is said anew. */
function without({ area: _area, unit: _unit, ...rest }: Group): Group {
  return rest;
}

/** What is understood of a group, as the question to who named it. */
export const question = (group: Group, { directory }: OfficeVersion): string =>
  groupQuestion(group, {
    area: directory.area(group.area),
    unit: unitOf(group, directory),
    known: directory.group(group.id)?.name,
  });

function unitOf(group: Group, directory: OfficeVersion['directory']): string | undefined {
  const unit = group.unit ?? directory.area(group.area)?.unit;
  return unit === undefined ? undefined : unitLabel(directory, unit);
}

/** What waits for this person's word. */
export async function waitingFor(stores: Stores, person: PersonId, now: Moment): Promise<readonly GroupProposal[]> {
  return (await stores.proposals.open(now - WAITS)).filter(({ by }) => by === null || by === person);
}

/** Brings a confirmed group into force. Answers what is said of it. */
export async function bindGroup(stores: Stores, { group }: GroupProposal, by: PersonId, now: Moment): Promise<string> {
  let before: Group | undefined;
  const office = await changeOffice(stores, by, now, (policy) => {
    before = policy.groups.find((one) => one.channel === group.channel && one.key === group.key);
    const { active: _gone, resultsTo: _to, ...kept } = before ?? group;
    return withGroup(policy, { ...without(kept), ...group, id: before?.id ?? group.id });
  });
  await stores.proposals.drop(group.channel, group.key);
  const area = office.directory.area(group.area);
  return groupBound(group, { area, unit: unitOf(group, office.directory), known: before?.name });
}

type Chosen = { readonly one: GroupProposal } | { readonly answer: StaffAnswer | undefined };

const placeIn = (words: string): number | undefined => {
  const place = /^第?(\d{1,2})个?$/u.exec(words.trim())?.[1];
  return place === undefined ? undefined : Number(place) - 1;
};

/** The one that is meant: by its name or place in the list; without either the one of this group, else the only one. */
async function chosen({ stores, office, spoken, toBot, now }: Ordered, words: string): Promise<Chosen> {
  const waiting = await waitingFor(stores, spoken.person.id, now);
  if (waiting.length === 0) return { answer: toBot ? notDone(NAMING.nothingWaits) : undefined };
  const one = words === '' ? meantHere(waiting, spoken.group) : named(waiting, words);
  if (one) return { one };
  const known = ({ group }: GroupProposal) => ({ group, known: office.directory.group(group.id)?.name });
  return { answer: notDone(whichGroup(waiting.map(known))) };
}

const meantHere = (waiting: readonly GroupProposal[], here: Group): GroupProposal | undefined =>
  waiting.find(({ group }) => group.channel === here.channel && group.key === here.key) ??
  (waiting.length === 1 ? waiting[0] : undefined);

function named(waiting: readonly GroupProposal[], words: string): GroupProposal | undefined {
  const place = placeIn(words);
  if (place !== undefined) return waiting[place];
  const groups = waiting.map(({ group }) => group);
  const group = groupNamed(words, groups);
  return waiting.find((one) => one.group === group);
}

export async function confirmWaiting(ordering: Ordering<'confirm'>): Promise<StaffAnswer | undefined> {
  const choice = await chosen(ordering, ordering.order.words);
  if (!('one' in choice)) return choice.answer;
  const { stores, spoken, now } = ordering;
  return told(await bindGroup(stores, choice.one, spoken.person.id, now), NAMING.done);
}

export async function rejectWaiting(ordering: Ordering<'reject'>): Promise<StaffAnswer | undefined> {
  const choice = await chosen(ordering, ordering.order.words);
  if (!('one' in choice)) return choice.answer;
  const { group } = choice.one;
  await ordering.stores.proposals.drop(group.channel, group.key);
  return told(NAMING.rejected, NAMING.done);
}

/** “改为 南滩社区”, of several “改为 1 南滩社区”: asked once more, put right. */
export async function amendWaiting(ordering: Ordering<'amend'>): Promise<StaffAnswer | undefined> {
  const { stores, office, order } = ordering;
  const [, place = '', words = order.words] = /^(\d{1,2})[\s,，:：、.]+(.+)$/u.exec(order.words) ?? [];
  const choice = await chosen(ordering, place);
  if (!('one' in choice)) return choice.answer;
  const before = office.directory.group(choice.one.group.id);
  const naming = amendedNaming(choice.one.group, words, office.directory);
  if (before && naming && naming.audience !== before.audience)
    return notDone(otherReaders(before, { ...before, ...naming }));
  const amended = await amendProposal(stores, office, { proposal: choice.one, words });
  return amended === undefined ? notDone(NAMING.unreadable) : told(amended, NAMING.askedElsewhere);
}

/** The question again, or undefined where the words name nothing. */
export async function amendProposal(
  stores: Stores,
  office: OfficeVersion,
  { proposal, words }: { readonly proposal: GroupProposal; readonly words: string },
): Promise<string | undefined> {
  const naming = amendedNaming(proposal.group, words, office.directory);
  if (!naming) return undefined;
  const group: Group = { ...without(proposal.group), ...naming };
  // It keeps its place in the list: “确认 1” means what it meant when the list was shown.
  await stores.proposals.put({ ...proposal, group });
  return question(group, office);
}
