import type { MessageId, PersonId, TicketNumber } from '../../../domain/base/ids.ts';
import type { MessageKind } from '../../../domain/complaint/message.ts';
import type { Directory } from '../../../domain/office/directory.ts';
import type { Group } from '../../../domain/office/group.ts';
import type { PostKind } from '../../../domain/post/post.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import type { LoggedMessage, MessageLog } from '../../../ports/message-log.ts';
import type { QueuedPost } from '../../../ports/outbox.ts';
import type { SentPosts } from './sent-posts.ts';
import { nameOf, type Speaker, speakerOf } from './speaker.ts';

/** A line of a chat as the page shows it: somebody's message or the bot's post. */
export type Entry = SaidEntry | PostedEntry;

export interface SaidEntry {
  readonly type: 'message';
  readonly id: MessageId;
  readonly at: Moment;
  readonly from: string;
  readonly speaker: Speaker;
  readonly kind: Exclude<MessageKind, 'recall'>;
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly replyTo: MessageId | null;
  readonly media: string | null;
  readonly recalled: boolean;
}

export interface PostedEntry {
  readonly type: 'post';
  /** What a message quotes it by; null where the platform gave none. */
  readonly id: MessageId | null;
  readonly seq: number;
  readonly at: Moment;
  readonly kind: PostKind;
  readonly text: string;
  readonly mentions: readonly string[];
  /** The same people by name, for reading. */
  readonly mentionNames: readonly string[];
  readonly tickets: readonly TicketNumber[];
  /** Names of its pictures in the media store. */
  readonly images: readonly string[];
}

interface Sources {
  readonly messages: MessageLog;
  readonly posts: SentPosts;
  readonly directory: Directory;
}

/** The last `limit` lines of a group, messages and posts in the order in which they were seen. */
export async function groupHistory(
  group: Group,
  limit: number,
  { messages, posts, directory }: Sources,
): Promise<readonly Entry[]> {
  await posts.refresh();
  const said = (await messages.history(group.id, limit)).flatMap((message) => toSaid(message, group, directory));
  const posted = posts.of({ group: group.id }).map((post) => toPosted(post, directory));
  return [...said, ...posted].sort(bySight).slice(-limit);
}

/** What the bot wrote to one person, who need not be named in it. */
export async function directHistory(
  person: PersonId,
  limit: number,
  { posts, directory }: Sources,
): Promise<readonly Entry[]> {
  await posts.refresh();
  return posts
    .of({ person })
    .slice(-limit)
    .map((post) => ({ ...toPosted(post, directory), mentionNames: [] }));
}

/** Whoever is answered spoke first: at the same moment a message stands before a post, posts in the order of sending. */
function bySight(a: Entry, b: Entry): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.type === 'post' && b.type === 'post') return a.seq - b.seq;
  return a.type === b.type ? 0 : a.type === 'message' ? -1 : 1;
}

function toSaid(message: LoggedMessage, group: Group, directory: Directory): SaidEntry[] {
  if (message.kind === 'recall') return [];
  const shown = message.recalled ? { text: '', media: null } : { text: message.text, media: message.media ?? null };
  return [
    {
      type: 'message',
      id: message.id,
      at: message.sentAt,
      from: message.from,
      speaker: speakerOf(message.from, group, directory),
      kind: message.kind,
      ...shown,
      mentionsBot: message.mentionsBot,
      replyTo: message.replyTo ?? null,
      recalled: message.recalled,
    },
  ];
}

const toPosted = (post: QueuedPost, directory: Directory): PostedEntry => ({
  type: 'post',
  id: post.platformId,
  seq: post.sentSeq ?? 0,
  at: post.sentAt ?? post.createdAt,
  kind: post.kind,
  text: post.text,
  mentions: post.mentions,
  mentionNames: post.mentions.map((mention) => nameOf(mention, directory)),
  tickets: post.tickets,
  images: post.images ?? [],
});
