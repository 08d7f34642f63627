/** Is it the same danger that somebody else has reported already? Then people are not called a second time. */
import { buildingsOf, disjoint } from './building.ts';
import { normalise } from './normalise.ts';
import { urgencyOf } from './urgency.ts';
import type { Emergency } from './verdict.ts';

/** What is known of a danger: what was said of it, and where. */
export interface Danger {
  /** Each message by itself: together they would read like a letter. */
  readonly said: readonly string[];
  readonly place: string;
}

/** “danger” gathers many: there the row that was found tells one from another. */
const dangersOf = (said: readonly string[], emergency: Emergency): ReadonlySet<string> =>
  new Set(
    said
      .map((text) => urgencyOf(normalise(text)))
      .filter((found) => found.emergency === emergency)
      .map(({ says = '' }) => (emergency === 'danger' ? says : emergency)),
  );

/** The same kind of danger, and no other building named. */
export function sameEmergency(known: Danger, emergency: Emergency, mine: Danger): boolean {
  const theirs = dangersOf(known.said, emergency);
  if (![...dangersOf(mine.said, emergency)].some((one) => theirs.has(one))) return false;
  const where = (danger: Danger): ReadonlySet<string> => buildingsOf([danger.place, ...danger.said].join('，'));
  return !disjoint(where(known), where(mine));
}
