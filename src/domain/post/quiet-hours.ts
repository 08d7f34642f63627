import type { ClockSpan, OfficePolicy } from '../policy/office-policy.ts';
import { addDays, atClock, clockTime, dayOf, type Moment } from '../time/moment.ts';
import type { PostDraft } from './post.ts';

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** The end of the span when `moment` lies in it, else `moment` itself. The span may run over midnight. */
export function releaseFrom(span: ClockSpan, moment: Moment): Moment {
  const from = minutes(span.from);
  const to = minutes(span.to);
  const time = clockTime(moment);
  const day = dayOf(moment);
  if (from <= to) return time >= from && time < to ? atClock(day, span.to) : moment;
  if (time >= from) return atClock(addDays(day, 1), span.to);
  return time < to ? atClock(day, span.to) : moment;
}

/** Reports that rank units spare the midday rest too. */
const isRanking = (kind: PostDraft['kind']): boolean => kind === 'dailyRanking' || kind === 'weeklyReport';

/** When a post may go out: at once where somebody asked, else after the quiet hours; rankings spare the midday rest too. */
export function speakableAt(
  draft: Pick<PostDraft, 'kind' | 'prompt' | 'notBefore'>,
  policy: OfficePolicy,
  now: Moment,
): Moment {
  const earliest = Math.max(now, draft.notBefore ?? now);
  if (draft.prompt) return earliest;
  const awake = releaseFrom(policy.schedule.quietHours, earliest);
  return isRanking(draft.kind) ? releaseFrom(policy.schedule.rankingQuietHours, awake) : awake;
}
