import type { Directory } from '../office/directory.ts';
import { ANSWER_WORDS, REVIEW_ANSWERS, type ReviewAnswer, type ReviewWords } from '../review/review-answer.ts';
import { readArguments } from './arguments.ts';
import { type Piece, slice, trimmed } from './fold.ts';
import { rowOf } from './grammar.ts';
import { numbersAt } from './numbers.ts';
import type { Said } from './said.ts';

type Units = Pick<Directory, 'units'>;

/** Every word with its answer, the longest first: 不同意 before 不同, 不是同一件 before 不是. */
const WORDS: readonly (readonly [string, ReviewAnswer])[] = REVIEW_ANSWERS.flatMap((answer) =>
  ANSWER_WORDS[answer].split(' ').map((word) => [word, answer] as const),
).sort(([a], [b]) => b.length - a.length);

/** `a` … `z`, `aa` … `gz`; beyond that begin words people write: ok, hi. */
const LETTER = '[a-g]?[a-z](?![a-z0-9])';
const LETTERS = `${LETTER}(?:[\\s,、/和跟]{1,3}${LETTER})*`;
const LETTERS_FIRST = new RegExp(`^(${LETTERS})[\\s,:、.]{0,3}`, 'u');
const LETTERS_BEHIND = new RegExp(`^[\\s:]{0,3}(${LETTERS})(?=$|[\\s,。.!:、;])`, 'u');
const END = /^[\s。.!了]{0,4}$/u;
const SEPARATOR = /^[\s,:;、。]/u;

/**
 * “A 建单”, “A、B 不是”, “建单 A”, “B 并 0312-012”, “D 驳 理由”, “A 派给区住建局”: answers to the review list, the whole message and
 * nothing else. Where a post of the list is quoted the letter may be left out.
 */
export function readReview(words: Piece, directory: Units, quotesList: boolean): Said | undefined {
  const found = LETTERS_FIRST.exec(words.folded);
  const answered = found ? afterLetters(lettersOf(found[1]), slice(words, found[0].length), directory) : undefined;
  return answered ?? beforeLetters(words, directory) ?? (quotesList ? readAnswer(words, directory, []) : undefined);
}

const lettersOf = (written = ''): readonly string[] => [
  ...new Set((written.match(/[a-z]+/gu) ?? []).map((letter) => letter.toUpperCase())),
];

const afterLetters = (letters: readonly string[], said: Piece, directory: Units): Said | undefined =>
  readAnswer(said, directory, letters) ?? declined(letters, said, directory);

/** “建单 A”, “驳 D 理由不足”, “派单 A 区住建局”. */
function beforeLetters(words: Piece, directory: Units): Said | undefined {
  for (const [word, answer] of WORDS) {
    if (!words.folded.startsWith(word)) continue;
    const rest = slice(words, word.length);
    const found = LETTERS_BEHIND.exec(rest.folded);
    const said = found && withRest(answer, slice(rest, found[0].length), directory);
    if (found && said) return { kind: 'review', letters: lettersOf(found[1]), answer, data: said };
  }
  return undefined;
}

function readAnswer(said: Piece, directory: Units, letters: readonly string[]): Said | undefined {
  for (const [word, answer] of WORDS) {
    if (!said.folded.startsWith(word)) continue;
    const data = withRest(answer, slice(said, word.length), directory);
    if (data) return { kind: 'review', letters, answer, data };
  }
  return undefined;
}

/** What stands behind the answer; undefined where it makes another sentence of it. */
function withRest(answer: ReviewAnswer, rest: Piece, directory: Units): ReviewWords | undefined {
  switch (answer) {
    case 'merge':
      return END.test(rest.folded) ? {} : intoOf(rest);
    case 'dispatch':
      return readArguments('unit', rest, directory);
    case 'refuse':
    case 'reply':
      return textOf(rest);
    case 'open':
    case 'grant':
    case 'reopen':
      if (END.test(rest.folded)) return {};
      return SEPARATOR.test(rest.folded) ? textOf(rest) : undefined;
    default:
      return END.test(rest.folded) ? {} : undefined;
  }
}

const textOf = (rest: Piece): ReviewWords => {
  const { reason } = readArguments('reason', rest, { units: [] });
  return reason === undefined || END.test(trimmed(rest).folded) ? {} : { text: reason };
};

function intoOf(rest: Piece): ReviewWords | undefined {
  const numbers = numbersAt(rest.folded, rest.folded.length - rest.folded.trimStart().length);
  const into = numbers?.numbers[0];
  return into !== undefined && END.test(rest.folded.slice(numbers?.to)) ? { into } : undefined;
}

/** “A 不受理 诉讼仲裁”: the ticket behind the letter. */
function declined(letters: readonly string[], said: Piece, directory: Units): Said | undefined {
  const row = rowOf('decline');
  const word = row && [row.word, ...row.aliases].find((one) => said.folded.startsWith(one));
  if (!row || word === undefined) return undefined;
  return {
    kind: 'lifecycle',
    row,
    tickets: letters,
    data: readArguments('reason', slice(said, word.length), directory),
  };
}
