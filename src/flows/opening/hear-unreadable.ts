import { BURST_GAP } from '../../domain/complaint/fold.ts';
import { isForeign } from '../../domain/complaint/foreign.ts';
import type { Message } from '../../domain/complaint/message.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { dayOf, type Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { UNREADABLE_WHY, unreadable } from '../../wording/unreadable.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { listForReview } from '../tickets/list-for-review.ts';
import type { Heard } from './heard.ts';

export type Unreadable = 'voice' | 'language';

/** What nobody but a person can understand: a voice without a transcript, a sentence in another language. Never chatter. */
export function unreadableKind({ kind, text }: Message): Unreadable | undefined {
  if (kind === 'voice' && text.trim() === '') return 'voice';
  return kind !== 'image' && isForeign(text) ? 'language' : undefined;
}

/** Words that followed have made it part of a complaint. */
export const understood = (stores: Stores, message: Message): Promise<void> =>
  unreadableKind(message) ? stores.outbox.withdraw(keyOf(message)) : Promise.resolve();

const keyOf = ({ channel, group, from, sentAt }: Message): string =>
  `unreadable:${channel}:${group}:${from}:${dayOf(sentAt)}`;

/** A person shall listen or read, and the speaker hears so in one kind sentence: once a day, however often he speaks. */
export async function hearUnreadable(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, group, kind }: Heard & { readonly kind: Unreadable },
  now: Moment,
): Promise<void> {
  const listed = kind === 'voice' ? 'voiceMessage' : 'foreignMessage';
  await listForReview(stores, service, office, { kind: listed, message, why: UNREADABLE_WHY[kind] }, now);
  const draft: PostDraft = {
    kind: 'answer',
    to: { group: group.id },
    channel: group.channel,
    tickets: [],
    mentions: [message.from],
    text: unreadable(kind, office.policy.office),
    dedupeKey: keyOf(message),
    prompt: message.mentionsBot,
    // Words often follow a voice: then it belongs to a complaint, and nothing need be said.
    ...(message.mentionsBot ? {} : { notBefore: message.sentAt + BURST_GAP }),
  };
  await speak(stores, service, office, [draft], now);
}
