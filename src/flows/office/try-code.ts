import type { AccountId, ChannelName } from '../../domain/base/ids.ts';
import { sixDigitsIn } from '../../domain/chat-command/six-digits.ts';
import type { Person } from '../../domain/office/person.ts';
import { staffOf } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { HOUR, type Moment } from '../../domain/time/moment.ts';
import type { BindingCode } from '../../ports/binding-codes.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { CODE_REFUSALS, codeTaken, codeTakenForStaff, codeTakenInPublic } from '../../wording/binding.ts';
import type { Service } from '../service.ts';
import { changeOffice, withPerson } from './change-office.ts';

/** Wrong codes an account may say before it has to wait, and for how long. */
const MOST_MISSES = 5;
const LOCKED_FOR = HOUR;

export interface Trying {
  readonly channel: ChannelName;
  readonly account: AccountId;
  readonly text: string;
  /** Said to the bot: a wrong code is answered too. Otherwise six digits may be anything. */
  readonly toBot: boolean;
}

/** What became of a code, and what is said to who said it. Never the code itself. */
export interface Tried {
  readonly bound: boolean;
  readonly text: string;
  /** For a group where others read. */
  readonly bare: string;
  /** Who he is, where the office knows. */
  readonly person: Person | undefined;
  /** The office after the binding. */
  readonly office: OfficeVersion;
  /** What colleagues are told. */
  readonly others: readonly PostDraft[];
}

/** Undefined where the words are no code for us: whoever wrote a number by chance is left alone. */
export async function tryCode(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  trying: Trying,
  now: Moment,
): Promise<Tried | undefined> {
  const digits = sixDigitsIn(trying.text, office.policy.office.botNames);
  if (digits === undefined) return undefined;
  const pending = await stores.codes.pending(now);
  const code = pending.find(({ salt, hash }) => service.digest(`${salt}${digits}`) === hash);
  const known = office.directory.personByAccount(trying.channel, trying.account);
  const refuse = (text: string): Tried | undefined =>
    trying.toBot ? { bound: false, text, bare: text, person: known, office, others: [] } : undefined;
  // While an account has to wait it learns nothing, not even from a right code.
  if (await isLocked(stores, trying, now)) return refuse(CODE_REFUSALS.locked);
  if (!code) {
    if (pending.length > 0 || trying.toBot) await countMiss(stores, trying, now);
    return known && !trying.toBot ? undefined : refuse(CODE_REFUSALS.wrong);
  }
  if (known && known.id !== code.person)
    return { bound: false, text: CODE_REFUSALS.taken, bare: CODE_REFUSALS.taken, person: known, office, others: [] };
  return bind(stores, office, { trying, code }, now);
}

async function isLocked(stores: Stores, { channel, account }: Trying, now: Moment): Promise<boolean> {
  const misses = await stores.codes.misses(channel, account);
  return misses !== undefined && misses.count >= MOST_MISSES && now < misses.lastAt + LOCKED_FOR;
}

/** Misses in a row within the hour; after it the count begins anew. */
async function countMiss(stores: Stores, { channel, account }: Trying, now: Moment): Promise<void> {
  const before = await stores.codes.misses(channel, account);
  const count = before && now < before.lastAt + LOCKED_FOR ? before.count + 1 : 1;
  await stores.codes.setMisses(channel, account, { count, lastAt: now });
}

async function bind(
  stores: Stores,
  office: OfficeVersion,
  { trying, code }: { readonly trying: Trying; readonly code: BindingCode },
  now: Moment,
): Promise<Tried | undefined> {
  const { channel, account } = trying;
  const person = office.directory.person(code.person);
  // Two at once: one takes it, for the other it is used.
  if (!person || !(await stores.codes.take(code.person))) return undefined;
  const { active: _left, ...rest } = person;
  const bound: Person = { ...rest, accounts: { ...person.accounts, [channel]: account } };
  const changed = await changeOffice(stores, code.by, now, (policy) => {
    const fresh = policy.people.find(({ id }) => id === person.id);
    const { active: _active, ...kept } = fresh ?? bound;
    return withPerson(policy, { ...kept, accounts: { ...kept.accounts, [channel]: account } });
  });
  const asker = changed.directory.person(code.by);
  const to = staffOf(asker ? [asker] : [], changed.directory);
  const others: readonly PostDraft[] = to
    ? [
        {
          kind: 'answer',
          to: to.to,
          channel: to.channel,
          tickets: [],
          mentions: to.mentions,
          text: codeTakenForStaff(bound, { directory: changed.directory, asker, channel }),
          dedupeKey: `bound:${bound.id}:${now}`,
          prompt: true,
        },
      ]
    : [];
  return {
    bound: true,
    text: codeTaken(bound, changed.directory),
    bare: codeTakenInPublic,
    person: bound,
    office: changed,
    others,
  };
}
