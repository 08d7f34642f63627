/** The answer of a rule: done with a value, or refused with a reason. A refusal is expected and is a value, never an exception. */
export type Outcome<T, R> = { readonly done: true; readonly value: T } | { readonly done: false; readonly refusal: R };

export const done = <T>(value: T): { readonly done: true; readonly value: T } => ({ done: true, value });
export const refused = <R>(refusal: R): { readonly done: false; readonly refusal: R } => ({ done: false, refusal });
