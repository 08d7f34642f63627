import type { PostDraft } from '../../domain/post/post.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { residentAnswer, type WordToUnit } from '../../wording/resident-answers.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** Tells the responsible unit, or the dispatcher while there is none, what a resident said about a ticket it has in hand. */
export async function tellUnit(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  {
    ticket,
    about,
    cause,
    words,
  }: {
    readonly ticket: Ticket;
    readonly about: WordToUnit;
    readonly cause: string;
    readonly words?: string | undefined;
  },
  now: Moment,
): Promise<void> {
  const group = office.directory.groupOfUnit(ticket.unit);
  if (!group) return;
  const duty =
    ticket.unit === null ? office.directory.withRole('dispatcher')[0] : office.directory.dutyOf(ticket.unit, now);
  const draft: PostDraft = {
    kind: 'dispatch',
    to: { group: group.id },
    channel: group.channel,
    tickets: [ticket.number],
    mentions: duty ? [duty.id] : [],
    text: residentAnswer(
      { word: 'toUnit', about, ticket, duty, words },
      { office: office.policy, directory: office.directory, now },
    ),
    dedupeKey: `toUnit:${about}:${ticket.number}:${cause}`,
    prompt: about === 'allClear',
  };
  await speak(stores, service, office, [draft], now);
}
