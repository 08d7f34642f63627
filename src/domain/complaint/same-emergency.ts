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

/** One's own people (“我奶奶晕倒了”): nobody else can have reported them. */
const OWN_PEOPLE =
  /我(?:们?家)?的?(?:妈|爸|爷|奶|姥|外公|外婆|老公|老婆|老伴|丈夫|妻子|爱人|孩子|娃|儿子|女儿|孙|弟|妹|哥|姐|婆婆|公公|父|母|家?老人)/u;
const OF_PEOPLE: readonly Emergency[] = ['injured', 'lockedIn', 'missingPerson'];

/** The same kind of danger, and no other building named. */
export function sameEmergency(known: Danger, emergency: Emergency, mine: Danger): boolean {
  if (OF_PEOPLE.includes(emergency) && mine.said.some((text) => OWN_PEOPLE.test(text))) return false;
  const theirs = dangersOf(known.said, emergency);
  if (![...dangersOf(mine.said, emergency)].some((one) => theirs.has(one))) return false;
  const where = (danger: Danger): ReadonlySet<string> => buildingsOf([danger.place, ...danger.said].join('，'));
  return !disjoint(where(known), where(mine));
}
