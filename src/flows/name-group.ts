import type { PersonId } from '../domain/base/ids.ts';
import { unitLabel } from '../domain/office/directory.ts';
import type { Group } from '../domain/office/group.ts';
import { groupNamed } from '../domain/office/group-named.ts';
import { amendedNaming, keepingPlace, namingOf } from '../domain/office/name-group.ts';
import { DAY, type Moment } from '../domain/time/moment.ts';
import type { GroupProposal } from '../ports/group-proposals.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { groupBound, groupQuestion, NAMING, renamed, whichGroup } from '../wording/group-naming.ts';
import { changeOffice, withGroup } from './change-office.ts';
import type { Ordered, Ordering } from './ordering.ts';
import { notDone, type StaffAnswer, told } from './staff-answer.ts';

/** How long a named group waits for its confirmation. */
const WAITS = DAY;

/** “本群是…” in a group the office knows: only another name is taken at once; who reads it and where it belongs is asked about. */
export async function nameHere({ stores, office, order, spoken, now }: Ordering<'nameGroup'>): Promise<StaffAnswer> {
  const { group, person } = spoken;
  const naming = namingOf(order.words, office.directory);
  if (!naming) return notDone(NAMING.unreadable);
  const named: Group = { ...without(group), ...keepingPlace(group, naming) };
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

/** The one that is meant; of several the one that is named. */
async function chosen({ stores, spoken, toBot, now }: Ordered, words: string): Promise<Chosen> {
  const waiting = await waitingFor(stores, spoken.person.id, now);
  const [only, ...others] = waiting;
  if (!only) return { answer: toBot ? notDone(NAMING.nothingWaits) : undefined };
  const named =
    words === ''
      ? undefined
      : groupNamed(
          words,
          waiting.map(({ group }) => group),
        );
  const one = waiting.find(({ group }) => group === named) ?? (others.length === 0 && words === '' ? only : undefined);
  return one ? { one } : { answer: notDone(whichGroup(waiting.map(({ group }) => group.name))) };
}

export async function confirmWaiting(ordering: Ordering<'confirm'>): Promise<StaffAnswer | undefined> {
  const choice = await chosen(ordering, ordering.order.words);
  if (!('one' in choice)) return choice.answer;
  const { stores, spoken, now } = ordering;
  return told(await bindGroup(stores, choice.one, spoken.person.id, now), NAMING.done);
}

export async function rejectWaiting(ordering: Ordering<'reject'>): Promise<StaffAnswer | undefined> {
  const choice = await chosen(ordering, '');
  if (!('one' in choice)) return choice.answer;
  const { group } = choice.one;
  await ordering.stores.proposals.drop(group.channel, group.key);
  return told(NAMING.rejected, NAMING.done);
}

/** “改为 南滩社区”: asked once more, put right. */
export async function amendWaiting(ordering: Ordering<'amend'>): Promise<StaffAnswer | undefined> {
  const choice = await chosen(ordering, '');
  if (!('one' in choice)) return choice.answer;
  const { stores, office, order, now } = ordering;
  const amended = await amendProposal(stores, office, { proposal: choice.one, words: order.words }, now);
  return amended === undefined ? notDone(NAMING.unreadable) : told(amended, NAMING.askedElsewhere);
}

/** The question again, or undefined where the words name nothing. */
export async function amendProposal(
  stores: Stores,
  office: OfficeVersion,
  { proposal, words }: { readonly proposal: GroupProposal; readonly words: string },
  now: Moment,
): Promise<string | undefined> {
  const naming = amendedNaming(proposal.group, words, office.directory);
  if (!naming) return undefined;
  const group: Group = { ...without(proposal.group), ...naming };
  await stores.proposals.put({ ...proposal, group, openedAt: now });
  return question(group, office);
}
