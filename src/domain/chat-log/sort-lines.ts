import type { AccountId, MessageId } from '../base/ids.ts';
import { normalise } from '../complaint/normalise.ts';
import { MINUTE, type Moment } from '../time/moment.ts';
import { isMadeUpAccount } from './made-up-account.ts';

/** A message out of a log, copied or recorded, on its way into the service. */
export interface MissedLine {
  readonly line: number;
  readonly at: Moment;
  readonly text: string;
  /** As the group shows the sender; undefined in a record that holds his account. */
  readonly name?: string;
  readonly from?: AccountId;
  readonly id?: MessageId;
}

/** What the service knows of that time already. */
export interface AlreadyThere {
  readonly heard: readonly {
    readonly id: MessageId;
    readonly at: Moment;
    readonly from: AccountId;
    readonly text: string;
  }[];
  /** What the bot itself has said. */
  readonly said: readonly { readonly at: Moment; readonly text: string }[];
}

export interface KnownNames {
  readonly bot: readonly string[];
  readonly staff: ReadonlySet<string>;
  isStaff(account: AccountId): boolean;
}

/** `missed` is new · `heard` had arrived · `own` the bot said itself · `staff` a member of staff said: no complaint of a resident. */
export type Fate = 'missed' | 'heard' | 'own' | 'staff';
export interface SortedLine {
  readonly line: MissedLine;
  readonly fate: Fate;
  /** The sender's account, where what he also said shows it beyond doubt. */
  readonly account?: AccountId;
}

/** A log's times are cut to the minute, and two clocks differ. */
const NEAR = 2 * MINUTE;
/** A post stands in a group some while after it was handed over. */
const NEAR_POST = 10 * MINUTE;
/** Short words may be anybody's: they say nothing of who spoke, and are part of many a post. */
const LONG_ENOUGH = 6;
const PART_OF_POST = 12;

/** One spelling for comparing: a platform changes spaces, signs and mentions on the way. */
function bare(text: string): string {
  const plain = normalise(text);
  const words = plain.replace(/[\s\p{P}\p{S}\p{Z}]/gu, '');
  return words === '' ? plain.trim() : words;
}

/** Finds out of each line whether it was missed. Every message that had arrived stands for one line only. */
export function sortLines(lines: readonly MissedLine[], there: AlreadyThere, names: KnownNames): readonly SortedLine[] {
  const matches = matched(lines, there.heard);
  const repeated = repeatedIn(lines);
  const accounts = accountsByName(lines, matches);
  const said = there.said.map(({ at, text }) => ({ at, text: bare(text) }));
  return lines.map((line, index) => {
    const account = line.from ?? (line.name === undefined ? undefined : accounts.get(line.name));
    const sorted = { line, ...(account === undefined ? {} : { account }) };
    if (isOwn(line, said, names)) return { ...sorted, fate: 'own' };
    if (matches[index] || repeated.has(index)) return { ...sorted, fate: 'heard' };
    const isStaff =
      (account !== undefined && names.isStaff(account)) || (line.name !== undefined && names.staff.has(line.name));
    return { ...sorted, fate: isStaff ? 'staff' : 'missed' };
  });
}

/** Lines that were copied twice: their places from the second on. */
function repeatedIn(lines: readonly MissedLine[]): ReadonlySet<number> {
  const seen = new Set<MessageId>();
  const repeated = new Set<number>();
  for (const [index, { id }] of lines.entries()) {
    if (id === undefined) continue;
    if (seen.has(id)) repeated.add(index);
    seen.add(id);
  }
  return repeated;
}

type Heard = AlreadyThere['heard'][number];

/** What was copied out of a log earlier may be anybody's. */
const isBy = (heard: Heard, from: AccountId | undefined): boolean =>
  from === undefined || heard.from === from || isMadeUpAccount(heard.from);

function matched(lines: readonly MissedLine[], heard: readonly Heard[]): readonly (Heard | undefined)[] {
  const byId = new Map(heard.map((one) => [one.id, one]));
  const byText = Map.groupBy(heard, ({ text }) => bare(text));
  const taken = new Set<Heard>();
  const take = (one: Heard | undefined): Heard | undefined => {
    if (one) taken.add(one);
    return one;
  };
  const nearest = ({ at, text, from }: MissedLine): Heard | undefined =>
    (byText.get(bare(text)) ?? [])
      .filter((one) => !taken.has(one) && Math.abs(one.at - at) <= NEAR && isBy(one, from))
      .toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
  // Those known by their ids first: nobody else may then be taken for them.
  const certain = lines.map(({ id }) => take(id === undefined ? undefined : byId.get(id)));
  return lines.map((line, index) => certain[index] ?? take(nearest(line)));
}

/** Whose account a nickname is: where every longer message under it is one account's, and no other nickname is that account's. */
function accountsByName(
  lines: readonly MissedLine[],
  matches: readonly (Heard | undefined)[],
): ReadonlyMap<string, AccountId> {
  const seen = new Map<string, Set<AccountId>>();
  const names = new Map<AccountId, Set<string>>();
  for (const [index, { name, text }] of lines.entries()) {
    const from = matches[index]?.from;
    if (name === undefined || from === undefined || bare(text).length < LONG_ENOUGH) continue;
    seen.set(name, (seen.get(name) ?? new Set()).add(from));
    names.set(from, (names.get(from) ?? new Set()).add(name));
  }
  const certain = [...seen].flatMap(([name, accounts]) => {
    const [only] = accounts;
    return accounts.size === 1 && only !== undefined && names.get(only)?.size === 1 ? [[name, only] as const] : [];
  });
  return new Map(certain);
}

function isOwn(line: MissedLine, said: AlreadyThere['said'], names: KnownNames): boolean {
  if (line.name !== undefined && names.bot.includes(line.name)) return true;
  const text = bare(line.text);
  const isThis = (post: string): boolean =>
    post === text ||
    // A long post arrives in parts, and a mention is put in front of it.
    (text.length >= PART_OF_POST && post.includes(text)) ||
    (post.length >= PART_OF_POST && text.endsWith(post));
  return said.some(({ at, text: post }) => Math.abs(at - line.at) <= NEAR_POST && isThis(post));
}
