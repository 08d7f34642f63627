/** What stands on a report's picture, without saying how it is drawn. Words and numbers are those of the report's text. */
export interface Poster {
  readonly title: string;
  /** Day, cut-off, and whether it comes late. */
  readonly subtitle: string;
  /** Empty parts are not there at all. */
  readonly parts: readonly PosterPart[];
}

export type PosterPart = TilesPart | RankingPart | CountsPart | BarsPart | LinesPart;

/** A few large numbers side by side, each under its name. */
export interface TilesPart {
  readonly part: 'tiles';
  readonly title?: string;
  readonly tiles: readonly PosterTile[];
}

export interface PosterTile {
  readonly name: string;
  readonly value: string;
  /** What the number is against, or made of. */
  readonly note?: string;
  /** Something is late: marked by a sign, not by colour alone. */
  readonly late?: boolean;
}

/** Places of units that compete with each other. */
export interface RankingPart {
  readonly part: 'ranking';
  readonly title: string;
  /** What the marked first and last places are called; only where there are any. */
  readonly names: { readonly top?: string; readonly bottom?: string };
  readonly rows: readonly RankingRow[];
}

export interface RankingRow {
  readonly place: string;
  /** `top`: a medal; `bottom`: a mark of another shape. */
  readonly mark?: 'top' | 'bottom';
  readonly name: string;
  readonly detail: string;
  readonly rate: string;
  /** Length of the bar, 0–1. */
  readonly share: number;
  /** Places won (negative: lost); left out where the unit had none before. */
  readonly change?: { readonly by: number; readonly words: string };
}

/** Names with counts in columns, in no order of merit. */
export interface CountsPart {
  readonly part: 'counts';
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly counts: readonly string[] }[];
}

/** Names with one number each, shown as a bar as well. */
export interface BarsPart {
  readonly part: 'bars';
  readonly title?: string;
  readonly rows: readonly {
    readonly name: string;
    readonly value: string;
    readonly note?: string;
    /** Length of the bar, 0–1. */
    readonly share: number;
  }[];
}

/** Sentences; `numbered` ones get ①②③ drawn before them. `small`: remarks below the rest. */
export interface LinesPart {
  readonly part: 'lines';
  readonly title?: string;
  readonly lines: readonly string[];
  readonly numbered?: boolean;
  readonly small?: boolean;
}

/** Numbers are at most 1 and at least 0 long; without a denominator there is no bar. */
export const shareOf = (numerator: number | null, denominator: number | null): number =>
  denominator === null || denominator <= 0 ? 0 : Math.min(1, Math.max(0, (numerator ?? 0) / denominator));

/** Empty parts are left out of a poster. */
export const saysSomething = (part: PosterPart): boolean =>
  part.part === 'tiles' ? part.tiles.length > 0 : part.part === 'lines' ? part.lines.length > 0 : part.rows.length > 0;

/** Whether there is anything but tiles that all say 0: of those one sentence says as much. */
export const isWorthDrawing = (parts: readonly PosterPart[]): boolean =>
  parts.some((part) => saysSomething(part) && (part.part !== 'tiles' || part.tiles.some(({ value }) => value !== '0')));
