/** Lines of training data (contract §5): `{"id","kind","text","label"}`; every fault names its line. */
import { readFileSync } from 'node:fs';
import { InputFault } from '../run-script.ts';

export interface Example {
  readonly kind: string;
  readonly text: string;
  readonly label: string;
}

type Row = Readonly<Record<string, unknown>>;

export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new InputFault(`打不开文件“${file}”。`);
  }
}

/** Rows of a JSON-lines file with their line numbers. */
function* jsonLines(file: string): Generator<{ row: Row; where: string }> {
  const lines = readBytes(file)
    .toString('utf8')
    .replace(/^\ufeff/u, '')
    .split('\n');
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const where = `“${file}”第${i + 1}行`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new InputFault(`${where}不是一行完整的JSON。`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new InputFault(`${where}不是JSON对象。`);
    yield { row: value as Row, where };
  }
}

function textOf(row: Row, where: string): string {
  const { text } = row;
  if (typeof text !== 'string') throw new InputFault(`${where}缺少“text”，或“text”不是文字。`);
  return text;
}

function exampleOf(row: Row, where: string): Example {
  const { id, kind, label } = row;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new InputFault(`${where}缺少“id”，或“id”不是文字或数字。`);
  if (kind !== undefined && typeof kind !== 'string') throw new InputFault(`${where}的“kind”不是文字。`);
  const given = label === true ? '1' : label === false ? '0' : label;
  if ((typeof given !== 'string' && typeof given !== 'number') || String(given).trim() === '')
    throw new InputFault(`${where}缺少“label”，或“label”不是文字或数字。`);
  return { kind: kind ?? '', text: textOf(row, where), label: String(given) };
}

export const readExamples = (file: string): Example[] =>
  [...jsonLines(file)].map(({ row, where }) => exampleOf(row, where));

/** Idle talk: only `text` is needed, `src` or `kind` says where it is from. */
export const readIdleTalk = (file: string): Example[] =>
  [...jsonLines(file)].map(({ row, where }) => {
    const source = row['kind'] ?? row['src'];
    return { kind: typeof source === 'string' ? source : 'chatter', text: textOf(row, where), label: '0' };
  });
