import type { AccountId } from '../../../domain/base/ids.ts';
import type { Directory } from '../../../domain/office/directory.ts';
import type { Group } from '../../../domain/office/group.ts';
import type { Person } from '../../../domain/office/person.ts';
import { shortName } from '../../../domain/office/unit.ts';
import { CHANNEL_NAMES } from '../../../wording/state-names.ts';
import { InputError } from '../input-error.ts';
import { MADE_UP_RESIDENTS } from './made-up-residents.ts';

/** A person's account in a group. In the simulator's own groups people go by their ids. */
export const accountIn = (group: Group, person: Person): AccountId | undefined =>
  person.accounts[group.channel] ?? (group.channel === 'sim' ? person.id : undefined);

/**
 * The account behind `from`: a person's id, one of a person's accounts on any platform, or any other string, which is a resident.
 * Throws InputError when the person has no account where the group lives: there he could not speak either.
 */
export function accountOf(from: string, group: Group, directory: Directory): AccountId {
  const person =
    directory.person(from) ??
    directory.personByAccount(group.channel, from) ??
    directory.people.find((one) => Object.values(one.accounts).includes(from));
  if (!person) return from;
  const account = accountIn(group, person);
  if (account === undefined)
    throw new InputError(`${person.name}没有${CHANNEL_NAMES[group.channel]}账号，不能在这个群里说话。`);
  return account;
}

/** Who speaks, for the page. */
export interface Speaker {
  readonly name: string;
  /** The short name of a member of staff's unit. */
  readonly unit: string | null;
  readonly staff: boolean;
}

export function speakerOf(account: AccountId, group: Group, directory: Directory): Speaker {
  const bound = directory.personByAccount(group.channel, account);
  const person = bound ?? (group.channel === 'sim' ? directory.person(account) : undefined);
  if (!person) return { name: residentName(account), unit: null, staff: false };
  const unit = directory.unit(person.unit);
  return { name: person.name, unit: unit ? shortName(unit) : null, staff: true };
}

const residentName = (account: AccountId): string =>
  MADE_UP_RESIDENTS.find((resident) => resident.account === account)?.name ?? account;

/** Whom a post means, by name: a person of the office or a resident's account. */
export const nameOf = (mention: string, directory: Directory): string =>
  directory.person(mention)?.name ?? residentName(mention);
