import type { CountField, FlagField, Marker, MomentField, WordField } from './fact-fields.ts';

/** A moment of the ticket, or one of the window. */
export type Instant = MomentField | Marker;

/**
 * A condition on a ticket in a window, as data: read in memory by `testOf`, in the database by the statement made of it. What is not
 * there compares with nothing: every comparison with it is false, and so `not` of it is true.
 */
export type Condition =
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'given'; readonly field: MomentField | WordField | FlagField }
  | { readonly op: 'oneOf'; readonly field: WordField; readonly words: readonly string[] }
  | { readonly op: 'flag'; readonly field: FlagField }
  | { readonly op: 'moreThan'; readonly field: CountField; readonly number: number }
  | { readonly op: 'before' | 'noLaterThan'; readonly left: Instant; readonly right: Instant };

/** True of every ticket when it holds nothing. */
export const all = (...of: readonly Condition[]): Condition => ({ op: 'all', of });
export const any = (...of: readonly Condition[]): Condition => ({ op: 'any', of });
export const not = (of: Condition): Condition => ({ op: 'not', of });

export const given = (field: MomentField | WordField | FlagField): Condition => ({ op: 'given', field });
export const isTrue = (field: FlagField): Condition => ({ op: 'flag', field });
export const is = (field: WordField, word: string): Condition => ({ op: 'oneOf', field, words: [word] });
export const oneOf = (field: WordField, words: readonly string[]): Condition => ({ op: 'oneOf', field, words });
export const moreThan = (field: CountField, number: number): Condition => ({ op: 'moreThan', field, number });

export const before = (left: Instant, right: Instant): Condition => ({ op: 'before', left, right });
export const after = (left: Instant, right: Instant): Condition => ({ op: 'before', left: right, right: left });
export const noLaterThan = (left: Instant, right: Instant): Condition => ({ op: 'noLaterThan', left, right });
export const noEarlierThan = (left: Instant, right: Instant): Condition => ({
  op: 'noLaterThan',
  left: right,
  right: left,
});
