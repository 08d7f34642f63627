import type { GroupId, TicketNumber } from '../../domain/base/ids.ts';
import type { Actor } from '../../domain/office/actor.ts';
import type { Group } from '../../domain/office/group.ts';
import type { Person } from '../../domain/office/person.ts';
import { isTalk } from '../../domain/office/talk.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { QueuedPost } from '../../ports/outbox.ts';

/** A message of staff in its place. */
export interface Spoken {
  readonly message: LoggedMessage;
  /** A person. */
  readonly actor: Actor;
  readonly group: Group;
  /** The bot's post that the message quotes. */
  readonly quoted: QueuedPost | undefined;
}

/** The same with the person known. */
export interface SpokenBy extends Spoken {
  readonly person: Person;
}

/** What is said to a member of staff. */
export interface StaffAnswer {
  readonly kind: 'answer' | 'refusal';
  readonly text: string;
  /** For groups where residents or leaders read: no subject, no list. */
  readonly bare: string;
  readonly tickets: readonly TicketNumber[];
  /** The group that reads of it already, in the post about the change itself: there it is not said twice. */
  readonly readIn?: GroupId | undefined;
  /** Said to the person alone. */
  readonly privately?: string;
}

export const told = (text: string, bare: string, tickets: readonly TicketNumber[] = []): StaffAnswer => ({
  kind: 'answer',
  text,
  bare,
  tickets,
});
export const notDone = (text: string, tickets: readonly TicketNumber[] = []): StaffAnswer => ({
  kind: 'refusal',
  text,
  bare: text,
  tickets,
});

/**
 * The posts of an answer. To who asked in private it is said there, and only there. In the staff's groups it is said where it was asked; elsewhere only the bare words are, and what was
 * asked for goes to the staff group.
 */
export function postsOf(
  answer: StaffAnswer,
  { message, group, person }: SpokenBy,
  { directory }: OfficeVersion,
): readonly PostDraft[] {
  const post = { kind: answer.kind, tickets: answer.tickets, mentions: [person.id], prompt: true } as const;
  const key = `answer:${message.channel}:${message.id}`;
  if (isTalk(group.id))
    return [
      {
        ...post,
        to: { person: person.id },
        channel: message.channel,
        text: answer.privately ?? answer.text,
        dedupeKey: key,
      },
    ];
  const amongStaff = group.audience === 'staff';
  const posts: PostDraft[] = [];
  if (answer.readIn !== group.id) {
    posts.push({
      ...post,
      to: { group: group.id },
      channel: group.channel,
      text: amongStaff ? answer.text : answer.bare,
      dedupeKey: key,
    });
  }
  const staff = directory.groupOfUnit(person.unit ?? null);
  if (!amongStaff && staff && answer.readIn !== staff.id && answer.kind === 'answer' && answer.text !== answer.bare) {
    posts.push({
      ...post,
      to: { group: staff.id },
      channel: staff.channel,
      text: answer.text,
      dedupeKey: `${key}:staff`,
    });
  }
  if (answer.privately !== undefined) {
    posts.push({
      ...post,
      to: { person: person.id },
      channel: message.channel,
      text: answer.privately,
      dedupeKey: `${key}:person`,
    });
  }
  return posts;
}
