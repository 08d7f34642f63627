import type { AccountId, AreaId, ChannelName, PersonId, UnitId } from '../base/ids.ts';

/** Roles an office file can give to a person. */
export const STAFF_ROLES = [
  'handler',
  'head',
  'gridWorker',
  'dispatcher',
  'reviewer',
  'followUpOfficer',
  'supervisor',
  'leader',
  'administrator',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Every role the lifecycle table knows: staff, the service itself, and people without a binding. */
export type Role = StaffRole | 'system' | 'reporter' | 'supporter' | 'stranger';

/** A member of staff, known by platform accounts. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly unit?: UnitId;
  readonly area?: AreaId;
  readonly roles: readonly StaffRole[];
  /** On duty by default: reminded first. */
  readonly duty: boolean;
  readonly accounts: Readonly<Partial<Record<ChannelName, AccountId>>>;
  /** False for who has left: known by name in what he did, but no longer anybody's colleague. */
  readonly active?: boolean;
}

export const isActivePerson = (person: Person): boolean => person.active !== false;
