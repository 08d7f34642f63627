import type { OfficeIdentity } from '../domain/policy/office-policy.ts';
import { dayOf, type Moment, type MomentSpan } from '../domain/time/moment.ts';
import { clock, dayWord } from './times.ts';

/** The bot was cut off for a while (可能漏收): which time, and what to do. Read at `now`, or in the morning. */
export function gapNotice(gap: MomentSpan, office: OfficeIdentity, now: Moment): string {
  const name = office.botNames[0] ?? '小助手';
  return `${spanWords(gap, now)}${name}断线，这段时间的话可能漏收。反映过问题又没有收到回复的，麻烦再说一遍。`;
}

/** `10:05–11:20`, `昨天22:50–今天0:10`: from when to when, as it is said at `now`. */
export function spanWords({ from, to }: MomentSpan, now: Moment): string {
  const [first, last] = [dayOf(from), dayOf(to)];
  const begin = `${first === dayOf(now) ? '' : dayWord(first, now)}${clock(from)}`;
  const end = `${last === first ? '' : dayWord(last, now)}${clock(to)}`;
  return first === last && clock(from) === clock(to) ? begin : `${begin}–${end}`;
}
