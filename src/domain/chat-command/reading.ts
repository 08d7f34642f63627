import { compileLexicon, scan } from '../complaint/lexicon.ts';
import { fold, type Piece, slice } from './fold.ts';
import { type ArgumentShape, type GrammarRow, TALK_WORDS, WORDS } from './grammar.ts';
import { type Numbers, numbersAt, numbersIn } from './numbers.ts';

/** A command word with its numbers, and what is left to read. */
export interface Reading {
  readonly row: GrammarRow;
  readonly numbers: readonly string[];
  readonly rest: Piece;
  /** Nothing but a command can be meant, even where the bot was not spoken to. */
  readonly plain: boolean;
}

interface Word {
  readonly word: string;
  readonly row: GrammarRow;
  readonly from: number;
  readonly to: number;
}

const LEXICON = compileLexicon(WORDS.map(([word, row]) => [fold(word), row] as const));
/** Commands whose unit may stand before the number: “派给区住建局 0312-012”. */
const NAMES_UNIT: readonly ArgumentShape[] = ['unit', 'unit+reason', 'units'];
/** Longest stretch in which a command word may stand. */
const HEAD = 300;
/** What follows makes another thing of the word: 完成得不错, 办结率, 联系人. */
const OTHER_WORD =
  /^(?:得|的|率|度|性|感|人|吗|么|嘛|没|呢|不了|情况|时[间限候]?|多少|之?[后前]|以[后前]|单位|期|制|流程|工作|任务|标准|条件|程序|了(?:吗|没|么|嘛)|一半|部分|备|确|且|迁)/u;
/** What follows the number makes it a mention of the ticket, not a command. */
const MENTION = /^\s?(?:的|那|这|时[候间]?(?!间)|之?[后前]|以[后前]|吗|了(?:吗|没))/u;
const POLITE =
  /^(?:(?:请|麻烦|帮我|帮忙|帮|给我|劳烦|我来|我们?|本单位|我单位|咱们?|现在|要|先|把|将|对|这件?|那件?|好的?|嗯)[\s,，]{0,2}){1,6}/u;
const TAKING = /^(?:把|将)[\s]?/u;
const BETWEEN = /^(?:[\s,:：、。]|的|这件|这个|件|我们?|我单位|本单位|已经|已|现在|由|给|请|要|先){0,6}/u;
const AFTER_WORD = /^(?:了|啦|一下|下)?[\s,:：、。]{0,4}/u;
const BOUNDARY = /^(?:$|[\s\p{P}\p{S}]|了|啦)/u;
const HAN = /^\p{Script=Han}/u;
const NUMBER_WORD = /^(?:工单|单子|编号|单号|件号|第|号)/u;

export const isQuestion = (folded: string): boolean => /(?:[?？]|吗|没有?|么)[\s。.!]{0,3}$/u.test(folded.slice(-8));

function wordAt(folded: string, at: number): Word | undefined {
  const found = LEXICON.byFirst.get(folded.charAt(at))?.find(([word]) => folded.startsWith(word, at));
  return found && fits(folded, { word: found[0], row: found[1], from: at, to: at + found[0].length });
}

/** One character, and words of everyday talk, must stand by themselves. */
function fits(folded: string, word: Word): Word | undefined {
  const after = folded.slice(word.to, word.to + 4);
  if (OTHER_WORD.test(after)) return undefined;
  const alone = word.word.length === 1 || TALK_WORDS.includes(word.word);
  return alone && HAN.test(after) && !NUMBER_WORD.test(after) && !BOUNDARY.test(after) ? undefined : word;
}

const length = (pattern: RegExp, folded: string, at: number): number =>
  pattern.exec(folded.slice(at, at + 40))?.[0].length ?? 0;

/** “受理 0312-012 …”: the word first. */
function wordFirst(words: Piece, at: number): Reading | undefined {
  const word = wordAt(words.folded, at);
  if (!word) return undefined;
  const numbers = numbersAt(words.folded, word.to + length(AFTER_WORD, words.folded, word.to));
  if (!numbers || MENTION.test(words.folded.slice(numbers.to, numbers.to + 4))) return undefined;
  const printed = word.row.word === word.word;
  const plain = numbers.dated || printed || numbers.bounded;
  return { row: word.row, numbers: numbers.numbers, rest: slice(words, numbers.to), plain };
}

/** “0312-012 已受理”: the number first. */
function numberFirst(words: Piece, at: number): Reading | undefined {
  const numbers = numbersAt(words.folded, at);
  if (!numbers) return undefined;
  const between = numbers.to + length(BETWEEN, words.folded, numbers.to);
  const word = wordAt(words.folded, numbers.to) ?? wordBefore(words.folded, numbers.to, between);
  if (!word) return undefined;
  const merges = word.row.arguments === 'into' && numbersAt(words.folded, word.to) !== undefined;
  const printed = merges || (word.row.word === word.word && BOUNDARY.test(words.folded.slice(word.to, word.to + 2)));
  return { row: word.row, numbers: numbers.numbers, rest: slice(words, word.to), plain: numbers.dated || printed };
}

/** The longest word that begins between the number and the end of what may stand there: “已办结” before “办结”. */
function wordBefore(folded: string, from: number, to: number): Word | undefined {
  for (let at = from; at <= to; at += 1) {
    const word = wordAt(folded, at);
    if (word) return word;
  }
  return undefined;
}

/** Word and number wherever they stand: “请尽快把0312-012这件派给区住建局”. Only for words spoken to the bot. */
function anywhere(words: Piece): Reading | undefined {
  const head = words.folded.slice(0, HEAD);
  const numbers = numbersIn(head);
  if (!numbers) return undefined;
  const hits = scan(LEXICON, head).map((hit) => ({
    word: hit.word,
    row: hit.value,
    from: hit.at,
    to: hit.at + hit.word.length,
  }));
  const word = hits.find((hit) => fits(head, hit) && (hit.from < numbers.from || hit.from >= numbers.to));
  if (!word || (word.from < numbers.from && MENTION.test(words.folded.slice(numbers.to, numbers.to + 4))))
    return undefined;
  const plain = numbers.dated && word.from === 0 && NAMES_UNIT.includes(word.row.arguments);
  return { row: word.row, numbers: numbers.numbers, rest: around(words, word, numbers), plain };
}

/** What is said besides word and number: behind both, or else between or before them. */
function around(words: Piece, word: Word, numbers: Numbers): Piece {
  const first = word.from < numbers.from ? word : numbers;
  const second = first === word ? numbers : word;
  const parts = [slice(words, 0, first.from), slice(words, first.to, second.from), slice(words, second.to)];
  const said = first === word ? parts.slice(1) : parts;
  const whole = { raw: said.map((part) => part.raw).join(' '), folded: said.map((part) => part.folded).join(' ') };
  return slice(whole, 0, whole.folded.replace(/[\s,;、]{1,5}$/u, '').length);
}

/** A word without a number, for a reply that quotes a post of the bot, for a query, or for the hint on what is missing. */
function bare(words: Piece, at: number): Reading | undefined {
  const word = wordAt(words.folded, at);
  return (
    word && {
      row: word.row,
      numbers: [],
      rest: slice(words, word.to + length(/^(?:了|啦|一下)?/u, words.folded, word.to)),
      plain: false,
    }
  );
}

/** Reads word and numbers; `generous` where the bot was spoken to. */
export function readWords(words: Piece, generous: boolean): Reading | undefined {
  const polite = length(generous ? POLITE : TAKING, words.folded, 0);
  const starts = polite > 0 ? [0, polite] : [0];
  for (const read of [wordFirst, numberFirst]) {
    for (const at of starts) {
      const reading = read(words, at);
      if (reading) return reading;
    }
  }
  return anywhereOrBare(words, starts, generous);
}

function anywhereOrBare(words: Piece, starts: readonly number[], generous: boolean): Reading | undefined {
  const word = starts.map((at) => bare(words, at)).find((reading) => reading !== undefined);
  const spread = generous || word ? anywhere(words) : undefined;
  return spread ?? word;
}
