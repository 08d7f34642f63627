import type { AccountId, TicketNumber } from '../../domain/base/ids.ts';
import { madeUpAccount } from '../../domain/chat-log/made-up-account.ts';
import { type AlreadyThere, type MissedLine, type SortedLine, sortLines } from '../../domain/chat-log/sort-lines.ts';
import { isEcho } from '../../domain/complaint/echo.ts';
import type { Message } from '../../domain/complaint/message.ts';
import { residentWord } from '../../domain/complaint/resident-words.ts';
import type { Group } from '../../domain/office/group.ts';
import { speakableAt } from '../../domain/post/quiet-hours.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { MINUTE, type Moment, type MomentSpan } from '../../domain/time/moment.ts';
import type { LoggedMessage, MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { caughtUpNotice } from '../../wording/caught-up.ts';
import { IGNORED } from '../opening/heard.ts';
import { takeInMatters } from '../opening/take-in-matters.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { quietStores } from './quiet-stores.ts';

/** What a group said while nobody listened, out of a copied or recorded log. */
export interface ChatImport {
  readonly group: Group;
  /** At least one, in the order of the file. */
  readonly lines: readonly MissedLine[];
}

/** What became of a message that had been missed. */
export interface TakenLine {
  readonly line: MissedLine;
  readonly outcome: MessageOutcome;
  /** The tickets it opened or joined: more than one where it held two matters. */
  readonly tickets: readonly TakenTicket[];
}

export interface TakenTicket {
  readonly ticket: Ticket;
  readonly opened: boolean;
}

export interface ImportedChat {
  readonly sorted: readonly SortedLine[];
  readonly taken: readonly TakenLine[];
}

/** So far around a log's own times it is looked for what had arrived. */
const AROUND = 15 * MINUTE;
const PAGE = 1000;

/** What importing would find: nothing is written. */
export const lookAtChat = async (service: Service, chat: ChatImport): Promise<readonly SortedLine[]> =>
  sorted(service.work.stores, await currentOffice(service), withIds(service, chat));

/**
 * Takes in what was missed, in one piece: complaints open tickets with the time they were said, or join one that is there; commands,
 * answers and echoes, hours late, do nothing. The group is told once, in one post. A second time nothing is missing any more.
 */
export async function importChat(service: Service, chat: ChatImport): Promise<ImportedChat> {
  return service.work.run(async (stores) => {
    await stores.messages.lock(chat.group.id);
    const office = await currentOffice(service);
    const now = service.clock.now();
    const all = await sorted(stores, office, withIds(service, chat));
    const missed = all.filter(({ fate }) => fate === 'missed').toSorted((a, b) => a.line.at - b.line.at);
    const taken: TakenLine[] = [];
    for (const one of missed) {
      const line = await take(stores, service, office, { one, group: chat.group }, now);
      if (line) taken.push(line);
    }
    await tellGroup(stores, service, office, { group: chat.group, taken }, now);
    return { sorted: all, taken };
  });
}

/** Without an id of its own a line has one made of what it says, so that the same file brings the same messages. */
const withIds = ({ digest }: Service, { group, lines }: ChatImport): ChatImport => ({
  group,
  lines: lines.map((line) => ({
    id: `import:${digest([group.id, line.at, line.name ?? line.from ?? '', line.text].join('\n')).slice(0, 24)}`,
    ...line,
  })),
});

async function sorted(
  stores: Stores,
  { policy, directory }: OfficeVersion,
  { group, lines }: ChatImport,
): Promise<readonly SortedLine[]> {
  const span = spanOf(lines);
  const heard = await stores.messages.saidBetween(group.id, span.from - AROUND, span.to + AROUND);
  const there: AlreadyThere = {
    heard: heard.map(({ id, sentAt, from, text }) => ({ id, at: sentAt, from, text })),
    said: await saidTo(stores, group, span),
  };
  return sortLines(lines, there, {
    bot: policy.office.botNames,
    staff: new Set(directory.people.map(({ name }) => name)),
    isStaff: (account) => directory.personByAccount(group.channel, account) !== undefined,
  });
}

/** What the bot said in the group about that time. */
async function saidTo(stores: Stores, group: Group, span: MomentSpan): Promise<AlreadyThere['said']> {
  const said: { readonly at: Moment; readonly text: string }[] = [];
  for (let after = 0; ; ) {
    const page = await stores.outbox.sent({ group: group.id, after, limit: PAGE });
    for (const { sentAt, text } of page)
      if (sentAt !== null && sentAt >= span.from - AROUND && sentAt <= span.to + AROUND)
        said.push({ at: sentAt, text });
    const last = page.at(-1)?.sentSeq;
    if (page.length < PAGE || last == null) return said;
    after = last;
  }
}

function spanOf(lines: readonly MissedLine[]): MomentSpan {
  const moments = lines.map(({ at }) => at);
  return { from: Math.min(...moments), to: Math.max(...moments) };
}

interface Missed {
  readonly one: SortedLine;
  readonly group: Group;
}

/** Undefined for a line that stands twice in the file. */
async function take(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { one, group }: Missed,
  now: Moment,
): Promise<TakenLine | undefined> {
  const message = messageOf(service, office, { one, group });
  if (!(await stores.messages.add(message, now))) return undefined;
  const logged: LoggedMessage = { ...message, receivedAt: now, outcome: null, recalled: false };
  const outcome = isComplaintAtMost(logged, office)
    ? await takeInMatters(quietStores(stores, group.id), service, office, { message: logged, group }, now)
    : IGNORED;
  await stores.messages.settle(message.channel, message.id, outcome, now);
  return { line: one.line, outcome, tickets: await ticketsWith(stores, outcome.ticket, message) };
}

/** The ticket its outcome names, and others of the group that hold the message. A ticket was opened by its first message. */
async function ticketsWith(
  stores: Stores,
  named: TicketNumber | null,
  message: Message,
): Promise<readonly TakenTicket[]> {
  if (named === null) return [];
  const first = await stores.tickets.find(named);
  const others = (await stores.tickets.openedIn(message.group, message.sentAt)).filter(
    ({ number, messages }) => number !== named && messages.some(({ id }) => id === message.id),
  );
  return [...(first ? [first] : []), ...others].map((ticket) => ({
    ticket,
    opened: ticket.messages[0]?.id === message.id,
  }));
}

function messageOf(
  { digest }: Service,
  { policy }: OfficeVersion,
  { one, group }: Pick<Missed, 'one' | 'group'>,
): Message {
  const { line } = one;
  const from: AccountId = one.account ?? madeUpAccount(digest, group.id, line.name ?? '');
  return {
    channel: group.channel,
    group: group.id,
    id: line.id ?? '',
    from,
    sentAt: line.at,
    kind: 'text',
    text: line.text,
    mentionsBot: policy.office.botNames.some((name) => line.text.includes(`@${name}`)),
  };
}

/** What asks, answers or seconds was meant for a moment that is over. */
const isComplaintAtMost = ({ text }: LoggedMessage, { policy }: OfficeVersion): boolean =>
  !isEcho(text) && residentWord(text, policy.office.botNames) === undefined;

/** One word for all, and none where nothing came of it. */
async function tellGroup(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { group, taken }: { readonly group: Group; readonly taken: readonly TakenLine[] },
  now: Moment,
): Promise<void> {
  const [first] = taken;
  const of = (opened: boolean): Promise<readonly Ticket[]> =>
    ticketsOf(
      stores,
      taken.flatMap(({ tickets: held }) => held.filter((one) => one.opened === opened)),
    );
  const opened = await of(true);
  const joined = (await of(false)).filter(
    ({ number, sensitive }) => !sensitive && !opened.some((ticket) => ticket.number === number),
  );
  const tickets = [...opened, ...joined];
  if (!first || tickets.length === 0) return;
  const span = spanOf(taken.map(({ line }) => line));
  const reporters = taken.flatMap(({ tickets: held, line }) =>
    held.some(({ ticket }) => !ticket.sensitive) ? (line.from ?? []) : [],
  );
  const said = service.pace === 'fast' ? now : speakableAt({ kind: 'notice', prompt: false }, office.policy, now);
  const draft = {
    kind: 'notice',
    to: { group: group.id },
    channel: group.channel,
    tickets: tickets.map(({ number }) => number),
    mentions: [...new Set(reporters)],
    text: caughtUpNotice({ span, opened, joined }, office.policy.office, said),
    dedupeKey: `caughtUp:${group.id}:${service.digest(JSON.stringify(taken.map(({ line }) => [line.at, line.text]))).slice(0, 24)}`,
    prompt: false,
  } as const;
  await speak(stores, service, office, [draft], now);
}

/** As they stand now, each once, in the order they were first spoken of. */
async function ticketsOf(stores: Stores, taken: readonly TakenTicket[]): Promise<readonly Ticket[]> {
  const numbers = [...new Set(taken.map(({ ticket }) => ticket.number))];
  const tickets = await Promise.all(numbers.map((number) => stores.tickets.find(number)));
  return tickets.filter((ticket) => ticket !== undefined);
}
