import type { Directory } from '../../domain/office/directory.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { markUnbound } from '../../wording/passed-on.ts';
import { at } from '../../wording/ticket-title.ts';
import type { Service } from '../service.ts';
import { holdBack } from './hold-back.ts';
import { readdressed } from './readdress.ts';

/**
 * Puts posts into the outbox, each not before the quiet hours and the etiquette of its group allow it; what is meant for a group that is
 * gone goes elsewhere. The only way anything is said.
 */
export async function speak(
  stores: Stores,
  service: Pick<Service, 'pace'>,
  office: OfficeVersion,
  drafts: readonly PostDraft[],
  now: Moment,
): Promise<void> {
  for (const wanted of drafts) {
    const addressed = readdressed(wanted, office.directory);
    if (!addressed) continue;
    const draft = withUnbound(withoutOwnName(addressed, office.directory), office.directory);
    const placed =
      service.pace === 'fast'
        ? { draft, notBefore: Math.max(now, draft.notBefore ?? now) }
        : await holdBack(stores, office, draft, now);
    if (placed) await stores.outbox.add([placed], now);
  }
}

/** Who is written to alone is not called by his name on top. */
function withoutOwnName(draft: PostDraft, directory: Directory): PostDraft {
  const person = 'person' in draft.to ? directory.person(draft.to.person) : undefined;
  return person ? { ...draft, text: draft.text.replaceAll(at([person]), '') } : draft;
}

/** In a group it must show who is not called by his name: his account on the platform is missing. */
export function withUnbound<P extends Pick<PostDraft, 'to' | 'channel' | 'mentions' | 'text'>>(
  draft: P,
  directory: Directory,
): P {
  if (!('group' in draft.to) || draft.channel === 'sim') return draft;
  const people = draft.mentions.flatMap((id) => directory.person(id) ?? []);
  return { ...draft, text: markUnbound(draft.text, people, draft.channel) };
}
