/** The period and the cut-off: a paper that writes 统计周期 under its tables has to name the same one in its titles, its preamble and under every table. */
import { addDays, parseDay } from '../time/moment.ts';
import type { CircularBlock } from './circular-document.ts';
import type { Finding } from './finding.ts';

interface Said {
  /** `from`, `to`, `cutOff`; of the period compared with, with its name: `上月 from`. */
  readonly what: string;
  readonly place: string;
  readonly printed: string;
  readonly value: string;
}

const DAY = '\\d{4}年\\d{1,2}月\\d{1,2}日';
const NAME = '(\\d{4}年(?:\\d{1,2}月(?!\\d{1,2}日)|第[一二三四]季度|[上下]半年))';
const BOUNDS = new RegExp(`统计周期[:：](${DAY})至(${DAY})`, 'u');
const CUT_OFF = new RegExp(`(?:统计截至(${DAY})|截止时点[:：](\\d{4}-\\d{1,2}-\\d{1,2}) )(\\d{1,2}:\\d{1,2})`, 'u');
/** `上月：2023年9月1日至2023年9月30日，截止时点2023-10-10 24:00` */
const COMPARED = new RegExp(`^(\\p{Script=Han}{2,6})：(${DAY})至(${DAY})，截止时点(\\d[\\d-]* \\d{1,2}:\\d{1,2})`, 'u');
/** Where the period of the paper itself is named; 比2023年9月 in a sentence is another one. */
const NAMED: readonly RegExp[] = [
  new RegExp(`^关于.*?${NAME}`, 'u'),
  new RegExp(`[（(]${NAME}，统计截至`, 'u'),
  new RegExp(`^${NAME}，`, 'u'),
  new RegExp(`${NAME}.*统计表$`, 'u'),
];

/** Whether a note under a table names 统计周期, as in every paper of ours. */
export const namesItsPeriod = (document: readonly CircularBlock[]): boolean =>
  document.some((block) => block.kind === 'paragraph' && BOUNDS.test(block.text));

export function periodLines(document: readonly CircularBlock[]): readonly Finding[] {
  if (!namesItsPeriod(document)) return [];
  const lines = document.filter((block) => block.kind === 'paragraph');
  // A title that is no paragraph stands inside its table, as on a sheet.
  const inside = document
    .filter((block) => block.kind === 'table')
    .filter(({ title }) => !lines.some(({ text }) => text === title))
    .map(({ number, title }) => ({ place: `表${number}的标题`, text: title }));
  const texts = [...lines, ...inside];
  const said = texts.flatMap(({ place, text }) => [
    ...bounds(place, text),
    ...cutOffs(place, text),
    ...names(place, text),
    ...compared(place, text),
  ]);
  return [...Map.groupBy(said, ({ what }) => what).values()].flatMap(unlike);
}

/** All that differ from what is said most often. */
function unlike(said: readonly Said[]): readonly Finding[] {
  const [most] = [...Map.groupBy(said, ({ value }) => value).values()].sort((a, b) => b.length - a.length);
  const right = most?.[0];
  if (!right) return [];
  return said
    .filter(({ value }) => value !== right.value)
    .map(({ place, printed }) => ({
      rule: 'otherPeriod',
      kind: 'error',
      place,
      quote: printed,
      printed,
      counted: right.printed,
      basis: right.place,
    }));
}

function bounds(place: string, text: string): readonly Said[] {
  const [, from = '', to = ''] = BOUNDS.exec(text) ?? [];
  return from === ''
    ? []
    : [
        { what: 'from', place, printed: from, value: isoDay(from) },
        { what: 'to', place, printed: to, value: isoDay(to) },
      ];
}

function cutOffs(place: string, text: string): readonly Said[] {
  const [, written, iso, time = ''] = CUT_OFF.exec(text) ?? [];
  const printed = written ?? iso;
  if (printed === undefined) return [];
  return [{ what: 'cutOff', place, printed: `${printed} ${time}`, value: `${iso ?? isoDay(printed)} ${time}` }];
}

function compared(place: string, text: string): readonly Said[] {
  const [, name, from, to, cutOff] = COMPARED.exec(text) ?? [];
  return Object.entries({ from, to, cutOff }).flatMap(([what, printed]) =>
    name === undefined || printed === undefined ? [] : [{ what: `${name} ${what}`, place, printed, value: printed }],
  );
}

function names(place: string, text: string): readonly Said[] {
  const name = NAMED.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  if (name === undefined) return [];
  const { from, to } = spanOf(name);
  return [
    { what: 'from', place, printed: name, value: from },
    { what: 'to', place, printed: name, value: to },
  ];
}

/** `2023年11月7日` → `2023-11-07` */
const isoDay = (written: string): string =>
  (written.match(/\d+/gu) ?? []).map((part) => part.padStart(2, '0')).join('-');

const QUARTERS = '一二三四';

/** First and last day of `2023年10月`, `2023年第三季度`, `2023年上半年`; a month there is none of has no last day. */
function spanOf(name: string): { readonly from: string; readonly to: string } {
  const year = Number(name.slice(0, 4));
  const rest = name.slice(5);
  const [first, months] = rest.endsWith('月')
    ? [Number.parseInt(rest, 10), 1]
    : rest.endsWith('季度')
      ? [QUARTERS.indexOf(rest.charAt(1)) * 3 + 1, 3]
      : [rest.startsWith('上') ? 1 : 7, 6];
  const next = first + months;
  const after = parseDay(next > 12 ? `${year + 1}-01-01` : `${year}-${String(next).padStart(2, '0')}-01`);
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: after === undefined ? name : addDays(after, -1) };
}
