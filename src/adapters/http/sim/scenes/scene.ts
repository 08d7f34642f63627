import type { StaffRole } from '../../../../domain/office/person.ts';

/** Where a step happens: a group by what it is for, the group of the unit that holds the ticket, or somebody's private chat. */
export type Place = 'residents' | 'neighbours' | 'desk' | 'unit' | 'leaders' | 'leader';

/** Who speaks: one of three residents, whoever is on duty for the ticket's unit, or the first person with a role. */
export type Part = 'residentA' | 'residentB' | 'residentC' | 'duty' | Extract<StaffRole, 'dispatcher' | 'leader'>;

/** What a scene waits for: something that the service does by itself, whatever its tables say when. */
export type Awaited = 'reminded' | 'overdue' | 'toHead' | 'toSupervisor' | 'toLeader' | 'followUpAsked' | 'closed';

/**
 * A move of the clock: so many minutes on; to a time of this day (else of the next), of this working day (else of the next), of the next working
 * day in any case, of the next Monday that is one; to when a report is posted; or until something has happened to a ticket.
 */
export type Move =
  | { readonly minutes: number }
  | { readonly to: string }
  | { readonly workday: string }
  | { readonly nextWorkday: string }
  | { readonly nextMonday: string }
  | { readonly report: 'dailyRanking' | 'leaderDigest' }
  | { readonly until: Awaited };

/** Somebody speaks. `opens` names the ticket that comes of it; later steps speak of it as `{name}`. */
interface Speech {
  readonly by: Part;
  readonly text: string;
  readonly opens?: string;
  readonly mentionsBot?: true;
  /** Quotes what the bot last posted here about the ticket. */
  readonly quotes?: true;
  /** A drawn picture is sent after the words. */
  readonly picture?: true;
}

/** One step: somebody speaks, the clock moves, or there is only something to look at. */
export interface Step {
  /** One plain sentence: what to look at, for somebody who sees this for the first time. */
  readonly note: string;
  readonly at: Place;
  readonly says?: Speech;
  readonly clock?: Move;
  /** The ticket it is about, where a scene has several; the first one otherwise. */
  readonly about?: string;
}

/**
 * A scene to play: data only. In texts `{name}` is the number of a ticket, `{estate}`, `{estate2}` places of the two groups, `{building}` a
 * house number that changes with the days, `{unit}` and `{other}` the ticket's unit and another one.
 */
export interface Scene {
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly about: string;
  /** When it begins, always later than now: scenes played one after the other stand on days of their own. */
  readonly begins: Exclude<Move, { readonly until: Awaited }>;
  /** Words that the name of `{other}` had best hold, most wanted first. */
  readonly other?: readonly string[];
  readonly steps: readonly Step[];
}
