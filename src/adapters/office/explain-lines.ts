import type { Note } from './note.ts';

/** One slip that breaks the notation, told from the line as it stands. `tell` gives undefined where the line is innocent. */
interface Slip {
  readonly tell: (line: string) => string | undefined;
}

const KEY = String.raw`^(\s*(?:-\s+)?)([\p{L}\p{N}_-]+)`;
const found = (pattern: RegExp, sentence: (match: RegExpExecArray) => string): Slip => ({
  tell: (line) => {
    const match = pattern.exec(line);
    return match ? sentence(match) : undefined;
  },
});

/** In the order of how sure one can be; the first that fits is told. */
const SLIPS: readonly Slip[] = [
  found(/^ *\t/u, () => '行首用了制表符缩进，请改成空格（每一层两个空格）'),
  found(
    new RegExp(String.raw`${KEY}\s*：\s*(.*)$`, 'u'),
    ([, , key = '', value = '']) =>
      `“${key}”后面是中文冒号“：”，请改成英文冒号加一个空格，写作 ${value === '' ? `${key}:` : `${key}: ${value}`}`,
  ),
  found(/[｛｝［］]/u, ([mark]) => `用了中文括号“${mark}”，请改成英文的 { } 或 [ ]`),
  found(/^\s*[–—－﹣]\s*/u, () => '列表项要以英文短横加空格“- ”开头，这里是中文的破折号'),
  found(/^\s+(\{.*:.*\},?)\s*$/u, ([, row = '']) => `列表项前面要写“- ”，写作 - ${row}`),
  found(/^\s*-([{[\p{L}\p{N}"].*)$/u, ([, rest = '']) => `“-”后面要空一格，写作 - ${rest}`),
  found(/[{[].*?([\p{L}\p{N}"'] *，)/u, () => '花括号或方括号里用了中文逗号“，”，请改成英文逗号加空格“, ”'),
  found(
    new RegExp(String.raw`${KEY}:([^\s:,{}[\]"'].*)$`, 'u'),
    ([, , key = '', value = '']) => `“${key}:”后面要空一格，写作 ${key}: ${value}`,
  ),
  { tell: oddQuotes },
  found(
    new RegExp(String.raw`${KEY}:\s+([@%\u0060|>&*!].*)$`, 'u'),
    ([, , key = '', value = '']) => `值以符号“${value[0]}”开头，请给它加上英文引号，写作 ${key}: "${value.trim()}"`,
  ),
  found(
    new RegExp(String.raw`${KEY}:\s+([^\s"'{[#][^"'{[]*:\s.*)$`, 'u'),
    ([, , key = '', value = '']) => `值里有英文冒号加空格，请给它加上英文引号，写作 ${key}: "${value.trim()}"`,
  ),
];

function oddQuotes(line: string): string | undefined {
  const quotes = (uncommented(line).match(/"/gu) ?? []).length;
  return quotes % 2 === 1 ? '英文双引号没有成对，请补上缺的一个' : undefined;
}

const uncommented = (line: string): string => line.replace(/(?:^|\s)#.*$/u, '');

/**
 * What the parser says of a slip is told in its own words and often lines later. Where the lines themselves show what is wrong, that is told
 * instead, for all of them at once; of the parser's faults only those before the first such line remain: later ones follow from it.
 */
export function explainLines(text: string, faults: readonly Note[]): readonly Note[] {
  const lines = text.split(/\r?\n/u);
  const slips = lines.flatMap((line, index) => {
    if (/^\s*(?:#|$)/u.test(line)) return [];
    const message = SLIPS.map(({ tell }) => tell(line)).find((told) => told !== undefined);
    return message === undefined ? [] : [{ line: index + 1, place: '', message }];
  });
  const first = slips[0]?.line ?? Number.POSITIVE_INFINITY;
  const own = faults.filter(({ line }) => line < first);
  const seen = new Set<string>();
  return [...own.map((fault) => deeperLine(lines, fault) ?? openBracket(lines, fault)), ...slips].filter(
    ({ line, message }) => {
      const key = `${line} ${message}`;
      return !seen.has(key) && seen.add(key);
    },
  );
}

/** A field that stands deeper than the one above it, which has its value already. */
function deeperLine(lines: readonly string[], fault: Note): Note | undefined {
  for (const line of [fault.line, fault.line + 1]) {
    const above = FIELD_AND_VALUE.exec(lines[line - 2] ?? '');
    const below = /^(\s*)[\p{L}\p{N}_-]+:(?:\s|$)/u.exec(lines[line - 1] ?? '');
    if (above && below && (below[1] ?? '').length > (above[1] ?? '').length)
      return { line, place: '', message: '这一行前面多了空格：同一层的字段要对齐，请与上一行从同一列开始' };
  }
  return undefined;
}
const FIELD_AND_VALUE = /^(\s*)[\p{L}\p{N}_-]+:\s+\S/u;

const PAIRS = [
  ['{', '}', '花括号'],
  ['[', ']', '方括号'],
] as const;

/** A bracket left open is noticed by the parser on the next line. */
function openBracket(lines: readonly string[], fault: Note): Note {
  for (const line of [fault.line, fault.line - 1]) {
    const text = uncommented(lines[line - 1] ?? '');
    for (const [opens, closes, name] of PAIRS) {
      const open = text.split(opens).length - text.split(closes).length;
      if (open === 0) continue;
      const message =
        open > 0 ? `${name}没有写全，缺少“${closes}”` : `${name}没有写全，多了“${closes}”或缺少“${opens}”`;
      return { line, place: '', message };
    }
  }
  return fault;
}
