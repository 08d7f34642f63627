import type { ChannelName } from '../../domain/base/ids.ts';
import { firstWith, staffOf } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { ChannelGap, KnownStatus } from '../../ports/channel-log.ts';
import { type ChannelStatus, canSend } from '../../ports/chat-channel.ts';
import { gapForStaff } from '../../wording/gap.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { askForHand } from './ask-for-hand.ts';
import { SHORTEST_TOLD, tellOfGap } from './tell-of-gap.ts';

/** How often a process that runs a channel says that it lives. Milliseconds. */
export const BEAT = 5_000;
/** A channel of which nothing was heard for so long is run by nobody. */
export const SILENT = 60_000;
/**
 * What the process that runs a channel says of it, at every change and every few seconds. From the first moment in which nothing can be
 * heard to the next in which it can is a gap (可能漏收), also when the process died in between: it is kept, what waited for the channel is
 * cut down to what is left to be said, and those concerned are told.
 * The same word twice changes nothing.
 */
export async function watchChannel(service: Service, channel: ChannelName, status: ChannelStatus): Promise<void> {
  const { channels } = service.work.stores;
  const now = service.clock.now();
  const before = await channels.known(channel);
  if (before && hears(before.status)) await noteDeafness(service, before, status, now);
  // What follows from it comes first, each part of it once: should the process die in between, the next word does it again.
  if (hears(status)) await endGap(service, channel, status.since, now);
  else await askForHand(service, channel, { before: before?.status, status }, now);
  await channels.keep(channel, status, now);
}

/** Sorts out what waited, tells of the time that may be lost, and only then is the gap over. */
async function endGap(service: Service, channel: ChannelName, end: Moment, now: Moment): Promise<void> {
  const { channels } = service.work.stores;
  const gap = await channels.openGapOf(channel);
  if (!gap) return;
  // Needed after an interruption alone, and it brings the reports with it.
  const { collapseStale } = await import('./collapse-stale.ts');
  await collapseStale(service, channel, now);
  await tell(service, { ...gap, to: Math.max(gap.from, end) }, now);
  await channels.closeGap(channel, end);
}

/** What can speak can hear. */
const hears = canSend;

async function noteDeafness({ work }: Service, before: KnownStatus, status: ChannelStatus, now: Moment): Promise<void> {
  // A process that died said nothing: what it was last seen at is all that is known.
  const died = now - before.seenAt > 4 * BEAT;
  // Online since before it was last seen: the same connection all along, whatever the clock did.
  if (hears(status) && (!died || status.since <= before.seenAt)) return;
  const from = died ? before.seenAt : Math.max(status.since, before.status.since);
  const why = hears(status) ? '服务中断' : (status.reason ?? '连接中断');
  await work.stores.channels.openGap(before.channel, Math.min(from, now), why);
}

async function tell(service: Service, gap: ChannelGap, now: Moment): Promise<void> {
  if (gap.to === null || gap.to - gap.from < SHORTEST_TOLD) return;
  const { channel, from, to, why } = gap;
  await tellOfGap(service, { channel, gap: { from, to } }, now);
  const office = await currentOffice(service);
  const people = firstWith(office.directory, ['administrator', 'dispatcher']);
  const addressees = staffOf(people, office.directory);
  if (!addressees) return;
  const draft: PostDraft = {
    ...addressees,
    kind: 'review',
    tickets: [],
    text: gapForStaff({ channel, span: { from, to }, why }, people, now),
    dedupeKey: `gapForStaff:${channel}:${from}`,
    prompt: false,
  };
  await service.work.run((stores) => speak(stores, service, office, [draft], now));
}
