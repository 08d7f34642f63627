import { SURNAMES } from '../complaint/person-names.ts';
import type { Directory } from '../office/directory.ts';
import type { StaffRole } from '../office/person.ts';
import { addressed } from './addressing.ts';
import { readArguments } from './arguments.ts';
import { type Piece, pieceOf, slice, trimmed } from './fold.ts';
import { GRAMMAR, type GrammarRow, rowOf, TALK_WORDS } from './grammar.ts';
import { type Numbers, numbersAt, numbersIn } from './numbers.ts';
import { isQuestion } from './reading.ts';
import type { Said } from './said.ts';
import { soundsLike } from './sound-alikes.ts';
import { unitsIn } from './unit-names.ts';

/** What was heard of somebody in the staff group that is no command. */
interface Heard {
  readonly text: string;
  readonly botNames: readonly string[];
  readonly roles: readonly StaffRole[];
  readonly directory: Pick<Directory, 'units' | 'people'>;
}

/** A letter of the review list and nothing else. */
interface Lettered {
  readonly kind: 'letter';
  readonly letter: string;
}

export type HalfSaid = Extract<Said, { kind: 'fault' | 'query' }> | Lettered;

/** Nobody writes half a command at length. */
const LONGEST = 60;

/**
 * Half a command, or one with a wrong character, among staff who did not speak to the bot: “受里 0312-003”, “受理”, “E”, “值班 王五 明天”. It is
 * carried out by nobody, but who says it learns how it is written. Undefined: colleagues are talking.
 */
export function halfSaid(heard: Heard): HalfSaid | undefined {
  const { words, toOther } = addressed(pieceOf(heard.text.slice(0, LONGEST + 1)), heard.botNames, false);
  if (toOther || words.raw === '' || words.raw.length > LONGEST) return undefined;
  return (
    asksProgress(words) ??
    (isQuestion(words.folded) ? undefined : (letterAlone(words) ?? misspelt(words) ?? cutShort(words, heard))) ??
    dutyOf(words, heard.directory)
  );
}

const PROGRESS =
  /怎么?样|咋样|如何了|到哪一?步|到哪了|什么情况|啥情况|什么进展|有(?:没有)?(?:进展|结果|消息)|(?:办|修|处理|解决|完成|办结|受理|签收|派单?)(?:好|完|掉)?了?(?:吗|没有?|么)[?？。\s]*$/u;

/** “0312-009 怎么样了”: asked of the whole group, and the register knows. */
function asksProgress({ folded }: Piece): HalfSaid | undefined {
  const found = numbersIn(folded);
  const row = rowOf('lookUp');
  if (!row || !found?.dated || folded.length - (found.to - found.from) > 20) return undefined;
  const outside = `${folded.slice(0, found.from)} ${folded.slice(found.to)}`;
  return PROGRESS.test(outside) ? { kind: 'query', row, tickets: found.numbers, data: {} } : undefined;
}

/** As `A` … `GZ`; beyond that begin words people write. */
function letterAlone({ folded }: Piece): HalfSaid | undefined {
  const letter = /^([a-g]?[a-z])[\s。.!]{0,3}$/u.exec(folded)?.[1];
  return letter === undefined ? undefined : { kind: 'letter', letter: letter.toUpperCase() };
}

const fault = (row: GrammarRow, hint: string): HalfSaid => ({ kind: 'fault', row, hint });

const OF_TICKETS = GRAMMAR.filter(
  ({ action, arguments: shape }) => action.kind === 'lifecycle' || action.kind === 'answer' || shape === 'tickets',
);
const LONG_WORDS = OF_TICKETS.flatMap((row) =>
  [row.word, ...row.aliases].filter((word) => word.length > 1).map((word) => [word, row] as const),
);
/** Words that stand before a number in talk and differ from a command in one character. */
const ORDINARY =
  /[工订名清账菜简传表]单|[单办处整修清审管料代护经总]理|[主承公会开]办|办[公法理事]|[到长日限过逾近短同前后]期|结[果论合束]|[通告]知|通[报告话]|[超经]过|回[复头来去应电]|[审报]批|批[准复次]|指[示导出定]|加[班强快]|[上下]级|更[新换多]|重[新点要复大]|[打公展离分]开|[检调复]查|查[看找收]|接[到着待]|签[字到名]|联[动合]|[协]调|协[商议调]|派[出人]|转[发告交]|退[费款]|延[长迟]|归[还属]|已经/u;

/** “受里 0312-003”, “0312-003 受里”: how it would be right; carried out only when it is said so. */
function misspelt(words: Piece): HalfSaid | undefined {
  const first = /^([\p{Script=Han}]{2,4})[\s:：,，]{0,3}(?=\d|第|工单|编号)/u.exec(words.folded);
  if (first) {
    const numbers = numbersAt(words.folded, first[0].length);
    return numbers && suggestion(first[1] ?? '', numbers, trimmed(slice(words, numbers.to)));
  }
  const numbers = numbersAt(words.folded, 0);
  const behind =
    numbers && /^[\s:：,，]{0,3}([\p{Script=Han}]{2,4})[\s。.!]{0,3}$/u.exec(words.folded.slice(numbers.to));
  return numbers && behind ? suggestion(behind[1] ?? '', numbers, { raw: '', folded: '' }) : undefined;
}

function suggestion(said: string, numbers: Numbers, rest: Piece): HalfSaid | undefined {
  if (!numbers.dated && !numbers.bounded) return undefined;
  const found = meantBy(said, numbers.dated && rest.raw === '');
  if (!found) return undefined;
  const [word, row] = found;
  const nothingMore = row.arguments === 'none' || row.arguments === 'tickets';
  if (nothingMore && rest.folded.replace(/[\s\p{P}]+/gu, '') !== '') return undefined;
  const more = rest.raw === '' || rest.raw.length > 15 || /\d/u.test(rest.folded) ? '' : ` ${rest.raw}`;
  return fault(row, `您是不是想说“${word} ${numbers.numbers.join(' ')}${more}”？`);
}

/** The word that is meant; any one wrong character counts only beside a number and nothing else. */
function meantBy(said: string, bare: boolean): readonly [string, GrammarRow] | undefined {
  if (LONG_WORDS.some(([word]) => word === said) || ORDINARY.test(said)) return undefined;
  const alike = LONG_WORDS.filter(([word]) => soundsLike(said, word));
  const near = bare ? LONG_WORDS.filter(([word, row]) => word === row.word && oneWrong(said, word)) : [];
  return (
    alike.find(([word, row]) => word === row.word) ??
    alike[0] ??
    near.find(([word]) => word.charAt(0) === said.charAt(0)) ??
    near[0]
  );
}

const oneWrong = (said: string, word: string): boolean =>
  said.length === word.length && [...said].filter((character, at) => character !== word.charAt(at)).length === 1;

/** “受理”, “驳”, “受理 0312-3”: the word alone, said by who may use it, or with something that is no number. */
function cutShort({ folded }: Piece, { roles }: Heard): HalfSaid | undefined {
  const [, word = '', digits = ''] = /^(\p{Script=Han}+)\s*([\d-]{0,12})[\s。.!]{0,3}$/u.exec(folded) ?? [];
  const row = OF_TICKETS.find((one) => one.word === word || (word === '签收' && one.aliases.includes(word)));
  const may = row?.who.some((role) => roles.includes(role)) ?? false;
  if (!row || !may || TALK_WORDS.includes(word) || (digits !== '' && word.length < 2)) return undefined;
  return fault(row, `${digits === '' ? '没有看到编号' : '编号没看懂'}，这样写就行：“${row.example}”。`);
}

const NAME = new RegExp(`^[${SURNAMES}]\\p{Script=Han}{1,2}$`, 'u');

/** “值班 王五 明天”, “换班 南滩街道 李四 周六”: a name nobody has, or more than a name. Whoever changes duty says that he is not known. */
function dutyOf(words: Piece, directory: Heard['directory']): HalfSaid | undefined {
  for (const row of [rowOf('cancelDuty'), rowOf('duty')]) {
    const word = row && [row.word, ...row.aliases].find((one) => words.folded.startsWith(one));
    if (!row || word === undefined) continue;
    const data = readArguments('person', trimmed(slice(words, word.length)), directory);
    const names = (data.person ?? '').split(' ');
    const unit = unitsIn(data.person ?? '', directory).length > 0;
    const named = names.length === 1 ? NAME.test(names[0] ?? '') : unit || /^\p{Script=Han}{3,}$/u.test(names[0] ?? '');
    const meant =
      data.on !== undefined && named && names.length <= 2 && (names.length === 1 || NAME.test(names[1] ?? ''));
    return meant ? { kind: 'query', row, tickets: [], data } : undefined;
  }
  return undefined;
}
