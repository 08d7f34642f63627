import type { Directory } from '../office/directory.ts';
import { parseResult } from '../ticket/result.ts';
import type { Satisfaction } from '../ticket/ticket.ts';
import { dayWordsIn } from './duty-words.ts';
import { type Piece, slice, trimmed } from './fold.ts';
import type { ArgumentShape } from './grammar.ts';
import { numbersAt } from './numbers.ts';
import type { Arguments } from './said.ts';
import { unitsIn } from './unit-names.ts';

type Units = Pick<Directory, 'units'>;
type Reader = (rest: Piece, units: Units) => Arguments;

const REASON = /^(?:(?:原因|理由)(?:(?:是|为)[:：,\s]*|[:：,\s]+)|(?:因为|由于)[:：,\s]*)/u;
const CONNECTOR = /^(?:请|转|派|交|送)?(?:给|到|由|至|往|让)/u;
const DAYS = /(?<![\d月])(\d{1,3}|[一二两三四五六七八九十]{1,3})\s?个?(?:工作日|天|日)/u;
const DATE = /\d{1,2}月\d{1,2}|下?(?:周|星期)[一二三四五六日天]|月底/u;
const DIGITS = '零一二三四五六七八九';
const RESULT =
  /^(?:[([【](已解决|解释说明|计划解决|不予支持)[)\]】][:,，、;。\s]*|(已解决|解释说明|计划解决|不予支持)[:,，、;。\s]+)/u;
const RESULT_LABEL = /^(?:办理)?(?:结果|情况)(?:是|为)?[:：,\s]+/u;

const without = (piece: Piece, pattern: RegExp): Piece => {
  const found = pattern.exec(piece.folded);
  return found ? trimmed(slice(piece, found[0].length)) : piece;
};
const reasonOf = (rest: Piece): Arguments => {
  const said = without(trimmed(rest), REASON).raw;
  return said === '' ? {} : { reason: said };
};
const textOf = (rest: Piece): Arguments => (trimmed(rest).raw === '' ? {} : { text: trimmed(rest).raw });

/** The first words, as what was meant for a unit's name. */
const firstWords = (piece: Piece): string =>
  /^[^\s,，。:：;；、]{1,20}/u.exec(without(trimmed(piece), CONNECTOR).raw)?.[0] ?? '';

const READERS: Readonly<Record<ArgumentShape, Reader>> = {
  none: () => ({}),
  tickets: () => ({}),
  letter: textOf,
  reason: reasonOf,
  text: textOf,
  assignee: (rest) => textOf(without(trimmed(rest), /^(?:[给由]\s?@?|@)/u)),
  unit: (rest, units) => unitOf(rest, units),
  'unit+reason': (rest, units) => ({ ...unitOf(rest, units), ...reasonOf(aroundUnit(rest, units)) }),
  units: (rest, units) => unitsOf(rest, units),
  'days+reason': (rest) => daysAndReason(trimmed(rest)),
  'result+text': (rest) => resultAndText(trimmed(rest)),
  followUp: (rest) => followUpOf(trimmed(rest)),
  into: (rest) => intoOf(rest),
  person: (rest) => personOf(trimmed(rest)),
};

/** Reads what stands behind the number, in the shape the command asks for. */
export const readArguments = (shape: ArgumentShape, rest: Piece, units: Units): Arguments =>
  READERS[shape](rest, units);

function unitOf(rest: Piece, units: Units): Arguments {
  const unit = unitsIn(rest.folded, units)[0]?.unit ?? firstWords(rest);
  return unit === '' ? {} : { unit };
}

function unitsOf(rest: Piece, units: Units): Arguments {
  const named = [...new Set(unitsIn(rest.folded, units).map((hit) => hit.unit))];
  if (named.length > 0) return { units: named };
  const words = firstWords(rest);
  return words === '' ? {} : { units: [words] };
}

/** What is said besides the unit's name; without a known unit, all but the words taken for it. */
function aroundUnit(rest: Piece, units: Units): Piece {
  const hit = unitsIn(rest.folded, units)[0];
  if (!hit) {
    const piece = without(trimmed(rest), CONNECTOR);
    return slice(piece, firstWords(piece).length);
  }
  const before = without(trimmed(slice(rest, 0, hit.from)), CONNECTOR);
  const after = without(trimmed(slice(rest, hit.to)), /^(?:办理|处理|承办|负责)(?=[\s,，。:：]|$)/u);
  return after.raw === '' ? before : after;
}

/** “五”, “十五”, “两” or digits. */
function count(written: string): number {
  if (/^\d/u.test(written)) return Number(written);
  const units = (text: string): number => (text === '两' ? 2 : Math.max(0, DIGITS.indexOf(text)));
  const [tens, ones] = written.split('十');
  if (ones === undefined) return units(written);
  return (tens === '' ? 1 : units(tens ?? '')) * 10 + (ones === '' ? 0 : units(ones));
}

function daysAndReason(rest: Piece): Arguments {
  const found = DAYS.exec(rest.folded);
  if (found?.[1] === undefined) return reasonOf(rest);
  const before = slice(rest, 0, found.index);
  const after = slice(rest, found.index + found[0].length);
  const reason = { ...reasonOf(trimEnd(before)), ...reasonOf(after) };
  return { days: count(found[1]), ...reason };
}

/** What leads up to the days: “等配件，需要” is “等配件”. */
function trimEnd(piece: Piece): Piece {
  const core = piece.folded.replace(/(?:[\s,，。:：;；、]|申请|需要|延长|延期|再|延|需){1,20}$/u, '');
  return slice(piece, 0, core.length);
}

/** A date instead of a number of days is not understood. */
export const namesDateInsteadOfDays = (rest: Piece): boolean => DATE.test(rest.folded) && !DAYS.test(rest.folded);

function resultAndText(rest: Piece): Arguments {
  const said = without(rest, RESULT_LABEL);
  const found = RESULT.exec(said.folded);
  const result = parseResult(found?.[1] ?? found?.[2] ?? '');
  const after = found ? trimmed(slice(said, found[0].length)) : said;
  if (result !== undefined && after.raw !== '') return { result, text: after.raw };
  const alone = parseResult(said.folded.replace(/[。.!\s]{1,5}$/u, ''));
  return { ...(alone === undefined ? {} : { result: alone }), ...textOf(said) };
}

function followUpOf(rest: Piece): Arguments {
  const said = rest.folded;
  const resolved = /(?:未|没有?|尚未|不)(?:得到|完全|彻底)?解决|没好/u.test(said)
    ? false
    : /解决|已好|好了/u.test(said)
      ? true
      : undefined;
  const satisfaction = satisfactionIn(said);
  return {
    ...(resolved === undefined ? {} : { resolved }),
    ...(satisfaction === undefined ? {} : { satisfaction }),
    ...textOf(rest),
  };
}

/** 满意, 基本满意 or 不满意 in somebody's words. */
export function satisfactionIn(said: string): Satisfaction | undefined {
  if (/不(?:太|是很|怎么|很)?满意|不满|unsatisfied/u.test(said)) return 'unsatisfied';
  if (/(?:基本|比较|较)满意|一般|basic/u.test(said)) return 'basic';
  return /满意|satisfied/u.test(said) ? 'satisfied' : undefined;
}

function intoOf(rest: Piece): Arguments {
  const marks = /^[\s,，:：、>-]*(?:并入|并到|合并到|并单到|并|到|至|入|进)?[\s:：]*/u.exec(rest.folded);
  const into = numbersAt(rest.folded, marks?.[0].length ?? 0)?.numbers[0];
  return into === undefined ? {} : { into };
}

/** Who, and for which days: “张三 5月1日至5日”, “明天由李四”. */
function personOf(rest: Piece): Arguments {
  const days = dayWordsIn(rest.folded);
  const name = days
    .toReversed()
    .reduce((words, { from, to }) => `${words.slice(0, from)} ${words.slice(to)}`, rest.raw)
    .replace(/^[\s]*(?:改为|改成|换成|换为|换|由|是)/u, '')
    .replace(/[@＠\s,，。:：!！、和及]+/gu, ' ')
    .trim();
  const on = days.map(({ from, to }) => rest.folded.slice(from, to)).join('、');
  return { ...(name === '' ? {} : { person: name }), ...(on === '' ? {} : { on }) };
}
