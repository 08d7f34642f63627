import type { Directory } from '../office/directory.ts';
import { readArguments } from './arguments.ts';
import { type Piece, slice } from './fold.ts';
import { rowOf } from './grammar.ts';
import { numbersAt } from './numbers.ts';
import type { ReviewAnswer, Said } from './said.ts';

const ANSWERS: readonly (readonly [ReviewAnswer, RegExp])[] = [
  ['apart', /^(?:分开|不并|不是同一件|不同)/u],
  ['open', /^(?:建单|登记|立单|是诉求|要建单)/u],
  ['no', /^(?:不是诉求|不是|否|不建单|不用建单|不登记)/u],
  ['merge', /^(?:并单到|并入|并到|并单|合并到|合并|并)/u],
];
const LETTER = /^(a?[a-z])(?![a-z0-9])[\s,，:：、.]{0,3}/u;
const OPEN_LETTER = /^(?:建单|登记|立单)[\s:：]{0,3}(a?[a-z])[\s。.!]{0,3}$/u;
const END = /^[\s。.!了]{0,4}$/u;

/** “A 建单”, “A 不是”, “B 并 0312-012”, “B 分开”: answers to the review list, the whole message and nothing else. */
export function readReview(words: Piece, directory: Pick<Directory, 'units'>): Said | undefined {
  const turned = OPEN_LETTER.exec(words.folded)?.[1];
  if (turned !== undefined) return { kind: 'review', letter: turned.toUpperCase(), answer: 'open' };
  const found = LETTER.exec(words.folded);
  if (found?.[1] === undefined) return undefined;
  const letter = found[1].toUpperCase();
  const said = slice(words, found[0].length);
  return answerTo(letter, said) ?? dispatched(letter, said, directory);
}

function answerTo(letter: string, said: Piece): Said | undefined {
  for (const [answer, pattern] of ANSWERS) {
    const found = pattern.exec(said.folded);
    if (!found) continue;
    const rest = slice(said, found[0].length);
    if (END.test(rest.folded)) return { kind: 'review', letter, answer };
    if (answer === 'merge') return mergeInto(letter, rest);
  }
  return undefined;
}

function mergeInto(letter: string, rest: Piece): Said | undefined {
  const numbers = numbersAt(rest.folded, rest.folded.length - rest.folded.trimStart().length);
  const into = numbers?.numbers[0];
  if (into === undefined || !END.test(rest.folded.slice(numbers?.to))) return undefined;
  return { kind: 'review', letter, answer: 'merge', into };
}

/** “A 派单 区住建局”: the ticket behind the letter. */
function dispatched(letter: string, said: Piece, directory: Pick<Directory, 'units'>): Said | undefined {
  const row = rowOf('dispatch');
  const word = row && [row.word, ...row.aliases].find((one) => said.folded.startsWith(one));
  if (!row || word === undefined) return undefined;
  return {
    kind: 'lifecycle',
    row,
    tickets: [letter],
    data: readArguments('unit', slice(said, word.length), directory),
  };
}
