import type { Day } from '../time/moment.ts';
import type { PrintedTable, Proof } from './printed-sheet.ts';

/**
 * A piece of a sentence of a circular (通报). `text` is plain words and may hold no number; `label` is what may hold a digit without having
 * been counted: dates, periods, numberings, names of sources and tables; `unit` names a unit of the office in full; `number` is printed as it
 * was counted and carries its proof.
 */
export type Run =
  | { readonly kind: 'text' | 'label' | 'unit'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly proof: Proof };

export type NumberRun = Extract<Run, { kind: 'number' }>;

/** A sentence or several, as a list of runs. */
export type Runs = readonly Run[];

export interface CircularParagraph {
  readonly style: 'heading' | 'subheading' | 'body';
  readonly runs: Runs;
  /** Where the clerk wrote it: file and line; left out of our own. */
  readonly written?: { readonly file: string; readonly line: number };
}

/** Tables that follow the text, on pages of their own. */
export interface Attachment {
  readonly title: string;
  readonly tables: readonly PrintedTable[];
}

/** A circular as a value: all that is printed, in order. */
export interface Circular {
  /** 发文机关, as it stands above and below. */
  readonly issuer: string;
  /** 发文字号; empty where none was given. */
  readonly number: string;
  /** A line each, broken where the sense allows. */
  readonly title: readonly string[];
  /** 主送机关 */
  readonly addressee: string;
  readonly issued: Day;
  readonly paragraphs: readonly CircularParagraph[];
  readonly attachments: readonly Attachment[];
}

/** The text of runs, as it is read. */
export const textOf = (runs: Runs): string => runs.map(({ text }) => text).join('');

export const label = (text: string): Run => ({ kind: 'label', text });
export const unitRun = ({ name }: { readonly name: string }): Run => ({ kind: 'unit', text: name });

/** A sentence of words and runs: `` say`共收到${received}件` ``. What stands between the holes is plain words. */
export function say(words: TemplateStringsArray, ...holes: readonly (Run | Runs)[]): Runs {
  return words.flatMap((text, index) => {
    const hole = holes[index];
    return [...(text === '' ? [] : [{ kind: 'text' as const, text }]), ...(hole === undefined ? [] : [hole].flat())];
  });
}

/** Lists of runs, `between` them the words; those that say nothing are left out. */
export function joined(parts: readonly Runs[], between: string): Runs {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [{ kind: 'text' as const, text: between }, ...part]));
}
