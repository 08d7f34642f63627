import { isEcho } from '../../domain/complaint/echo.ts';
import {
  continues,
  type EarlierMessage,
  type FoldDecision,
  type FoldMessage,
  fold,
  standsAlone,
} from '../../domain/complaint/fold.ts';
import type { Message } from '../../domain/complaint/message.ts';
import { findPlace } from '../../domain/complaint/place.ts';
import { type ComparedBy, compareMatters } from '../../domain/complaint/same-matter.ts';
import type { Matter } from '../../domain/complaint/similarity.ts';
import type { Verdict } from '../../domain/complaint/verdict.ts';
import { SYSTEM } from '../../domain/office/actor.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { HOUR, MINUTE, type Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage, MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { raiseUrgency } from '../tickets/raise-urgency.ts';
import { supportTicket } from '../tickets/support-ticket.ts';
import { addMessages, claim } from './add-messages.ts';
import { gazetteerOf } from './gazetteer.ts';
import { hearUnreadable, unreadableKind } from './hear-unreadable.ts';
import { findStanding, type Heard } from './heard.ts';
import { joinEmergency } from './join-emergency.ts';
import { type Judge, placeNamesOf } from './judge.ts';
import { listDoubtful } from './list-doubtful.ts';
import { noteGathering } from './note-gathering.ts';
import { openComplaint } from './open-complaint.ts';
import { proposeJoin } from './propose-join.ts';

/** How far back a resident's own messages may belong to one complaint, and how long one matter stays one ticket. */
const BURST = 30 * MINUTE;
const SAME_MATTER_WINDOW = 24 * HOUR;

/** Recognises, folds and joins: what a resident's message becomes. */
export async function takeInComplaint(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  heard: Heard & { readonly judge: Judge },
  now: Moment,
): Promise<MessageOutcome> {
  const { message, judge } = heard;
  const verdict = hasWords(message) ? await judge(message.text, message.mentionsBot) : undefined;
  const recent = await stores.messages.recentOf(message.group, message.from, message.sentAt - BURST, message.sentAt);
  const earlier = recent.filter((one) => one.id !== message.id && one.outcome !== null && worthFolding(one));
  const decision = await foldOf(judge, { message, verdict, earlier });
  const intake: Intake = { ...heard, verdict, earlier, decision };
  const reading = verdict?.reading ?? 'chatter';
  const outcome = (ticket: string | null): MessageOutcome => ({ reading, category: verdict?.category ?? null, ticket });

  if (decision.do === 'add') {
    const added = await addToTicket(stores, service, office, intake, now);
    if (added) return outcome(added);
  }
  // What must not be repeated gets a ticket of its own, not a place on one whose subject is said aloud.
  const secret = decision.do === 'add' && verdict?.sensitive === true;
  if (
    decision.do === 'open' ||
    (decision.do === 'add' && (reading === 'complaint' || (secret && reading === 'unsure')))
  ) {
    return outcome(await joinOrOpen(stores, service, office, intake, now));
  }
  const unreadable = unreadableKind(message);
  if (unreadable) {
    await hearUnreadable(stores, service, office, { ...heard, kind: unreadable }, now);
    return { ...outcome(null), reading: 'unsure' };
  }
  if (reading === 'unsure' && verdict) await listDoubtful(stores, service, office, { message, verdict }, now);
  return outcome(null);
}

interface Intake extends Heard {
  readonly judge: Judge;
  readonly verdict: Verdict | undefined;
  readonly earlier: readonly LoggedMessage[];
  readonly decision: FoldDecision;
}

const hasWords = (message: Message): boolean => message.kind !== 'image' && message.text.trim() !== '';

/** The burst's messages go onto the ticket, which may become more urgent by them; its number, or undefined when it takes none. */
async function putOn(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { intake, ticket }: { readonly intake: Intake; readonly ticket: Ticket },
  now: Moment,
): Promise<string | undefined> {
  const { message, verdict } = intake;
  const added = await addMessages(stores, service, office, { ticket, messages: [...waiting(intake), message] }, now);
  if (!added) return undefined;
  await raiseUrgency(stores, service, office, { ticket: added, verdict, cause: message.id }, now);
  return added.number;
}

/** Commands, answers and echoes are no part of a complaint. */
const worthFolding = (message: LoggedMessage): boolean =>
  !['command', 'answer', 'echo', 'ignored', 'rumour'].includes(message.outcome?.reading ?? 'ignored');

async function foldOf(
  judge: Judge,
  {
    message,
    verdict,
    earlier,
  }: { message: LoggedMessage; verdict: Verdict | undefined; earlier: readonly LoggedMessage[] },
): Promise<FoldDecision> {
  if (earlier.length === 0 && verdict?.reading === 'chatter') return { do: 'ignore' };
  const recent: EarlierMessage[] = [];
  for (const one of earlier) {
    const own = hasWords(one) ? await judge(one.text, one.mentionsBot) : undefined;
    recent.push({ ...foldMessage(one, own), ...(one.outcome?.ticket ? { ticket: one.outcome.ticket } : {}) });
  }
  const held = earlier.filter((one) => !one.outcome?.ticket && hasWords(one));
  const joins = verdict && verdict.reading !== 'complaint' && held.length > 0;
  const joined = joins ? await judge([...held.map((one) => one.text), message.text].join('，'), false) : undefined;
  return fold({ message: foldMessage(message, verdict), recent, ...(joined ? { joined } : {}) });
}

const foldMessage = (message: LoggedMessage, verdict: Verdict | undefined): FoldMessage => ({
  id: message.id,
  at: message.sentAt,
  kind: message.kind === 'image' || message.kind === 'voice' ? message.kind : 'text',
  text: message.text,
  ...(verdict ? { verdict } : {}),
  isEcho: message.kind === 'text' && isEcho(message.text),
});

const waiting = ({ earlier, decision }: Intake): readonly LoggedMessage[] =>
  'with' in decision ? earlier.filter((one) => decision.with.includes(one.id)) : [];

async function addToTicket(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  intake: Intake,
  now: Moment,
): Promise<string | undefined> {
  if (intake.decision.do !== 'add') return undefined;
  const ticket = await findStanding(stores, intake.decision.ticket);
  const secret = intake.verdict?.sensitive === true && !ticket?.sensitive;
  return ticket && !secret ? putOn(stores, service, office, { intake, ticket }, now) : undefined;
}

async function joinOrOpen(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  intake: Intake,
  now: Moment,
): Promise<string> {
  const { message, group } = intake;
  const others = waiting(intake);
  const verdict = await verdictOver(intake.judge, intake, others);
  const read = intake.verdict ? { ...intake, verdict } : intake;
  const joined = await joinSameMatter(stores, service, office, read, now);
  if (joined) return joined;
  const prompt = message.mentionsBot || verdict.urgency !== 'normal';
  const { ticket } = await openComplaint(
    stores,
    service,
    office,
    { first: message, others, verdict, group, actor: SYSTEM, prompt },
    now,
  );
  for (const other of others) await claim(stores, other, ticket.number, now);
  await proposeJoin(stores, service, office, ticket, now);
  await noteGathering(stores, service, office, ticket, now);
  return ticket.number;
}

/** The message's own verdict; what it says only together with the words before it may be a sensitive matter all the same. */
async function verdictOver(
  judge: Judge,
  { message, verdict }: Intake,
  others: readonly LoggedMessage[],
): Promise<Verdict> {
  if (verdict && others.length === 0) return verdict;
  const words = [...others.map((one) => one.text), ...(verdict ? [message.text] : [])].filter((text) => text !== '');
  const whole = await judge(words.join('，'), false);
  if (!verdict) return whole;
  const { matter, sensitive, ofStaff } = whole;
  return sensitive && !verdict.sensitive && matter
    ? { ...verdict, matter, sensitive, ...(ofStaff ? { ofStaff } : {}) }
    : verdict;
}

/** The same matter in the same group within a day is one ticket: its later reporters support it. */
async function joinSameMatter(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  intake: Intake,
  now: Moment,
): Promise<string | undefined> {
  const { message, group, verdict } = intake;
  if (!verdict) return undefined;
  const danger = await joinEmergency(stores, service, office, { ...intake, verdict, others: waiting(intake) }, now);
  // People in danger are never put beside an older matter, however alike the words: somebody has to be called.
  if (danger || verdict.sensitive || verdict.urgency === 'critical') return danger;
  const mine = {
    text: message.text,
    category: verdict.category,
    place: findPlace(message.text, gazetteerOf(office)).text,
  };
  const recent = await stores.tickets.openedIn(group.id, message.sentAt - SAME_MATTER_WINDOW);
  const by = { background: service.commonWords, ordinary: placeNamesOf(office) };
  const same = nearest(recent, mine, by) ?? recent.find((ticket) => goesOn(ticket, message, verdict));
  if (!same) return undefined;
  const supported = await supportTicket(stores, service, office, { ticket: same, message, full: true }, now);
  if (supported) await noteGathering(stores, service, office, supported, now);
  return supported && putOn(stores, service, office, { intake, ticket: supported }, now);
}

/** The resident took his time: what he says only carries his own matter of the last half hour on. */
function goesOn(ticket: Ticket, { channel, from, sentAt, text }: LoggedMessage, verdict: Verdict): boolean {
  const own = ticket.channel === channel && ticket.reporter === from && isOpen(ticket.state) && !ticket.sensitive;
  const last = Math.max(...ticket.messages.map((one) => one.sentAt));
  if (!own || sentAt - last > BURST || verdict.urgency !== 'normal' || standsAlone(text)) return false;
  return ticket.category === verdict.category || continues(text);
}

/** Of several open tickets that are the same matter the one most like it, of equals the newest. */
function nearest(recent: readonly Ticket[], mine: Matter, by: ComparedBy): Ticket | undefined {
  return recent
    .filter((ticket) => isOpen(ticket.state) && !ticket.sensitive)
    .map((ticket) => ({ ticket, ...compareMatters(ticket, mine, by) }))
    .filter(({ same }) => same)
    .reduce<{ ticket: Ticket; score: number } | undefined>(
      (best, one) => (best === undefined || one.score > best.score ? one : best),
      undefined,
    )?.ticket;
}
