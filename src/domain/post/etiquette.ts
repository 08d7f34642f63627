import type { Group } from '../office/group.ts';
import type { OfficePolicy } from '../policy/office-policy.ts';
import { addDays, dayOf, HOUR, MINUTE, type Moment, startOfDay } from '../time/moment.ts';
import type { PostKind } from './post.ts';
import { releaseFrom } from './quiet-hours.ts';

/** Kinds that count in a residents' group when nobody asked for them: the ranking stands beside, answers and results are awaited. */
export const COUNTED_AS_UNASKED: readonly PostKind[] = ['acknowledgement', 'notice'];

export const countsAsUnasked = ({ kind, prompt }: { readonly kind: PostKind; readonly prompt: boolean }): boolean =>
  !prompt && COUNTED_AS_UNASKED.includes(kind);

/**
 * How long the next unasked post of a group's day waits, by how many it has had: the first ones go at once, later ones gather what
 * comes meanwhile. The length of the row is the most there may be in a day. Minutes.
 */
const WAITS: readonly number[] = [0, 0, 0, 30, 60, 120];

/** So many unasked posts a residents' group and day (design §4). */
export const MOST_UNASKED = WAITS.length;

/** When a day has had enough: as soon as the quiet hours of the next morning end. */
const nextMorning = ({ schedule }: Pick<OfficePolicy, 'schedule'>, now: Moment): Moment => {
  const midnight = startOfDay(addDays(dayOf(now), 1));
  return releaseFrom(schedule.quietHours, midnight);
};

/**
 * When an unasked post may go out in a residents' group. `had`: how many that day has had; `from`: not before this (the end of the quiet
 * hours, or of the time the group's manager asked for).
 */
export function gatheredUntil(had: number, from: Moment, policy: OfficePolicy): Moment {
  const wait = WAITS[had];
  if (wait === undefined) return nextMorning(policy, from);
  return releaseFrom(policy.schedule.quietHours, from + wait * MINUTE);
}

/** Words that say the same to everybody (what the bot is for, that it did not understand) are read once: so long they are not repeated. */
export const REMEMBERED = HOUR;
const MOST_ALIKE = 6;

/** Whether one more of such posts would only be noise. `alike`: whom each one of the last hour was for. */
export const isEnough = (alike: readonly (readonly string[])[], reader: string): boolean =>
  alike.length >= MOST_ALIKE || alike.some((mentions) => mentions.includes(reader));

/** The dedupe key of a group's notice, which has to be known where the notice is let go ahead of an answer. */
export const noticeKey = ({ channel, key }: Pick<Group, 'channel' | 'key'>): string => `notice:${channel}:${key}`;

/** How long a manager's “安静” holds receipts back. */
export const SILENCE = 120 * MINUTE;
