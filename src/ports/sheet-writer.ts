import type { PlacedRow } from '../domain/report/printed-sheet.ts';

/** A sheet with every cell at its place. */
export interface PlacedSheet {
  readonly name: string;
  readonly rows: readonly PlacedRow[];
}

/** Turns placed cells into the bytes of a workbook; text stays text, whatever it begins with. */
export interface SheetWriter {
  write(sheets: readonly PlacedSheet[]): Promise<Uint8Array>;
}
