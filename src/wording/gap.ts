import type { ChannelName } from '../domain/base/ids.ts';
import type { Person } from '../domain/office/person.ts';
import type { OfficeIdentity } from '../domain/policy/office-policy.ts';
import { dayOf, type Moment, type MomentSpan } from '../domain/time/moment.ts';
import { CHANNEL_NAMES } from './state-names.ts';
import { at as mention } from './ticket-title.ts';
import { clock, dayWord } from './times.ts';

/** The bot was cut off for a while (可能漏收): which time, and what to do. Read at `now`, or in the morning. */
export function gapNotice(span: MomentSpan, office: OfficeIdentity, now: Moment): string {
  const name = office.botNames[0] ?? '小助手';
  return `${spanWords(span, now)}${name}断线，这段时间的话可能漏收。反映过问题又没有收到回复的，麻烦再说一遍。`;
}

/** “10:02–10:11”, with the day where it is not today; a single time where both are one minute. */
export function spanWords({ from, to }: MomentSpan, now: Moment): string {
  const sameDay = dayOf(to) === dayOf(from);
  if (sameDay && clock(to) === clock(from)) return moment(from, now);
  return `${moment(from, now)}–${sameDay ? '' : dayWord(dayOf(to), now)}${clock(to)}`;
}

const moment = (at: Moment, now: Moment): string =>
  `${dayOf(at) === dayOf(now) ? '' : dayWord(dayOf(at), now)}${clock(at)}`;

/** The same for those who can mend it: which platform, why, and how what was said meanwhile is brought in. */
export function gapForStaff(
  { channel, span, why }: { readonly channel: ChannelName; readonly span: MomentSpan; readonly why: string },
  people: readonly Person[],
  now: Moment,
): string {
  return `${mention(people)}${CHANNEL_NAMES[channel]}${spanWords(span, now)}断线（${why}），这段时间的群消息可能漏收。请到群里看一下；要补录的，把这段聊天记录复制成文件，运行 npm run import -- --chat 文件。`;
}

/** One line for the operator: “微信 10:02–10:11 可能漏收（连接中断）”. */
export function gapLine(
  gap: { readonly channel: ChannelName; readonly from: Moment; readonly to: Moment | null; readonly why: string },
  now: Moment,
): string {
  const name = CHANNEL_NAMES[gap.channel];
  if (gap.to === null) return `${name} ${moment(gap.from, now)} 起可能漏收，还没恢复（${gap.why}）`;
  return `${name} ${spanWords({ from: gap.from, to: gap.to }, now)} 可能漏收（${gap.why}）`;
}
