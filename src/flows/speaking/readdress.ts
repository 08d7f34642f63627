import type { Directory } from '../../domain/office/directory.ts';
import { type Group, isActiveGroup } from '../../domain/office/group.ts';
import { firstWith } from '../../domain/post/audience.ts';
import type { PostDraft, PostKind } from '../../domain/post/post.ts';
import { passOn } from '../../wording/gone-group.ts';

/** What is said to a group as such: with the group gone there is nobody to hear it. */
const FOR_THE_GROUP: readonly PostKind[] = ['notice', 'dailyRanking', 'leaderDigest', 'weeklyReport', 'circular'];
/** Groups that were moved one after the other; more would be a circle. */
const MOST_MOVES = 5;

type Addressed = Pick<PostDraft, 'kind' | 'to' | 'channel' | 'mentions' | 'text'>;

/**
 * A post whose group is gone, addressed anew: to where the dispatcher has said its results go, else to the staff group, where he is
 * asked to pass it on by telephone. The post itself where its group is there; undefined where nobody is left to hear it.
 */
export function readdressed<P extends Addressed>(post: P, directory: Directory): P | undefined {
  if (!('group' in post.to)) return post;
  const group = directory.group(post.to.group);
  if (group && isActiveGroup(group)) return post;
  if (FOR_THE_GROUP.includes(post.kind)) return undefined;
  if (group && group.audience !== 'residents') return toColleagues(post, group, directory);
  const target = group && successorOf(group, directory);
  return target && target.audience === 'residents'
    ? { ...post, to: { group: target.id }, channel: target.channel, mentions: reached(post, target) }
    : toDispatcher(post, group, target ?? directory.staffGroup(), directory);
}

function successorOf(group: Group, directory: Directory): Group | undefined {
  let next: Group | undefined = group;
  for (let moves = 0; next && !isActiveGroup(next) && moves < MOST_MOVES; moves += 1)
    next = next.resultsTo === undefined ? undefined : directory.group(next.resultsTo);
  return next && isActiveGroup(next) ? next : undefined;
}

/** On another platform a resident's account means nothing. */
const reached = (post: Addressed, target: Group): Addressed['mentions'] =>
  post.channel === target.channel ? post.mentions : [];

function toColleagues<P extends Addressed>(post: P, gone: Group, directory: Directory): P | undefined {
  const own = gone.audience === 'leaders' ? directory.leadersGroup() : directory.groupOfUnit(gone.unit ?? null);
  const target = own ?? directory.staffGroup();
  return target && { ...post, to: { group: target.id }, channel: target.channel };
}

function toDispatcher<P extends Addressed>(
  post: P,
  gone: Group | undefined,
  staff: Group | undefined,
  directory: Directory,
): P | undefined {
  if (!staff) return undefined;
  const people = firstWith(directory, ['dispatcher', 'administrator']);
  return {
    ...post,
    to: { group: staff.id },
    channel: staff.channel,
    mentions: people.map((person) => person.id),
    text: passOn(post.text, gone?.name, people),
  };
}
