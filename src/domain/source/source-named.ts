import type { Rung } from '../reminder/reminder-ladder.ts';
import { SOURCE_TABLE, type Source } from './source-table.ts';

/** A name without what people add to it: spaces, quotation marks, width. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s“”"'《》「」]/gu, '')
    .toLowerCase();

const BY_NAME: ReadonlyMap<string, Source> = new Map(
  SOURCE_TABLE.flatMap((source) => [source.code, source.name, ...source.aliases].map((name) => [bare(name), source])),
);

/** The source of that code, name or alias, as a 来源 column or a command line writes it. */
export const sourceNamed = (text: string): Source | undefined => BY_NAME.get(bare(text));

const BY_CODE: ReadonlyMap<string, Source> = new Map(SOURCE_TABLE.map((source) => [source.code, source]));

/** Rungs of a ticket's source itself; of tickets from a chat none. */
export const rungsOfSource = (code: string): readonly Rung[] => BY_CODE.get(code)?.rungs ?? [];

/** The row of a code that is known. */
export function sourceOf(code: string): Source {
  const source = BY_CODE.get(code);
  if (!source) throw new RangeError(`no such source: ${code}`);
  return source;
}
