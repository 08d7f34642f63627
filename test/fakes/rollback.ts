/** Something whose state can be put back to what it was. */
export interface Rollback {
  /** Remembers the state; calling the answer restores it. */
  snapshot(): () => void;
}

/** A value as a database hands it back: another object, without what JSON drops. */
export const storedCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Text as a database keeps it: no NUL, no half of a surrogate pair. */
export const storedText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
