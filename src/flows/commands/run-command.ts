import type { GroupId } from '../../domain/base/ids.ts';
import { commandOf } from '../../domain/chat-command/awaited.ts';
import type { TicketAction } from '../../domain/chat-command/grammar.ts';
import { onlyNumberIn } from '../../domain/chat-command/numbers.ts';
import { parseCommand, type Utterance } from '../../domain/chat-command/parse.ts';
import type { Said } from '../../domain/chat-command/said.ts';
import type { PostKind } from '../../domain/post/post.ts';
import { speakableAt } from '../../domain/post/quiet-hours.ts';
import type { CommandName } from '../../domain/ticket/command.ts';
import type { Refusal } from '../../domain/ticket/refusal.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { bareConfirmation, confirmation, separatedInto, severalConfirmed } from '../../wording/confirmations.ts';
import { refusalSentence } from '../../wording/refusals.ts';
import { type CarriedOut, carryOut } from '../acting/carry-out.ts';
import { findTicket } from '../acting/find-ticket.ts';
import { notDone, postsOf, type Spoken, type SpokenBy, type StaffAnswer } from '../acting/staff-answer.ts';
import { itemsIn } from '../desk/review-posts.ts';
import { runOfficeOrder } from '../office/office-orders.ts';
import { saidLately } from '../opening/said-lately.ts';
import { suggestedUnit } from '../opening/suggested-unit.ts';
import { workReviewList } from '../reviewing/work-review-list.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { answerQuery } from './answer-query.ts';
import { hearHalf } from './hear-half.ts';

export type { Spoken } from '../acting/staff-answer.ts';

/** Runs what a member of staff said, and answers him. False when it was no command (staff chatter). */
export async function runCommand(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  spoken: Spoken,
  now: Moment,
): Promise<boolean> {
  if (spoken.actor.kind !== 'person' || spoken.message.kind === 'image') return false;
  const by: SpokenBy = { ...spoken, person: spoken.actor.person };
  const command = parseCommand({
    text: spoken.message.text,
    mentionsBot: spoken.message.mentionsBot,
    botNames: office.policy.office.botNames,
    quoted: quotedIn(spoken),
    directory: office.directory,
  });
  const said = command ?? (await hearHalf(stores, office, by));
  if (!said) return false;
  const answer = await answerTo(stores, service, office, { said, spoken: by }, now);
  if (!answer) return false;
  const posts = postsOf(answer, by, office);
  const [first] = posts;
  const idle = said.kind === 'fault' && said.unread && first && (await saidLately(stores, first, now));
  if (!idle) await speak(stores, service, office, posts, now);
  return true;
}

/** The bot's post that is quoted. Where only its words are known, the one ticket they name; of which kind the post was is then unknown. */
function quotedIn({ quoted, message }: Spoken): Utterance['quoted'] {
  if (quoted) return { ...quoted, listed: itemsIn(quoted.dedupeKey).length > 0 };
  const number = onlyNumberIn(message.quotedText ?? '');
  return number === undefined ? undefined : { kind: 'answer', tickets: [number] };
}

interface Asked<K extends Said['kind'] = Said['kind']> {
  readonly said: Extract<Said, { kind: K }>;
  readonly spoken: SpokenBy;
}

function answerTo(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { said, spoken }: Asked,
  now: Moment,
): Promise<StaffAnswer | undefined> {
  switch (said.kind) {
    case 'fault':
      return Promise.resolve(notDone(said.hint));
    case 'review':
      return workReviewList({ stores, service, office, now }, { said, spoken });
    case 'office':
      return runOfficeOrder(stores, service, office, { said, spoken }, now);
    case 'query':
      return answerQuery(stores, service, office, { said, spoken }, now);
    case 'lifecycle':
      return runLifecycle(stores, service, office, { said, spoken }, now);
  }
}

/** What became of the command on one ticket. */
interface Result {
  readonly ticket: Ticket | undefined;
  readonly command: CommandName | undefined;
  readonly outcome:
    | { readonly done: true; readonly value: CarriedOut }
    | { readonly done: false; readonly refusal: Refusal };
}

/** Each ticket is decided on its own; one answer tells of all of them. */
async function runLifecycle(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  asked: Asked<'lifecycle'>,
  now: Moment,
): Promise<StaffAnswer> {
  const results: Result[] = [];
  const seen = new Set<string>();
  for (const written of asked.said.tickets) {
    const result = await runOne(stores, service, office, { ...asked, written }, now);
    const number = result.ticket?.number ?? written;
    if (!seen.has(number)) results.push(result);
    seen.add(number);
  }
  return answerFrom(results, office, now);
}

async function runOne(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { said, spoken, written }: Asked<'lifecycle'> & { readonly written: string },
  now: Moment,
): Promise<Result> {
  const { actor } = spoken;
  const action = said.row.action as TicketAction;
  const found = await findTicket(stores, { written, actor, action, now });
  if (!found.done) return { ticket: undefined, command: undefined, outcome: found };
  const ticket = found.value;
  const command = commandOf(action, ticket);
  const { person: _person, on: _on, into, ...data } = said.data;
  const target =
    into === undefined
      ? undefined
      : await findTicket(stores, { written: into, actor, action: { kind: 'query', query: 'lookUp' }, now });
  if (target && !target.done) return { ticket, command, outcome: target };
  const suggested = command === 'dispatch' && data.unit === undefined ? suggestedUnit(ticket, office) : undefined;
  const outcome = await carryOut(stores, service, office, {
    ticket,
    command,
    data: {
      ...data,
      ...(suggested === undefined ? {} : { unit: suggested }),
      ...(target ? { into: target.value.number } : {}),
    },
    actor,
    now,
    cause: spoken.message.id,
  });
  return { ticket, command, outcome };
}

function answerFrom(results: readonly Result[], office: OfficeVersion, now: Moment): StaffAnswer {
  const lines = results.map((result) => lineOf(result, office, now, false));
  const bare = results.map((result) => lineOf(result, office, now, true));
  const succeeded = results.some((result) => result.outcome.done);
  return {
    kind: succeeded ? 'answer' : 'refusal',
    text: together(results) ?? lines.join('\n'),
    bare: bare.join('\n'),
    tickets: results.flatMap((result) => (result.ticket ? [result.ticket.number] : [])),
    readIn: readIn(results, office, now),
  };
}

/** Commands whose post to the unit says all that a confirmation would. */
const POSTED: Readonly<Partial<Record<CommandName, PostKind>>> = {
  remind: 'reminder',
  escalate: 'escalation',
  instruct: 'escalation',
};

/** The one group of the units that reads all of it now; undefined where a post waits for the morning, or something was refused. */
function readIn(results: readonly Result[], office: OfficeVersion, now: Moment): GroupId | undefined {
  const groups = results.map(({ ticket, command, outcome }) => {
    const kind = command && POSTED[command];
    if (!kind || !outcome.done || !ticket || ticket.unit === null) return undefined;
    const posted = ticket.urgency !== 'normal' || speakableAt({ kind, prompt: false }, office.policy, now) <= now;
    return posted ? office.directory.groupOfUnit(ticket.unit)?.id : undefined;
  });
  return groups.every((group) => group === groups[0]) ? groups[0] : undefined;
}

function lineOf({ ticket, outcome }: Result, { directory }: OfficeVersion, now: Moment, bare: boolean): string {
  if (!outcome.done)
    return refusalSentence(outcome.refusal, {
      ticket: ticket?.number,
      secret: ticket?.sensitive,
      directory,
      now,
      bare,
    });
  const { ticket: changed, events, opened } = outcome.value;
  if (bare) return bareConfirmation(changed, events);
  return opened ? separatedInto(changed, opened) : confirmation(changed, events, { directory, now });
}

/** Commands whose success is said of several tickets in one breath. */
const IN_ONE_BREATH: readonly CommandName[] = [
  'accept',
  'remind',
  'escalate',
  'close',
  'approve',
  'askFollowUp',
  'resume',
  'unshelve',
  'cancel',
];

function together(results: readonly Result[]): string | undefined {
  const [first] = results;
  if (results.length < 2 || !first?.command || !IN_ONE_BREATH.includes(first.command)) return undefined;
  const tickets = results.flatMap((result) =>
    result.outcome.done && result.command === first.command ? [result.outcome.value.ticket] : [],
  );
  return tickets.length === results.length ? severalConfirmed(tickets, first.command) : undefined;
}
