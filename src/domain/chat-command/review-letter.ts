/** `A` … `Z`, `AA` … for 0, 1, 2, …, as spreadsheets count their columns. */
function letterAt(index: number): string {
  const tail = String.fromCharCode(65 + (index % 26));
  return index < 26 ? tail : letterAt(Math.floor(index / 26) - 1) + tail;
}

/** The first letter no open item of the review list bears. */
export function firstFreeLetter(taken: readonly string[]): string {
  let index = 0;
  while (taken.includes(letterAt(index))) index += 1;
  return letterAt(index);
}
