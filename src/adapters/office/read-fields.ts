import { z } from 'zod';
import { gluedField, unknownFieldWords } from './field-words.ts';
import type { Note } from './note.ts';
import {
  isListWritten,
  isMapWritten,
  type OfficeTree,
  type Path,
  type Written,
  type WrittenMap,
} from './office-tree.ts';

/** Collects everything there is to say about one file. */
export interface Reader {
  readonly tree: OfficeTree;
  fault(path: Path, message: string): void;
  warn(path: Path, message: string): void;
  /** A field that does nothing: told once for all rows that have it. */
  unknown(path: Path, message: string): void;
  notes(): { readonly faults: readonly Note[]; readonly warnings: readonly Note[] };
}

/** A row of a list and where it stands. Faulty fields are missing from `value`, the others are there: one fault must not hide the next. */
export interface Row<T> {
  readonly path: Path;
  readonly value: Partial<T>;
}

export type Fields = z.ZodObject<z.ZodRawShape>;

export function createReader(tree: OfficeTree): Reader {
  const faults: Note[] = tree.syntax.slice();
  const warnings: Note[] = [];
  const note = (path: Path, message: string): Note => ({ line: tree.lineOf(path), place: tree.placeOf(path), message });
  const unknown = new Map<string, { readonly path: Path; readonly message: string; times: number }>();
  const unknownNotes = (): Note[] =>
    [...unknown.values()].map(({ path, message, times }) =>
      note(path, times > 1 ? `${message}（共${times}处）` : message),
    );
  const inOrder = (notes: readonly Note[]): readonly Note[] => notes.toSorted((a, b) => a.line - b.line);
  return {
    tree,
    fault: (path, message) => void faults.push(note(path, message)),
    warn: (path, message) => void warnings.push(note(path, message)),
    unknown(path, message) {
      const key = `${path[0]} ${message}`;
      const known = unknown.get(key);
      if (known) known.times += 1;
      else unknown.set(key, { path, message, times: 1 });
    },
    notes: () => ({ faults: inOrder(faults), warnings: inOrder([...warnings, ...unknownNotes()]) }),
  };
}

/** Reads a list of `{ … }`; undefined when the file does not have it. */
export function readRows<S extends Fields>(reader: Reader, schema: S, section: string): Row<z.infer<S>>[] | undefined {
  const given = sectionOf(reader, section);
  if (given === undefined) return undefined;
  if (!isListWritten(given)) {
    reader.fault([section], `${section} 应当是列表，每项以“- ”开头，写作 - ${rowExample(schema)}；一项也没有时写 []`);
    return [];
  }
  return given.flatMap((item, index) => {
    const path = [section, index];
    if (isMapWritten(item)) return [{ path, value: readFields(reader, schema, path, item) }];
    reader.fault(path, `应当写成 ${rowExample(schema)}`);
    return [];
  });
}

const rowExample = (schema: Fields): string => `{ ${requiredOf(schema).join(': …, ')}: … }`;

const requiredOf = (schema: Fields): string[] =>
  Object.keys(schema.shape).filter((key) => !(schema.shape[key] instanceof z.ZodOptional));

/** Reads a `{ … }` of the top level; nothing in it when the file does not have it. */
export function readSection<S extends Fields>(reader: Reader, schema: S, section: string): Partial<z.infer<S>> {
  const given = sectionOf(reader, section);
  return readMap(reader, schema, [section], given ?? {});
}

export function readMap<S extends Fields>(reader: Reader, schema: S, path: Path, given: Written): Partial<z.infer<S>> {
  if (isMapWritten(given)) return readFields(reader, schema, path, given);
  reader.fault(path, `应当写成“字段: 值”的样子${mapHint(schema, given)}`);
  return {};
}

function mapHint(schema: Fields, given: Written): string {
  const fields = Object.keys(schema.shape);
  const glued = typeof given === 'string' ? gluedField(given, fields) : undefined;
  if (glued) return `：冒号要用英文的，后面空一格，写作 ${glued.key}: ${glued.value}`;
  const listed = isListWritten(given) ? '，不要写“- ”' : '';
  const known = `，可写的字段有 ${fields.join('、')}`;
  return fields.length <= 3 ? `${listed}，写作 { ${fields.join(': …, ')}: … }` : `${listed}${known}`;
}

export function sectionOf(reader: Reader, section: string): Written {
  return isMapWritten(reader.tree.root) ? reader.tree.root[section] : undefined;
}

function readFields<S extends Fields>(reader: Reader, schema: S, path: Path, given: WrittenMap): Partial<z.infer<S>> {
  const glued = warnOfTypos(reader, path, given, Object.keys(schema.shape));
  const read: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    if (glued.has(key)) continue;
    warnOfGluedItems(reader, [...path, key], given[key], field);
    const value = readField(reader, field, [...path, key], given[key]);
    if (value !== undefined) read[key] = value;
  }
  return read as Partial<z.infer<S>>;
}

function readField(reader: Reader, field: z.core.$ZodType, path: Path, given: Written): unknown {
  const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
  if (given !== undefined && inner instanceof z.ZodObject) return readMap(reader, inner, path, given);
  if (typeof given === 'string' && /^[“”‘’].*[“”‘’]$/su.test(given)) {
    const bare = given.slice(1, -1);
    reader.fault(path, `${path.at(-1)} 两头用了中文引号，请改成英文引号，写作 ${path.at(-1)}: "${bare}"`);
    return undefined;
  }
  const parsed = z.safeParse(field, given);
  if (parsed.success) return parsed.data;
  if (given === undefined) {
    reader.fault(path, `没有写 ${path.at(-1)}`);
    return undefined;
  }
  for (const issue of parsed.error.issues) {
    const at = [...path, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    reader.fault(at, `${path.at(-1)} ${issue.message}`);
  }
  return readRest(field, given, new Set(parsed.error.issues.map((issue) => String(issue.path[0]))));
}

/** What is left of a list or map without its faulty entries, so that these do not hide what else is wrong with the others. */
function readRest(field: z.core.$ZodType, given: Written, faulty: ReadonlySet<string>): unknown {
  if (typeof given !== 'object') return undefined;
  const good = Object.entries(given).filter(([key]) => !faulty.has(key));
  if (good.length === 0) return undefined;
  const rest = z.safeParse(field, isListWritten(given) ? good.map(([, value]) => value) : Object.fromEntries(good));
  return rest.success ? rest.data : undefined;
}

/**
 * Unknown fields are ignored (contract), but whoever wrote one meant something. One that holds its value (`name:甲`) is a fault; the fields so
 * told of are answered, so that they are not called missing as well.
 */
export function warnOfTypos(
  reader: Reader,
  path: Path,
  given: WrittenMap,
  known: readonly string[],
): ReadonlySet<string> {
  const told = new Set<string>();
  for (const [key, value] of Object.entries(given)) {
    if (known.includes(key)) continue;
    const glued = value === undefined ? gluedField(key, known) : undefined;
    if (glued) {
      reader.fault([...path, key], `“${key}”的冒号要用英文的，后面空一格，写作 ${glued.key}: ${glued.value}`);
      told.add(glued.key);
      continue;
    }
    const words = unknownFieldWords(key, known, { given, section: path[0] });
    if (words !== undefined) reader.unknown([...path, key], words);
  }
  return told;
}

/** `[一小区、二小区]` is one estate with an odd name; nearly always two were meant. */
function warnOfGluedItems(reader: Reader, path: Path, given: Written, field: z.core.$ZodType): void {
  const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
  if (given === undefined || !(inner instanceof z.ZodPipe && inner.out instanceof z.ZodArray)) return;
  const items = isListWritten(given)
    ? given.map((item, index) => [item, [...path, index]] as const)
    : [[given, path] as const];
  for (const [item, at] of items) {
    if (typeof item !== 'string' || !/[，、]/u.test(item)) continue;
    const parts = item.split(/\s*[，、]\s*/u).filter((part) => part !== '');
    if (parts.length > 1) reader.warn(at, `“${item}”算作一项；如果是几项，请用英文逗号分开：[${parts.join(', ')}]`);
  }
}
