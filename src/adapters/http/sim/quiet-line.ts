import type { OfficePolicy } from '../../../domain/policy/office-policy.ts';
import { releaseFrom } from '../../../domain/post/quiet-hours.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { clock } from '../../../wording/times.ts';

/** Said on the page while unasked posts wait, so that nobody takes the silence for a fault; null while nothing is held back. */
export function quietLine(policy: OfficePolicy, now: Moment, pace: 'default' | 'fast'): string | null {
  if (pace === 'fast') return null;
  const span = policy.schedule.quietHours;
  const release = releaseFrom(span, now);
  return release === now ? null : `静默时段，没人问的消息${clock(release)}后发`;
}
