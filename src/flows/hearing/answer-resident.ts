import { corrected } from '../../domain/complaint/correction.ts';
import { findPlace } from '../../domain/complaint/place.ts';
import type { ResidentWord } from '../../domain/complaint/resident-words.ts';
import type { Actor } from '../../domain/office/actor.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { Command } from '../../domain/ticket/command.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { DAY, type Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { type ResidentAnswer, residentAnswer } from '../../wording/resident-answers.ts';
import { correction } from '../opening/correction.ts';
import { gazetteerOf } from '../opening/gazetteer.ts';
import { findStanding, quotedPost } from '../opening/heard.ts';
import { saidLately } from '../opening/said-lately.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { tellUnit } from '../telling/tell-unit.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { answerFollowUp } from './answer-follow-up.ts';
import type { Answered, Asked, Wish } from './resident-wish.ts';

/** How far back a bare “进度” or “撤回” reaches. */
const MEMORY = 30 * DAY;
/** Tickets that are listed in an answer. */
const MOST = 5;

/** Does what a resident's word asks for. Undefined when it means nothing here, so that it may be read as something else. */
export async function answerResident(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  asked: Asked,
  now: Moment,
): Promise<Answered | undefined> {
  const { word, message } = asked;
  if (word.word === 'thanks') return { ticket: null };
  const answer = (about: ResidentAnswer, tickets: readonly Ticket[] = []): Promise<Answered> =>
    say(
      stores,
      service,
      office,
      asked,
      residentAnswer(about, { office: office.policy, directory: office.directory, now }),
      tickets,
      now,
    );
  if (word.word === 'help') return answer({ word: 'help' });

  const mine = await ticketsOf(stores, office, asked);
  if (word.word === 'mine') return answer({ word: 'mine', tickets: mine.slice(0, MOST) }, mine.slice(0, MOST));
  const ticket = await meant(stores, asked, mine);
  if (!ticket) return message.mentionsBot || word.ticket !== undefined ? answer({ word: 'none' }) : undefined;
  if (!word.sure && !message.mentionsBot && !expected(ticket, word)) return undefined;

  const actor: Actor = { kind: 'resident', channel: message.channel, account: message.from };
  if (word.word === 'progress') return answer({ word: 'progress', ticket }, [ticket]);
  if (word.word === 'followUp')
    return answerFollowUp(stores, service, office, { asked, ticket, actor, word, answer }, now);
  if (word.word === 'correct')
    return correct(stores, service, office, { asked, ticket, actor, answer, text: word.text ?? '' }, now);
  return withdraw(stores, service, office, { asked, ticket, actor, answer }, now);
}

/**
 * “好了” or “👍” alone means something only after a result was told, “没解决，还是黑的” too; “怎么样了” only while something is under
 * way.
 */
function expected(ticket: Ticket, word: ResidentWord): boolean {
  if (word.word !== 'followUp') return isOpen(ticket.state);
  const answered = ticket.followUp?.resolved != null;
  return word.resolved === false ? ticket.completedAt !== null : ticket.state === 'completed' && !answered;
}

/** The speaker's own tickets of the last weeks in this group, or from one that is gone, newest first. */
async function ticketsOf(
  stores: Stores,
  { directory }: OfficeVersion,
  { message, group }: Asked,
): Promise<readonly Ticket[]> {
  const here = (ticket: Ticket): boolean =>
    ticket.group === group.id || directory.group(ticket.group)?.active === false;
  const found = await stores.tickets.ofResident(message.channel, message.from, 20);
  return found.filter(
    (ticket) => here(ticket) && ticket.openedAt >= message.sentAt - MEMORY && ticket.state !== 'cancelled',
  );
}

/** The named ticket, the quoted one, else the resident's newest that is still of interest. */
async function meant(
  stores: Stores,
  { word, message, group }: Asked,
  mine: readonly Ticket[],
): Promise<Ticket | undefined> {
  if (word.ticket !== undefined) {
    const ending = word.ticket;
    const named = mine.find((ticket) => ticket.number.endsWith(ending));
    if (named) return named;
    const [other] = await stores.tickets.endingIn(ending, 1);
    return other && other.group === group.id && word.word === 'progress' && !other.sensitive ? other : undefined;
  }
  const quoted = await quotedPost(stores, message);
  const number = quoted?.tickets.length === 1 ? quoted.tickets[0] : undefined;
  const about = number === undefined ? undefined : await findStanding(stores, number);
  const own = about && mine.some((one) => one.number === about.number);
  if (about && (own || (word.word === 'progress' && !about.sensitive))) return about;
  return word.word === 'followUp' ? awaiting(mine) : (mine.find((one) => isOpen(one.state)) ?? mine[0]);
}

/** An answer to a follow-up is about the ticket that was asked about, else the newest completed, else the newest. */
const awaiting = (mine: readonly Ticket[]): Ticket | undefined =>
  mine.find((one) => one.state === 'completed' && one.followUp?.askedAt != null && one.followUp.resolved === null) ??
  mine.find((one) => one.state === 'completed') ??
  mine.find((one) => one.state === 'closed') ??
  mine[0];

async function withdraw(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  wish: Wish,
  now: Moment,
): Promise<Answered> {
  const { ticket, actor, asked, answer } = wish;
  if (!isOpen(ticket.state)) return answer({ word: 'progress', ticket }, [ticket]);
  const supports = ticket.reporter !== asked.message.from;
  const command: Command = supports
    ? { name: 'split', account: asked.message.from, text: '附议人撤回' }
    : { name: 'cancel', reason: '诉求人撤回' };
  const cause = asked.message.id;
  const changed = await changeTicket(stores, service, office, { ticket, command, actor, now, cause, quietly: true });
  if (changed.done) return answer({ word: supports ? 'supportEnded' : 'withdrawn', ticket }, [ticket]);
  if (changed.refusal.code === 'emergencyStands') {
    await tellUnit(stores, service, office, { ticket, about: 'withdrawal', cause }, now);
    return answer({ word: 'alarmStands', ticket }, [ticket]);
  }
  // Neighbours want it done all the same: supporters keep a ticket alive, and the unit need not be asked.
  if (ticket.supporters.length > 0) return answer({ word: 'goesOn', ticket }, [ticket]);
  await tellUnit(stores, service, office, { ticket, about: 'withdrawal', cause }, now);
  return answer({ word: 'unitAsked', ticket }, [ticket]);
}

async function correct(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { asked, ticket, actor, answer, text }: Wish & { readonly text: string },
  now: Moment,
): Promise<Answered> {
  if (text === '') return answer({ word: 'correctionNeeded', ticket }, [ticket]);
  const whole = corrected(ticket.text, text, { was: ticket.place, is: findPlace(text, gazetteerOf(office)) });
  const changed = await changeTicket(stores, service, office, {
    ticket,
    command: { name: 'correct', text: whole, ...correction(ticket, whole, office) },
    actor,
    now,
    cause: asked.message.id,
  });
  if (!changed.done) return answer({ word: 'progress', ticket }, [ticket]);
  const mended = changed.value.ticket;
  // A subject that reads as before shows nobody what was put right: the words themselves are passed on.
  const shown = mended.subject !== ticket.subject;
  const words = shown ? undefined : text;
  if (ticket.unit)
    await tellUnit(
      stores,
      service,
      office,
      { ticket: mended, about: shown ? 'correction' : 'addition', cause: asked.message.id, words },
      now,
    );
  return answer({ word: shown || mended.sensitive ? 'corrected' : 'wordsAdded', ticket: mended }, [ticket]);
}

async function say(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, group, word }: Asked,
  text: string,
  tickets: readonly Ticket[],
  now: Moment,
): Promise<Answered> {
  const draft: PostDraft = {
    kind: 'answer',
    to: { group: group.id },
    channel: group.channel,
    tickets: tickets.map((ticket) => ticket.number),
    mentions: [message.from],
    text,
    dedupeKey: `answer:${message.channel}:${message.id}`,
    prompt: true,
  };
  // What the bot is for is said to everybody in the same words: whoever only chats with it must not fill the group with them.
  if (word.word === 'help' && (await saidLately(stores, draft, now))) return { ticket: null };
  await speak(stores, service, office, [draft], now);
  return { ticket: tickets[0]?.number ?? null };
}
