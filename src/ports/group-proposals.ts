import type { ChannelName, PersonId } from '../domain/base/ids.ts';
import type { Group } from '../domain/office/group.ts';
import type { Moment } from '../domain/time/moment.ts';

/** A group as it would stand in the office once somebody has said that this is right. */
export interface GroupProposal {
  readonly group: Group;
  /** Who has to confirm: the person who named it; null: any dispatcher. */
  readonly by: PersonId | null;
  readonly openedAt: Moment;
}

/** Groups named in chat that wait for a confirmation; one per platform group. */
export interface GroupProposals {
  /** Replaces what waits for the same platform group. */
  put(proposal: GroupProposal): Promise<void>;
  /** Those not older than `since`, oldest first. */
  open(since: Moment): Promise<readonly GroupProposal[]>;
  drop(channel: ChannelName, key: string): Promise<void>;
}
