import type { AccountId, ChannelName, PersonId } from '../base/ids.ts';
import type { Person } from './person.ts';

/** Who wants something: the service itself, a member of staff, or an account nobody has bound (a resident). */
export type Actor =
  | { readonly kind: 'system' }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'resident'; readonly channel: ChannelName; readonly account: AccountId };

export const SYSTEM: Actor = { kind: 'system' };

/** The name an event keeps: `system`, a person's id, or the resident's platform account. */
export function actorId(actor: Actor): PersonId | AccountId {
  if (actor.kind === 'system') return 'system';
  return actor.kind === 'person' ? actor.person.id : actor.account;
}
