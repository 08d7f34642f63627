import type { AccountId, ChannelName, PersonId, UnitId } from '../base/ids.ts';
import { isMadeUpAccount } from '../chat-log/made-up-account.ts';
import type { Directory } from '../office/directory.ts';
import type { Group } from '../office/group.ts';
import type { Person, StaffRole } from '../office/person.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Moment } from '../time/moment.ts';
import type { PostTarget } from './post.ts';

/** Where a post goes and who is meant by it (contract §10, who gets what). */
export interface Addressees {
  readonly to: PostTarget;
  readonly channel: ChannelName;
  readonly mentions: readonly (PersonId | AccountId)[];
  /** Members of staff among the mentioned: their names may stand in the text. */
  readonly people: readonly Person[];
}

/** A name for the target, for dedupe keys. */
export const targetKey = (to: PostTarget): string => ('group' in to ? to.group : to.person);

const inGroup = (group: Group, people: readonly Person[]): Addressees => ({
  to: { group: group.id },
  channel: group.channel,
  mentions: people.map((person) => person.id),
  people,
});

/** Of whom only the nickname in a copied log is known, no platform can call; he reads the group all the same. */
const canBeCalled = (account: AccountId): boolean => !isMadeUpAccount(account);

/**
 * The group the ticket came from, with the reporter, or the supporters too. Undefined for a ticket without a group or a resident in
 * it: imported, or opened by a dispatcher in his own words.
 */
export function residentsOf(ticket: Ticket, directory: Directory, who: 'reporter' | 'all'): Addressees | undefined {
  const group = directory.group(ticket.group);
  const accounts = [ticket.reporter, ...(who === 'all' ? ticket.supporters.map((supporter) => supporter.account) : [])];
  const residents = [...new Set(accounts)].filter(
    (account) => account !== '' && !directory.personByAccount(ticket.channel, account),
  );
  return group && residents.length > 0
    ? { to: { group: group.id }, channel: group.channel, mentions: residents.filter(canBeCalled), people: [] }
    : undefined;
}

/** One resident in the group the ticket came from. */
export function residentOf(ticket: Ticket, directory: Directory, account: AccountId): Addressees | undefined {
  const group = directory.group(ticket.group);
  return (
    group && { to: { group: group.id }, channel: group.channel, mentions: [account].filter(canBeCalled), people: [] }
  );
}

/** The unit's own staff group, else the common one, with its duty person, else its head, else whoever may name another unit. */
export function unitOf(unit: UnitId, directory: Directory, now: Moment): Addressees | undefined {
  const group = directory.groupOfUnit(unit);
  const own = directory.dutyOf(unit, now) ?? directory.headOf(unit);
  return group && inGroup(group, own ? [own] : firstWith(directory, ['dispatcher', 'administrator']));
}

/** The common staff group, with @ of these people. */
export function staffOf(people: readonly Person[], directory: Directory): Addressees | undefined {
  const group = directory.staffGroup();
  return group && inGroup(group, people);
}

/** The people of the first of these roles that anybody has. */
export function firstWith(directory: Directory, roles: readonly StaffRole[]): readonly Person[] {
  for (const role of roles) {
    const people = directory.withRole(role);
    if (people.length > 0) return people;
  }
  return [];
}

/** One person, in private where an account is known; else the leaders' group for a leader, the staff group for others, with @. */
export function personOf(person: Person, directory: Directory): Addressees | undefined {
  const channel = channelOf(person, directory);
  if (channel) return { to: { person: person.id }, channel, mentions: [person.id], people: [person] };
  const leaders = person.roles.includes('leader') ? directory.leadersGroup() : undefined;
  return leaders ? inGroup(leaders, [person]) : staffOf([person], directory);
}

/** The staff group's platform where the person has an account there, else the first he has. */
function channelOf(person: Person, directory: Directory): ChannelName | undefined {
  const preferred = directory.staffGroup()?.channel;
  if (preferred && person.accounts[preferred] !== undefined) return preferred;
  return (Object.keys(person.accounts) as ChannelName[]).find((channel) => person.accounts[channel] !== undefined);
}
