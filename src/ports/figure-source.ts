import type { GroupId, TicketNumber } from '../domain/base/ids.ts';
import type { FigureKey } from '../domain/figures/fact-fields.ts';
import type { FigureCode } from '../domain/figures/figure-table.ts';
import type { FigureWindow } from '../domain/figures/figure-window.ts';
import type { FigureValues, MeasuredEach } from '../domain/figures/measure.ts';
import type { ScoreWeights } from '../domain/figures/score.ts';
import type { OverdueSince } from '../domain/report/leader-digest.ts';
import type { TicketBehind } from '../domain/report/publication.ts';
import type { MomentSpan } from '../domain/time/moment.ts';

/** Which tickets are counted at all; left out = all. */
export interface FigureScope {
  /** Without those that are not counted where residents read. */
  readonly onlyListed?: boolean;
  readonly source?: string;
  readonly group?: GroupId;
  /** With the figures that look at every ticket there ever was (累计); else these are blank, and a month costs a month. */
  readonly sinceEver?: boolean;
}

/** Which tickets are asked for: those behind one figure, of one value of a key where it is given (null: of none). */
export interface TicketsAsked {
  readonly code: FigureCode;
  /** Of the score alone, which has none but those of its parts. */
  readonly weights?: ScoreWeights;
  readonly window: FigureWindow;
  readonly scope?: FigureScope;
  readonly of?: { readonly key: FigureKey; readonly value: string | null };
  readonly limit: number;
  /** The last ticket of the page before. */
  readonly after?: TicketNumber;
}

/** The tickets behind several figures at once, with the value of a key they have. */
export interface BehindAsked {
  readonly codes: readonly FigureCode[];
  readonly window: FigureWindow;
  readonly key: FigureKey;
  readonly scope?: FigureScope;
}

/** Which matters of many are asked for: tickets received in the window of at least so many households. */
export interface SupportAsked {
  readonly window: FigureWindow;
  readonly scope?: FigureScope;
  readonly least: number;
  readonly limit: number;
}

/** A ticket with those who stand behind it: who reported it, and who joined. */
export interface Supported {
  readonly number: TicketNumber;
  readonly households: number;
}

/** Figures counted where the tickets are: none of them comes into memory. The definitions are those of the figure table. */
export interface FigureSource {
  /** All figures, of all tickets and of each value of the key; a value without any ticket at the cut-off may be missing. */
  measureEach(
    window: FigureWindow,
    key: FigureKey,
    scope?: FigureScope,
  ): Promise<MeasuredEach<string | null, FigureValues>>;
  /** Numbers of the tickets counted, or of a rate those below the line, in the order of opening. */
  ticketsBehind(asked: TicketsAsked): Promise<readonly TicketNumber[]>;
  /** Every ticket that is counted in one of the figures, once, in the order of opening: as many as a report prints, to prove it. */
  behindEach(asked: BehindAsked): Promise<readonly TicketBehind[]>;
  /** Numbers of the tickets open and running at `from` that fall due after it and up to `to`, in the order of opening. */
  dueBetween(span: MomentSpan, scope?: FigureScope): Promise<readonly TicketNumber[]>;
  /** 集中反映: the most households first, equals in the order of opening. */
  mostSupported(asked: SupportAsked): Promise<readonly Supported[]>;
  /** 在办超期 of each unit that has any, in the order of the first ticket opened. */
  overdueEach(window: FigureWindow): Promise<readonly OverdueSince[]>;
}
