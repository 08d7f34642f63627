import { type HalfSaid, halfSaid } from '../../domain/chat-command/half-said.ts';
import type { Said } from '../../domain/chat-command/said.ts';
import { REVIEW_TABLE } from '../../domain/review/review-table.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { letterAlone, letterDecided } from '../../wording/review-answers.ts';
import { waysToAnswer } from '../../wording/review-post.ts';
import type { SpokenBy } from '../acting/staff-answer.ts';

/**
 * What staff say without the bot's name and without a command in it: half of one is answered in the staff's groups with how it is
 * written, a question how a ticket stands also among the leaders. Undefined: talk.
 */
export async function hearHalf(
  stores: Stores,
  { directory, policy }: OfficeVersion,
  { message, group, person }: SpokenBy,
): Promise<Said | undefined> {
  if (group.audience === 'residents') return undefined;
  const half = halfSaid({ text: message.text, botNames: policy.office.botNames, roles: person.roles, directory });
  if (!half || (group.audience !== 'staff' && half.kind !== 'query')) return undefined;
  return half.kind === 'letter' ? answerWanted(stores, half, person.roles) : half;
}

/** “E” alone is an answer wanted only where E is on the list and this person may answer it. */
async function answerWanted(
  stores: Stores,
  { letter }: Extract<HalfSaid, { kind: 'letter' }>,
  roles: SpokenBy['person']['roles'],
): Promise<Said | undefined> {
  const item = await stores.reviews.latest(letter);
  if (!item || !REVIEW_TABLE[item.kind].who.some((role) => roles.some((own) => own === role))) return undefined;
  return {
    kind: 'fault',
    hint: item.decided === null ? letterAlone(letter, waysToAnswer(item)) : letterDecided(letter),
  };
}
