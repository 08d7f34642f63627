import { isEcho } from '../../domain/complaint/echo.ts';
import { normalise, withoutMentions } from '../../domain/complaint/normalise.ts';
import { residentWord } from '../../domain/complaint/resident-words.ts';
import { greets, isSmallTalk } from '../../domain/complaint/small-talk.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { findStanding, type Heard, IGNORED, quotedPost } from '../opening/heard.ts';
import { secondTicket, spokenOf } from '../opening/second-ticket.ts';
import { takeInMatters } from '../opening/take-in-matters.ts';
import type { Service } from '../service.ts';
import { answerQuestion } from './answer-question.ts';
import { answerResident } from './answer-resident.ts';
import { hearAllClear } from './hear-all-clear.ts';
import { hearFollowOn } from './hear-follow-on.ts';
import { hearTalk } from './hear-talk.ts';
import { refuseResident } from './refuse-resident.ts';

/** A resident spoke: a word to the bot about an own ticket, an echo of a neighbour's complaint, or perhaps a complaint. */
export async function hearResident(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  heard: Heard,
  now: Moment,
): Promise<MessageOutcome> {
  const { message, group } = heard;
  const words = message.kind === 'image' ? '' : message.text.trim();
  if (words !== '' && (await refuseResident(stores, service, office, heard, now))) return IGNORED;
  const word = words === '' ? undefined : residentWord(words, office.policy.office.botNames);
  if (word) {
    const answered = await answerResident(stores, service, office, { ...heard, word }, now);
    if (answered) return { reading: 'answer', category: null, ticket: answered.ticket };
  }
  const over = words === '' ? undefined : await hearAllClear(stores, service, office, heard, now);
  if (over) return over;
  const answer = word ? undefined : await answerQuestion(stores, service, office, heard, now);
  if (answer) return answer;
  const talk = word || words === '' ? undefined : await hearTalk(stores, service, office, heard, now);
  if (talk) return talk;
  if (words !== '' && isEcho(words)) {
    const echoed = await echoedTicket(stores, heard);
    if (!echoed || echoed.sensitive) return IGNORED;
    return (await secondTicket(stores, service, office, { ticket: echoed, message }, now)) ?? IGNORED;
  }
  if ((word || group.audience !== 'residents') && !message.mentionsBot) return IGNORED;
  const followed = words === '' || word ? undefined : await hearFollowOn(stores, service, office, heard, now);
  if (followed) return followed;
  const outcome = await takeInMatters(stores, service, office, heard, now);
  const idle = outcome.reading === 'chatter' && outcome.ticket === null;
  return idle && message.mentionsBot && waitsForAWord(words, office)
    ? offerHelp(stores, service, office, heard, now)
    : outcome;
}

/** Thanks and laughter want no answer. */
function waitsForAWord(words: string, { policy }: OfficeVersion): boolean {
  const text = normalise(withoutMentions(words, policy.office.botNames)).trim();
  return text !== '' && (greets(text) || !isSmallTalk(text));
}

/** Talk to the bot that wants nothing of the office is answered with what it is there for. */
async function offerHelp(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  heard: Heard,
  now: Moment,
): Promise<MessageOutcome> {
  await answerResident(stores, service, office, { ...heard, word: { word: 'help', sure: true } }, now);
  return { reading: 'answer', category: null, ticket: null };
}

/** The quoted ticket, else the open one of another resident that was spoken of last: an echo of a tip-off is not moved to what was said before. */
async function echoedTicket(stores: Stores, heard: Heard): Promise<Ticket | undefined> {
  const { message } = heard;
  const quoted = await quotedPost(stores, message);
  const named = quoted?.tickets.length === 1 ? quoted.tickets[0] : undefined;
  if (named) return findStanding(stores, named);
  const said = message.replyTo === undefined ? undefined : await stores.messages.find(message.channel, message.replyTo);
  if (said?.outcome?.ticket) return findStanding(stores, said.outcome.ticket);
  return (await spokenOf(stores, heard)).find(
    (ticket) => ticket.reporter !== message.from && ticket.completedAt === null,
  );
}
