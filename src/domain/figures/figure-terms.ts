import { OPEN_STATES } from '../ticket/state.ts';
import {
  after,
  all,
  any,
  before,
  given,
  is,
  isTrue,
  moreThan,
  noEarlierThan,
  noLaterThan,
  not,
  oneOf,
} from './condition.ts';

/** The words the definitions of figures are made of. A ticket is seen as at the cut-off; a moment after it has not come yet. */

/**
 * There at all: opened by the cut-off and before the period's end; merged, cancelled and declined ones are nowhere. Holds of whatever is
 * counted, so that no other term repeats it. A fact keeps only the present: what was undone since the cut-off (a completion before a
 * rework, an earlier unit) is not seen.
 */
export const present = all(
  noLaterThan('openedAt', 'cutOff'),
  before('openedAt', 'periodEnd'),
  not(is('state', 'cancelled')),
);

/** Opened in the period; else carried over from an earlier one. */
export const received = noEarlierThan('openedAt', 'periodStart');
export const carriedOver = not(received);

export const done = noLaterThan('completedAt', 'cutOff');
export const open = any(
  all(oneOf('state', OPEN_STATES), not(given('completedAt'))),
  after('completedAt', 'cutOff'), // done by now, at the cut-off not yet
);
export const shelved = all(open, is('state', 'shelved'));
export const completed = all(received, done);

/** Not excluded (剔除): its handling is judged. */
const judged = not(isTrue('excluded'));
export const scored = all(received, judged);

/** Open past its due moment, at which one is still in time; shelved and excluded tickets never are. */
export const openOverdue = all(open, judged, not(is('state', 'shelved')), before('completeBy', 'cutOff'));
/** Completed after its due moment, inside the period or by the cut-off; excluded tickets never are. */
export const completedLate = all(
  done,
  judged,
  after('completedAt', 'completeBy'),
  noEarlierThan('completedAt', 'periodStart'),
);
export const onTime = all(done, noLaterThan('completedAt', 'completeBy'));

export const dispatched = noLaterThan('dispatchedAt', 'cutOff');
/** Completing implies the signature (contract §10). */
export const accepted = any(noLaterThan('acceptedAt', 'cutOff'), done);
export const signatureIsDue = before('acceptBy', 'cutOff');
export const contactIsJudged = all(scored, before('respondBy', 'cutOff'));
export const contactedInTime = all(noLaterThan('contactedAt', 'cutOff'), noLaterThan('contactedAt', 'respondBy'));

export const returned = moreThan('returns', 0);
/** A return that was upheld is not held against the unit that has the ticket now. */
export const wronglyReturned = isTrue('wronglyReturned');
export const extended = moreThan('extensions', 0);
export const reworked = moreThan('reworks', 0);

/** Completed in time, but only just, with a reply that says nothing. */
export const lastMinuteThin = all(completed, judged, isTrue('lastMinuteThin'));

export const wasAsked = any(noLaterThan('askedAt', 'cutOff'), given('resolved'), given('satisfaction'));
export const isAnswered = all(completed, judged);
export const resolved = isTrue('resolved');
export const satisfied = is('satisfaction', 'satisfied');
export const basicallySatisfied = is('satisfaction', 'basic');
export const unsatisfied = is('satisfaction', 'unsatisfied');

/** Running at the cut-off, and falls due after it, up to the period's end: of a window that begins with its cut-off. */
export const fallsDue = all(
  open,
  not(is('state', 'shelved')),
  after('completeBy', 'cutOff'),
  noLaterThan('completeBy', 'periodEnd'),
);

/** May be counted where residents read. */
export const listed = not(isTrue('unlisted'));
