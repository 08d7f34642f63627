/** Ticket numbers as people write them: `20260312-012`, `0312-012`, `012`, also without the hyphen, several in a row. */

export interface Numbers {
  /** `20260312-012`, `0312-012` or `012`. */
  readonly numbers: readonly string[];
  /** Where the first begins and what follows the last. */
  readonly from: number;
  readonly to: number;
  /** Written with its day: nothing else looks like it. */
  readonly dated: boolean;
  /** Ends at a blank, a mark or the end. */
  readonly bounded: boolean;
}

const DATED = String.raw`(?:20\d\d)?[01]\d[0-3]\d(?: ?- ?| )?\d{3,4}`;
/** What three digits count when they are no number of a ticket; “012 路灯已修好” counts nothing. */
const MEASURES =
  '号楼|号院|号门|号房|号店|号线|号机|室|栋|楼(?![道顶门梯宇])|单元|层|户(?!主)|年|月|日|天|元|米|平|分|时|点|块|个|人(?!员)|次|路(?![灯面口段])|公里|度|%|万|斤|吨|岁|件|条|班|房(?![屋东])|厂|国道|省道|医院';
const BARE = String.raw`\d{3}(?!\s?(?:${MEASURES}))`;
const BEFORE = '(?:(?:工单|单子|编号|件号|单号|第|号|#|no\\.?)[:： ]{0,2}){0,2}';
const FIRST = new RegExp(`${BEFORE}(${DATED}|${BARE})(?![-.]?\\d)号?`, 'yu');
const NEXT = new RegExp(
  `[\\s、,;/+&和及与]{1,3}${BEFORE}(${DATED}|${BARE}(?=号?(?:$|[\\s、,;/+&和及与。])))(?![-.]?\\d)号?`,
  'yu',
);
const EMERGENCY: readonly string[] = ['110', '119', '120', '122'];
const BOUNDARY = /^(?:$|[\s\p{P}\p{S}])/u;

/** One spelling: with a hyphen, without blanks. */
function tidy(written: string): string {
  const digits = written.replace(/[- ]/gu, '');
  if (digits.length <= 4) return digits;
  const day = digits.length >= 11 ? 8 : 4;
  return `${digits.slice(0, day)}-${digits.slice(day)}`;
}

/** The numbers that begin exactly at `at`. */
export function numbersAt(folded: string, at: number): Numbers | undefined {
  FIRST.lastIndex = at;
  const first = FIRST.exec(folded);
  if (first?.[1] === undefined) return undefined;
  const numbers = [tidy(first[1])];
  let to = FIRST.lastIndex;
  for (;;) {
    NEXT.lastIndex = to;
    const next = NEXT.exec(folded)?.[1];
    if (next === undefined || EMERGENCY.includes(next)) break;
    numbers.push(tidy(next));
    to = NEXT.lastIndex;
  }
  const dated = (numbers[0] ?? '').includes('-');
  return { numbers: [...new Set(numbers)], from: at, to, dated, bounded: BOUNDARY.test(folded.slice(to, to + 2)) };
}

const ANYWHERE = new RegExp(`(?<![\\d.-])(?:${DATED}(?![-.]?\\d)|\\d{3}(?=号?(?:$|[\\s、,;。])))`, 'gu');
const BLANK_BEFORE = /[\s\p{P}]/u;

/** The first numbers anywhere: dated ones, or three digits that stand by themselves. */
export function numbersIn(folded: string, from = 0): Numbers | undefined {
  ANYWHERE.lastIndex = from;
  for (let match = ANYWHERE.exec(folded); match; match = ANYWHERE.exec(folded)) {
    const alone = match.index === from || BLANK_BEFORE.test(folded.charAt(match.index - 1));
    const found = numbersAt(folded, match.index);
    if (found && (found.dated || alone)) return found;
  }
  return undefined;
}

const WRITTEN = /(?<![\d-])(?:20\d{6}|\d{4})-\d{3}(?![\d-])/gu;

/** The one ticket a text names with its day, however often; undefined where it names none or several. */
export function onlyNumberIn(text: string): string | undefined {
  const found = [...new Set(text.normalize('NFKC').match(WRITTEN) ?? [])].sort((a, b) => b.length - a.length);
  const [longest] = found;
  return found.every((number) => longest?.endsWith(number)) ? longest : undefined;
}
