import type { PersonId } from '../domain/base/ids.ts';
import type { CircularState } from '../domain/report/circular-state.ts';
import type { Commendation } from '../domain/report/commendation.ts';
import type { FrozenSource } from '../domain/report/frozen-source.ts';
import type { CircularReport } from '../domain/report/report-calendar.ts';
import type { Moment } from '../domain/time/moment.ts';

export interface KeptCircular {
  readonly id: number;
  readonly report: CircularReport;
  /** Key of its period: `2026-03`, `2026-Q1`. */
  readonly period: string;
  readonly openedAt: Moment;
  readonly state: CircularState;
  /** Why it was sent back last; null when it was not, or went out again. */
  readonly reason: string | null;
  /** `2026年第3期`, or the 发文字号 that was asked for; null before the issue. */
  readonly number: string | null;
  /** Who submitted, sent back or approved it last, and when. */
  readonly settledBy: PersonId | null;
  readonly settledAt: Moment | null;
  /** Number of its newest draft, from 1; 0 where none is kept yet. */
  readonly revision: number;
}

/** What a person adds to what was counted. */
export interface CircularWishes {
  /** Paragraphs, numbers as references. */
  readonly paragraphs: string;
  /** Praise and criticism (点名), one unit a line; printed only once somebody has confirmed the list, even an empty one. */
  readonly commend: string;
  readonly commendConfirmed: boolean;
  /** Ticket numbers of the chosen examples; none = chosen by rule. */
  readonly cases: readonly string[];
  /** 发文字号, `示政办通〔2026〕3号`; empty = it is numbered by the year when it is issued. */
  readonly number: string;
  /** 落款; empty = the office's own. */
  readonly issuer: string;
  /** 整改期限, a day as it was typed; empty = counted from the day the draft is made. */
  readonly rectifyBy: string;
  /** Tables that units handed in, in the order they are printed. */
  readonly tables: readonly HandedTable[];
}

export const MOST_TABLES = 10;

/** A file that stands in the store of documents, and the table it is read as. */
export interface HandedTable {
  /** `网站公开信息报送情况` */
  readonly name: string;
  /** As whoever brought it called it: in sentences and in the proof. */
  readonly file: string;
  /** Its name in the store. */
  readonly kept: string;
  /** What was read otherwise than it stands there, a sentence each; left out where there is nothing to tell. */
  readonly remarks?: readonly string[];
}

/** What a draft has that nobody has touched; drafts from before a wish was known have it too. */
export const NO_WISHES: CircularWishes = {
  ...{ paragraphs: '', commend: '', commendConfirmed: false, cases: [] },
  ...{ number: '', issuer: '', rectifyBy: '', tables: [] },
};

/** Names of files in the store of documents. */
export interface CircularFiles {
  readonly document: string;
  readonly workbook: string;
  /** Every printed number with its tickets. */
  readonly proof: string;
  /** The circular as a value, of which the issued document is made. */
  readonly value: string;
  /** The report to leaders on hot topics; left out of drafts older than it, and where no ticket names a category. */
  readonly topics?: string;
  /** Every number of that report with its tickets. */
  readonly topicsProof?: string;
}

/** A draft as it was built. */
export interface CircularDraft {
  readonly wishes: CircularWishes;
  /** Why it must not be issued; none = it may. */
  readonly refusals: readonly string[];
  readonly sources: readonly FrozenSource[];
  /** Whom the figures of all sources together suggest to praise or criticise: for the person who decides, never printed. */
  readonly proposed: readonly Commendation[];
  /** Null where the service has no store of documents. */
  readonly files: CircularFiles | null;
}

export interface CircularRevision extends CircularDraft {
  readonly revision: number;
  readonly madeAt: Moment;
  /** A person's id, or `system`. */
  readonly madeBy: PersonId;
}

/** Circulars and every draft of them: drafts are only added, an issued circular is never changed. */
export interface CircularLog {
  /** Gives its number. Throws where the report has one of the period. */
  open(about: Pick<KeptCircular, 'report' | 'period'>, at: Moment): Promise<number>;
  find(id: number): Promise<KeptCircular | undefined>;
  /** The same; nobody else can change it until the unit of work ends. */
  lock(id: number): Promise<KeptCircular | undefined>;
  /** Keeps one more draft; gives its number. Throws where the circular is issued. */
  keep(id: number, draft: CircularDraft, by: PersonId, at: Moment): Promise<number>;
  revision(id: number, revision: number): Promise<CircularRevision | undefined>;
  /** Throws where it is issued already. */
  move(
    id: number,
    change: Pick<KeptCircular, 'state' | 'reason' | 'number' | 'settledBy' | 'settledAt'>,
  ): Promise<void>;
  /** Another circular with this number: issued under it, or its newest draft asks for it. One that was dropped has none. */
  bearing(number: string, besides: number): Promise<KeptCircular | undefined>;
  /** Issued in a span (`to` exclusive), in the order of their issue. */
  issued(span: { readonly from: Moment; readonly to: Moment }): Promise<readonly KeptCircular[]>;
}
