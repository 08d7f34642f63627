import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
} from 'yaml';
import { explainLines } from './explain-lines.ts';
import type { Note } from './note.ts';

/** What a person wrote, before anybody asks what it means: every scalar is its own text, a number or a time included. */
export type Written = string | readonly Written[] | WrittenMap | undefined;
export interface WrittenMap {
  readonly [key: string]: Written;
}

export type Path = readonly (string | number)[];

export interface OfficeTree {
  readonly root: Written;
  /** Faults of the notation. Where there are any beside doubled keys, `root` is not worth reading. */
  readonly syntax: readonly Note[];
  readonly readable: boolean;
  /** The line of the key or item at `path`, or of the nearest thing around it. */
  lineOf(path: Path): number;
  placeOf(path: Path): string;
}

/**
 * Reads YAML 1.2 with every scalar as text (schema `failsafe`): `17:30` stays no sexagesimal number, `2026-08-20` no date, an account of
 * twenty digits loses none of them, `no` is a word. Who expects a number asks for one. An empty value, `~` and `null` are "not written".
 */
export function readTree(text: string): OfficeTree {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, schema: 'failsafe', prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, counter.linePos(offset).line);
  const copied = writtenOf(document);
  const syntax = document.errors.map(({ pos, code }) => ({
    line: lineAt(pos[0]),
    place: '',
    message: `${syntaxSentence(code)}${code === 'DUPLICATE_KEY' ? `：${doubledKey(text, pos[0])}` : ''}`,
  }));
  const readable = copied.whole && document.errors.every(({ code }) => code === 'DUPLICATE_KEY');
  for (const alias of copied.undefinedAliases)
    syntax.push({
      line: lineAt(startOf(alias) ?? 0),
      place: '',
      message: `“*${alias.source}”以星号开头，会被当成引用；如果是普通文字，请加英文引号写作 "*${alias.source}"`,
    });
  if (!copied.whole) syntax.push({ line: 1, place: '', message: '引用（& 和 *）太多，或者互相套用，请直接写出内容' });
  return {
    root: copied.root,
    syntax: readable ? syntax : explainLines(text, syntax),
    readable,
    lineOf: (path) => lineAt(offsetOf(document, path)),
    placeOf: (path) => placeWords(copied.root, path),
  };
}

/** More references than any office needs: a file that refers to itself must end, too. */
const MOST_ALIASES = 500;

function writtenOf(document: Document): {
  readonly root: Written;
  readonly whole: boolean;
  readonly undefinedAliases: readonly Alias[];
} {
  let aliases = 0;
  const undefinedAliases: Alias[] = [];
  const written = (node: unknown): Written => {
    if (isAlias(node)) {
      aliases += 1;
      if (aliases > MOST_ALIASES) return undefined;
      const target = node.resolve(document);
      if (target === undefined) undefinedAliases.push(node);
      return written(target);
    }
    if (isSeq(node)) return node.items.map(written);
    if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [keyText(pair.key), written(pair.value)]));
    if (!isScalar(node)) return undefined;
    const text = String(node.value ?? '');
    return node.type === Scalar.PLAIN && /^(?:~|null|)$/i.test(text) ? undefined : text;
  };
  const root = written(document.contents);
  return { root, whole: aliases <= MOST_ALIASES, undefinedAliases };
}

const doubledKey = (text: string, offset: number): string => /^[^:：\s]+/u.exec(text.slice(offset))?.[0] ?? '';

const keyText = (key: unknown): string => (isScalar(key) ? String(key.value ?? '') : String(key));

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => keyText(key) === String(step));
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

export const isMapWritten = (value: Written): value is WrittenMap => typeof value === 'object' && !Array.isArray(value);
export const isListWritten = (value: Written): value is readonly Written[] => Array.isArray(value);

function placeWords(root: Written, path: Path): string {
  const words: string[] = [];
  let value = root;
  for (const step of path) {
    value = isListWritten(value) ? value[Number(step)] : isMapWritten(value) ? value[step] : undefined;
    if (typeof step === 'string') words.push(words.length === 0 ? step : `的 ${step}`);
    else words.push(`第${step + 1}项${labelOf(value)}`);
  }
  return words.join(' ').replaceAll('） 的', '）的');
}

function labelOf(value: Written): string {
  const label = isMapWritten(value) ? (value['id'] ?? value['name'] ?? value['category']) : value;
  return typeof label === 'string' ? `（${label}）` : '';
}

const SYNTAX: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一层里同一个字段写了两次，请删掉一个',
  TAB_AS_INDENT: '用了制表符缩进，请改成空格',
  BAD_INDENT: '缩进没有对齐：同一层的字段要从同一列开始',
  MISSING_CHAR: '缺少符号：引号、括号、逗号或冒号没有写全',
  BAD_ALIAS: '引用（* 开头的内容）没有对应的定义；如果是普通文字请加引号',
  BAD_SCALAR_START: '这里不能以该符号开头；如果是普通文字请加引号',
  MULTILINE_IMPLICIT_KEY: '字段名后面缺少冒号，或者引号、括号没有写全',
  BLOCK_IN_FLOW: '花括号或方括号没有写全',
  MULTIPLE_DOCS: '一个文件里只能有一份内容，请去掉多余的“---”',
};

const syntaxSentence = (code: string): string => SYNTAX[code] ?? '写法不合 YAML 规则，请检查缩进、引号和括号';
