import type { PersonId } from '../../domain/base/ids.ts';
import type { Actor } from '../../domain/office/actor.ts';
import type { Person } from '../../domain/office/person.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';

/** Everything that work on the review list needs, for one unit of work. */
export interface Desk {
  readonly stores: Stores;
  readonly service: Service;
  readonly office: OfficeVersion;
  readonly now: Moment;
}

/** Who answers, and by what: a message in a group or a form on a page. */
export interface AnsweredBy {
  readonly person: Person;
  /** Keeps apart the posts of one answer. */
  readonly cause: string;
}

export const actorOf = ({ person }: AnsweredBy): Actor => ({ kind: 'person', person });

/** The name of whoever decided; undefined where the service itself did. */
export const nameOf = (by: PersonId, { office }: Pick<Desk, 'office'>): string | undefined =>
  office.directory.person(by)?.name;
