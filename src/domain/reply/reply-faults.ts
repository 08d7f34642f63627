/** What may be wrong with a reply: the rules as a table, each with the sentence a reviewer reads. */
import type { Result } from '../ticket/ticket.ts';
import { lengthOf } from './character-pairs.ts';
import { type Clause, clausesOfReply } from './clause.ts';
import { namesOtherThings } from './everyday-thing.ts';
import { plain, withoutFormulae } from './formula.ts';
import { likeness } from './likeness.ts';
import type { Part } from './parts.ts';
import { missingParts, type Quality, qualityOf } from './quality.ts';
import { type KnownNames, wrongName } from './wrong-name.ts';

/** A reply with all the rules may look at; its texts are `plain`. */
export interface ReadReply {
  readonly reply: string;
  readonly complaint: string;
  readonly result: Result;
  readonly names: KnownNames;
  readonly clauses: readonly Clause[];
  /** Characters that are no formula. */
  readonly length: number;
  /** Written as a letter: completeness is expected of it. A line of chat is not. */
  readonly letter: boolean;
  /** Long enough for a low likeness to say something. */
  readonly longComplaint: boolean;
  readonly likeness: number;
  readonly quality: Quality;
}

/** Characters a reply needs before it can say what was found and done; a deed needs fewer (“已清运”). */
const SHORTEST = 6;
const SHORTEST_DEED = 3;
/** From so many characters a reply is a letter. */
const LETTER = 60;
/** A letter less like its complaint than this answers another: few own replies of public offices fall below. */
const UNLIKE_LETTER = 0.12;
/** Characters a complaint needs before a low likeness says anything: “又停水了” shares no word with most good answers. */
const COMPARABLE = 40;
/** One of these a letter needs: what was found, why, or what was done. */
const CORE: readonly Part['key'][] = ['found', 'basis', 'done', 'reason'];

const has = (read: ReadReply, kind: Clause['kind']): boolean => read.clauses.some((clause) => clause.kind === kind);
const restLength = (read: ReadReply): number =>
  read.clauses.filter(({ kind }) => kind === 'other').reduce((sum, { text }) => sum + [...text].length, 0);

const short = (read: ReadReply): boolean =>
  read.length < SHORTEST_DEED || (read.length < SHORTEST && !has(read, 'telling'));
const empty = (read: ReadReply): boolean => has(read, 'empty') && !has(read, 'telling') && restLength(read) <= SHORTEST;
const passing = (read: ReadReply): boolean => has(read, 'passing') && !has(read, 'telling');
/** By its likeness where both are long enough to be compared; a line of chat only by naming another thing. */
const offPoint = (read: ReadReply): boolean =>
  read.letter && read.longComplaint ? read.likeness < UNLIKE_LETTER : namesOtherThings(read.complaint, read.reply);

interface Rule {
  readonly find: (read: ReadReply) => string | undefined;
  /** A reply of this fault was not worth the name (敷衍); the others may be a slip. */
  readonly thin?: true;
}
const when = (fault: string, applies: (read: ReadReply) => boolean): Rule => ({
  find: (read) => (applies(read) ? fault : undefined),
});
const thin = (rule: Rule): Rule => ({ ...rule, thin: true });

const RULES: readonly Rule[] = [
  thin(when('答复太短，没有说明怎么办的', (read) => short(read) && !empty(read))),
  thin(when('只有套话，没有办理情况', empty)),
  when('像是推给别人，请写明谁来办、怎么联系', passing),
  when('像是答非所问，请核对是不是这件事', (read) => !empty(read) && !short(read) && offPoint(read)),
  {
    find: ({ complaint, reply, names }) => {
      const name = wrongName({ complaint, reply, names });
      return name === undefined ? undefined : `名称对不上：写的是“${name}”，请核对`;
    },
  },
  thin({
    find: (read) =>
      read.letter && !empty(read) && !CORE.some((key) => read.quality.parts.has(key))
        ? `缺少${missingParts(read.quality).join('、')}，请补上`
        : undefined,
  }),
  when('计划解决的件，请派单员考虑挂账', ({ result }) => result === 'planned'),
];

/** A reply as it is judged: with its complaint and the names the office knows. */
export interface ReplyInQuestion {
  readonly title: string;
  readonly text: string;
  readonly reply: string;
  readonly result: Result;
  readonly names: KnownNames;
}

export function readReply(question: ReplyInQuestion): ReadReply {
  const { result, names } = question;
  const [title, text, reply] = [plain(question.title), plain(question.text), plain(question.reply)];
  return {
    reply,
    complaint: `${title}。${text}`,
    result,
    names,
    clauses: clausesOfReply(reply),
    length: lengthOf(withoutFormulae(reply)),
    letter: lengthOf(reply) >= LETTER,
    longComplaint: Math.max(lengthOf(title), lengthOf(text)) >= COMPARABLE,
    likeness: likeness({ title, text, reply }),
    quality: qualityOf(reply),
  };
}

/** The faults of a reply, in the order of the table. */
export const faultsOf = (read: ReadReply): readonly string[] =>
  RULES.map(({ find }) => find(read)).filter((fault) => fault !== undefined);

/** Too short, formulae only, or a letter without any core. */
export const isThin = (read: ReadReply): boolean => RULES.some((rule) => rule.thin && rule.find(read) !== undefined);
