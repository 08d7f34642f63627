/** `A` … `Z`, `AA` … for 0, 1, 2, …, as spreadsheets count their columns. */
function letterAt(index: number): string {
  const tail = String.fromCharCode(65 + (index % 26));
  return index < 26 ? tail : letterAt(Math.floor(index / 26) - 1) + tail;
}

/** A decided letter rests so long: somebody may still answer yesterday's post. */
export const LETTER_REST = 24 * 3_600_000;

/** The first letter that nobody bears: no open item, and none decided of late. */
export function firstFreeLetter(taken: readonly string[]): string {
  const borne = new Set(taken);
  let index = 0;
  while (borne.has(letterAt(index))) index += 1;
  return letterAt(index);
}
