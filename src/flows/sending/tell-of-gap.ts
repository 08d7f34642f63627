import type { ChannelName } from '../../domain/base/ids.ts';
import type { Group } from '../../domain/office/group.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { MINUTE, type Moment, type MomentSpan } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { gapNotice } from '../../wording/gap.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** A shorter gap loses nothing anybody would miss: it is kept, and nobody is told. */
export const SHORTEST_TOLD = 2 * MINUTE;
const PREFIX = 'gap:';

/**
 * A channel was away: what residents said meanwhile may be lost (可能漏收), and they are told which time that was. Unasked, so not at
 * night; of several gaps until then one notice speaks, from the first to the last.
 */
export async function tellOfGap(
  service: Service,
  { channel, gap }: { readonly channel: ChannelName; readonly gap: MomentSpan },
  now: Moment,
): Promise<void> {
  if (gap.to - gap.from < SHORTEST_TOLD) return;
  const office = await currentOffice(service);
  const groups = office.policy.groups.filter((group) => group.audience === 'residents' && group.channel === channel);
  await service.work.run(async (stores) => {
    for (const group of groups) await tellGroup(stores, service, office, { group, gap }, now);
  });
}

async function tellGroup(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { group, gap }: { readonly group: Group; readonly gap: MomentSpan },
  now: Moment,
): Promise<void> {
  const waiting = await stores.outbox.gathering(group.id, 'notice');
  const since = waiting && beginningOf(waiting.dedupeKey);
  if (waiting && since !== undefined) {
    const text = gapNotice({ from: since, to: gap.to }, office.policy.office, Math.max(now, waiting.notBefore));
    if (await stores.outbox.rewrite(waiting.seq, { ...waiting, text })) return;
  }
  await speak(stores, service, office, [draftOf(group, gap, gapNotice(gap, office.policy.office, now))], now);
}

const draftOf = (group: Group, gap: MomentSpan, text: string): PostDraft => ({
  kind: 'notice',
  to: { group: group.id },
  channel: group.channel,
  tickets: [],
  mentions: [],
  text,
  dedupeKey: `${PREFIX}${gap.from}:${group.id}`,
  prompt: false,
});

/** The moment a gap notice begins with, which its key holds; undefined for the notice of a new group. */
function beginningOf(dedupeKey: string): Moment | undefined {
  return dedupeKey.startsWith(PREFIX) ? Number(dedupeKey.split(':')[1]) : undefined;
}
