import type { TicketNumber } from '../base/ids.ts';
import { isSmallTalk } from '../complaint/small-talk.ts';
import type { Directory } from '../office/directory.ts';
import type { PostKind } from '../post/post.ts';
import { addressed } from './addressing.ts';
import { namesDateInsteadOfDays, readArguments } from './arguments.ts';
import { type Piece, pieceOf, slice, trimmed } from './fold.ts';
import { type GrammarRow, rowOf, WORDS } from './grammar.ts';
import { numbersAt, numbersIn } from './numbers.ts';
import { readOffice } from './office-words.ts';
import { isQuestion, type Reading, readWords } from './reading.ts';
import { readReview } from './review-words.ts';
import type { Said } from './said.ts';
import { unitsIn } from './unit-names.ts';

interface Quoted {
  readonly kind: PostKind;
  readonly tickets: readonly TicketNumber[];
  /** It holds items of the review list. */
  readonly listed?: boolean;
}

/** What was heard, and what is needed to read it. */
export interface Utterance {
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly botNames: readonly string[];
  /** The bot's post that the message quotes. */
  readonly quoted?: Quoted | undefined;
  readonly directory: Pick<Directory, 'units' | 'people'>;
}

interface Context {
  readonly directory: Utterance['directory'];
  readonly toBot: boolean;
  readonly quoted: Utterance['quoted'];
}

/** Longest message that is read as a command. */
const LONGEST = 6000;

/**
 * Reads what a member of staff says as a command, or undefined where it is none. Where the bot is spoken to it is generous and
 * says what is missing; otherwise only what cannot be anything else counts. Never throws; linear in the text.
 */
export function parseCommand(heard: Utterance): Said | undefined {
  const { words, toBot, toOther } = addressed(pieceOf(heard.text.slice(0, LONGEST)), heard.botNames, heard.mentionsBot);
  if (words.raw === '' || (toOther && !toBot)) return toBot ? wholeHelp(heard) : undefined;
  const context = { directory: heard.directory, toBot, quoted: heard.quoted };
  return (
    readReview(words, heard.directory, heard.quoted?.listed ?? false) ??
    readOffice(words, toBot, heard.directory) ??
    readQuery(words, context) ??
    readLifecycle(words, context) ??
    leftover(words, context)
  );
}

/** The bot's name and nothing else: what can it do? */
function wholeHelp(heard: Utterance): Said | undefined {
  const row = rowOf('help');
  return row && heard.text.length < LONGEST ? { kind: 'query', row, tickets: [], data: {} } : undefined;
}

const usage = (row: GrammarRow): string => `这样写就行：“${row.example}”。`;
const missingNumber = (row: GrammarRow): Said => ({ kind: 'fault', row, hint: `没有看到编号，${usage(row)}` });

/** Commands that change a ticket. */
function readLifecycle(words: Piece, context: Context): Said | undefined {
  const { toBot, quoted } = context;
  const reading = readWords(words, toBot || quoted !== undefined);
  if (!reading || reading.row.action.kind === 'query') return undefined;
  if (reading.numbers.length > 0)
    return toBot || quoted || isPlain(reading, words) ? lifecycle(reading, reading.numbers, context) : undefined;
  const fromQuote = quoted && quotedTickets(reading, quoted, words);
  if (fromQuote) return lifecycle(reading, fromQuote, context);
  return toBot && !isSmallTalk(words.folded) ? missingNumber(reading.row) : undefined;
}

const isPlain = (reading: Reading, words: Piece): boolean => reading.plain && !isQuestion(words.folded);

/** A reply to a post means its ticket; only the signature may mean several at once. */
function quotedTickets(
  reading: Reading,
  quoted: NonNullable<Context['quoted']>,
  words: Piece,
): readonly string[] | undefined {
  const { action } = reading.row;
  if (quoted.tickets.length === 0 || isQuestion(words.folded)) return undefined;
  const signs = action.kind === 'lifecycle' && action.command === 'accept';
  if (signs && words.folded.startsWith('收') && quoted.kind !== 'dispatch') return undefined;
  return signs || quoted.tickets.length === 1 ? quoted.tickets : undefined;
}

function lifecycle(reading: Reading, tickets: readonly string[], context: Context): Said {
  const { row, rest } = reading;
  if (row.arguments === 'into') return merge(reading, tickets, context);
  if (row.arguments === 'days+reason' && namesDateInsteadOfDays(rest))
    return { kind: 'fault', row, hint: `要写延长几个工作日，${usage(row)}` };
  return { kind: 'lifecycle', row, tickets, data: readArguments(row.arguments, rest, context.directory) };
}

/** Of several numbers the last one takes the others in; a quoted ticket goes into the one that is named. */
function merge({ row, rest }: Reading, tickets: readonly string[], context: Context): Said {
  const behind = readArguments('into', rest, context.directory);
  if (behind.into !== undefined) return { kind: 'lifecycle', row, tickets, data: behind };
  const into = tickets.at(-1);
  const sources = tickets.length > 1 ? tickets.slice(0, -1) : (context.quoted?.tickets ?? []);
  if (into === undefined || sources.length !== Math.max(1, tickets.length - 1))
    return { kind: 'fault', row, hint: `要写明并到哪一件，${usage(row)}` };
  return { kind: 'lifecycle', row, tickets: sources, data: { into } };
}

/** Queries; a bare word counts as the whole message only. */
function readQuery(words: Piece, context: Context): Said | undefined {
  const reading = readWords(words, context.toBot);
  if (reading?.row.action.kind !== 'query') return undefined;
  const { row, numbers } = reading;
  const rest = trimmed(reading.rest);
  const alone = rest.folded.replace(/^[\s\p{P}]{1,5}$/u, '') === '';
  const needsTicket = row.arguments === 'tickets';
  if (needsTicket) return ticketQuery(reading, context);
  if (alone && numbers.length === 0)
    return context.toBot || isPrinted(words, row) ? { kind: 'query', row, tickets: [], data: {} } : undefined;
  return queryWithArgument(reading, { words, rest }, context);
}

function ticketQuery(reading: Reading, context: Context): Said | undefined {
  const { row, numbers } = reading;
  const tickets = numbers.length > 0 ? numbers : (context.quoted?.tickets ?? []);
  const meant = context.toBot || numbers.length === 0 || reading.plain;
  if (tickets.length > 0) return meant ? { kind: 'query', row, tickets, data: {} } : undefined;
  return context.toBot ? missingNumber(row) : undefined;
}

/** The printed word, or a longer alias nobody says by chance. */
const isPrinted = (words: Piece, row: GrammarRow): boolean => {
  const said = words.folded.replace(/[\s\p{P}]{1,5}$/u, '');
  return said === row.word || (said.length >= 3 && row.aliases.includes(said));
};

function queryWithArgument(
  { row, numbers }: Reading,
  { words, rest }: { readonly words: Piece; readonly rest: Piece },
  context: Context,
): Said | undefined {
  const { directory, toBot } = context;
  const data = readArguments(row.arguments, rest, directory);
  const said = (): Said => ({ kind: 'query', row, tickets: numbers, data });
  switch (row.arguments) {
    case 'unit':
      return toBot || unitsIn(rest.folded, directory).length > 0 ? said() : undefined;
    case 'person':
      return toBot ||
        directory.people.some((person) => person.name === data.person) ||
        directory.units.some((unit) => [unit.name, ...unit.aliases].includes(data.person ?? '')) ||
        (data.person === undefined && (rest.raw.length < 4 || data.on !== undefined))
        ? said()
        : undefined;
    case 'letter':
      return toBot || (words.folded.startsWith(row.word) && rest.raw.length >= 4) ? said() : undefined;
    case 'text':
      return toBot || WORDS.some(([word]) => word === data.text) ? said() : undefined;
    default:
      return toBot ? said() : undefined;
  }
}

/** Spoken to the bot and not understood: a number alone asks how the ticket stands, the rest gets a hint. */
function leftover(words: Piece, { toBot, quoted }: Context): Said | undefined {
  if (!toBot || isSmallTalk(words.folded)) return undefined;
  const row = rowOf('lookUp');
  const found = numbersAt(words.folded, 0) ?? numbersIn(words.folded);
  const asks =
    found && (isQuestion(words.folded) || slice(words, found.to).folded.replace(/[\s\p{P}]{1,5}/u, '') === '');
  if (row && asks) return { kind: 'query', row, tickets: found.numbers, data: {} };
  if (quoted && row && isQuestion(words.folded) && quoted.tickets.length > 0)
    return { kind: 'query', row, tickets: quoted.tickets, data: {} };
  return { kind: 'fault', hint: '没看懂这句话。回“帮助”可看能用的指令，例如“受理 0312-012”。', unread: true };
}
