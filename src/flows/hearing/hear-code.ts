import { addressed } from '../../domain/chat-command/addressing.ts';
import { pieceOf } from '../../domain/chat-command/fold.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { tryCode } from '../office/try-code.ts';
import type { Heard } from '../opening/heard.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** Somebody says six digits in a group: perhaps the code that makes him a colleague. False where they are nothing to us. */
export async function hearCode(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, group }: Heard,
  now: Moment,
): Promise<boolean> {
  if (message.kind !== 'text') return false;
  const { channel, from: account, text } = message;
  const toBot = addressed(pieceOf(text.slice(0, 60)), office.policy.office.botNames, message.mentionsBot).toBot;
  const tried = await tryCode(stores, service, office, { channel, account, text, toBot }, now);
  if (!tried) return false;
  const draft: PostDraft = {
    kind: tried.bound ? 'answer' : 'refusal',
    to: { group: group.id },
    channel: group.channel,
    tickets: [],
    mentions: [tried.person?.id ?? account],
    text: group.audience === 'staff' ? tried.text : tried.bare,
    dedupeKey: `answer:${channel}:${message.id}`,
    prompt: true,
  };
  // In the group where everybody has just read it, colleagues need not be told once more.
  const others = tried.others.filter(({ to }) => !('group' in to) || to.group !== group.id);
  await speak(stores, service, tried.office, [draft, ...others], now);
  return true;
}
