import type { PlacedRow } from '../domain/report/printed-sheet.ts';

/** A sheet with every cell at its place. */
export interface PlacedSheet {
  readonly name: string;
  readonly rows: readonly PlacedRow[];
}

/** A sheet to write: of many rows one need not hold all at once; they are gone through twice. */
export interface SheetToWrite {
  readonly name: string;
  readonly rows: Iterable<PlacedRow>;
}

/** Turns placed cells into the bytes of a workbook; text stays text, whatever it begins with. */
export interface SheetWriter {
  write(sheets: readonly SheetToWrite[]): Promise<Uint8Array>;
}
