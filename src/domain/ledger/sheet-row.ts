/** A row of a table as the file holds it: the cells as text, and where it stands. */
export interface SheetRow {
  /** From 1: the row of the sheet, or the line of the file the row begins on. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Cells that hold no value to go by; their text is what the file shows, or empty. */
  readonly spoilt?: readonly SpoiltCell[];
}

export interface SpoiltCell {
  /** From 0. */
  readonly column: number;
  /** `error`: the sheet shows #REF! and the like; `noValue`: a formula whose result was never stored. */
  readonly why: 'error' | 'noValue';
}

/** `A` for 0, `AB` for 27: how a spreadsheet names a column. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
