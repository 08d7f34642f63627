/** PostgreSQL holds no NUL and no half of a surrogate pair: who sends one must not make his words unstorable. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();

export const asDate = (moment: number): Date => new Date(moment);
export const asDateOrNull = (moment: number | null): Date | null => (moment === null ? null : new Date(moment));
export const asMoment = (date: Date): number => date.getTime();
export const asMomentOrNull = (date: Date | null): number | null => (date === null ? null : date.getTime());
