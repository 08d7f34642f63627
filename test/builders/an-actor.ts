import { type Actor, SYSTEM } from '../../src/domain/office/actor.ts';
import { type Role, STAFF_ROLES, type StaffRole } from '../../src/domain/office/person.ts';
import { anOffice } from './an-office.ts';

/** Every role of the lifecycle table. */
export const ROLES: readonly Role[] = [...STAFF_ROLES, 'system', 'reporter', 'supporter', 'stranger'];

export const REPORTER = 'wx-r1';
export const SUPPORTER = 'wx-r2';
const STRANGER = 'wx-r9';

export const resident = (account: string): Actor => ({ kind: 'resident', channel: 'wechat', account });

const ACCOUNTS: Readonly<Record<Exclude<Role, StaffRole | 'system'>, string>> = {
  reporter: REPORTER,
  supporter: SUPPORTER,
  stranger: STRANGER,
};

/** Somebody who has this one role towards a ticket of `aTicket` that lies with `u-river`. */
export function actorAs(role: Role): Actor {
  if (role === 'system') return SYSTEM;
  if (role === 'reporter' || role === 'supporter' || role === 'stranger') return resident(ACCOUNTS[role]);
  return staff((one) => one.roles.includes(role));
}

export const personAs = (id: string): Actor => staff((one) => one.id === id);

function staff(is: (person: ReturnType<typeof anOffice>['people'][number]) => boolean): Actor {
  const person = anOffice().people.find(is);
  if (!person) throw new Error('nobody like that in the test office');
  return { kind: 'person', person };
}
