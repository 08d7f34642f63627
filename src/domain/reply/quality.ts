/** How complete a reply is, and how well it explains: the parts found, weighed. */
import { lengthOf } from './character-pairs.ts';
import { unsigned, withoutFormulae } from './formula.ts';
import { LENGTH_SHARE, PARTS, type Part } from './parts.ts';

export interface Quality {
  /** 0..1. */
  readonly complete: number;
  /** 0..1. */
  readonly explain: number;
  readonly parts: ReadonlySet<Part['key']>;
}

/** Names of the parts that are not there, as a reviewer reads them. */
export const missingParts = ({ parts }: Quality): readonly string[] =>
  PARTS.filter(({ name, key }) => name !== '' && !parts.has(key)).map(({ name }) => name);

const lengthShare = (length: number, { worth, full }: { worth: number; full: number }): number =>
  worth * Math.min(1, length / full);

/** Rates a reply (`plain`) by itself; linear in it. */
export function qualityOf(reply: string): Quality {
  const text = unsigned(reply);
  const content = withoutFormulae(text);
  const length = lengthOf(content);
  const there = PARTS.filter(({ pattern, key }) => pattern.test(INSIDE.has(key) ? content : text));
  const total = (column: 'complete' | 'explain'): number =>
    there.reduce((sum, part) => sum + part[column], lengthShare(length, LENGTH_SHARE[column]));
  return {
    complete: total('complete'),
    explain: total('explain'),
    parts: new Set(there.map(({ key }) => key)),
  };
}

/** Parts that a formula (“高度重视，立即安排核查”) must not stand for. */
const INSIDE: ReadonlySet<Part['key']> = new Set(['done', 'when', 'reason']);
