import { z } from 'zod';
import { nearMiss } from './near-miss.ts';
import {
  isListWritten,
  isMapWritten,
  type Note,
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
  const inOrder = (notes: readonly Note[]): readonly Note[] => notes.toSorted((a, b) => a.line - b.line);
  return {
    tree,
    fault: (path, message) => void faults.push(note(path, message)),
    warn: (path, message) => void warnings.push(note(path, message)),
    notes: () => ({ faults: inOrder(faults), warnings: inOrder(warnings) }),
  };
}

/** Reads a list of `{ … }`; undefined when the file does not have it. */
export function readRows<S extends Fields>(reader: Reader, schema: S, section: string): Row<z.infer<S>>[] | undefined {
  const given = sectionOf(reader, section);
  if (given === undefined) return undefined;
  if (!isListWritten(given)) {
    reader.fault([section], `${section} 应当是列表，每项以“- ”开头；一项也没有时写 []`);
    return [];
  }
  return given.flatMap((item, index) => {
    const path = [section, index];
    if (isMapWritten(item)) return [{ path, value: readFields(reader, schema, path, item) }];
    reader.fault(path, `应当写成 { ${requiredOf(schema).join(': …, ')}: … }`);
    return [];
  });
}

const requiredOf = (schema: Fields): string[] =>
  Object.keys(schema.shape).filter((key) => !(schema.shape[key] instanceof z.ZodOptional));

/** Reads a `{ … }` of the top level; nothing in it when the file does not have it. */
export function readSection<S extends Fields>(reader: Reader, schema: S, section: string): Partial<z.infer<S>> {
  const given = sectionOf(reader, section);
  return readMap(reader, schema, [section], given ?? {});
}

export function readMap<S extends Fields>(reader: Reader, schema: S, path: Path, given: Written): Partial<z.infer<S>> {
  if (isMapWritten(given)) return readFields(reader, schema, path, given);
  reader.fault(path, `应当写成“字段: 值”的样子，可写的字段有 ${Object.keys(schema.shape).join('、')}`);
  return {};
}

export function sectionOf(reader: Reader, section: string): Written {
  return isMapWritten(reader.tree.root) ? reader.tree.root[section] : undefined;
}

function readFields<S extends Fields>(reader: Reader, schema: S, path: Path, given: WrittenMap): Partial<z.infer<S>> {
  warnOfTypos(reader, path, given, Object.keys(schema.shape));
  const read: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const value = readField(reader, field, [...path, key], given[key]);
    if (value !== undefined) read[key] = value;
  }
  return read as Partial<z.infer<S>>;
}

function readField(reader: Reader, field: z.core.$ZodType, path: Path, given: Written): unknown {
  const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
  if (given !== undefined && inner instanceof z.ZodObject) return readMap(reader, inner, path, given);
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

/** Unknown fields are ignored (contract), but one that looks like a known one was meant to say something. */
export function warnOfTypos(reader: Reader, path: Path, given: WrittenMap, known: readonly string[]): void {
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue;
    const near = nearMiss(key, known);
    if (near !== undefined && given[near] === undefined)
      reader.warn([...path, key], `不认识字段“${key}”，是不是“${near}”？现在不起作用`);
  }
}
