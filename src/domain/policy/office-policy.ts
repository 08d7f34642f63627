import type { UnitId } from '../base/ids.ts';
import type { Category } from '../complaint/category.ts';
import type { DeadlinePolicy } from '../deadline/deadline-policy.ts';
import type { ScoreWeights } from '../figures/score.ts';
import type { Targets } from '../figures/target.ts';
import type { Organisation } from '../office/directory.ts';
import type { ReminderLadder } from '../reminder/reminder-ladder.ts';
import type { RoutingRule } from '../routing/routing-rule.ts';
import type { OfficeCalendarSpec } from '../time/cn-calendar.ts';
import type { PeriodKind } from '../time/period.ts';

/** A span of the clock, `HH:MM` each; `from` later than `to` runs over midnight. */
export interface ClockSpan {
  readonly from: string;
  readonly to: string;
}

/** Periods that end with a circular (通报). */
export const CIRCULAR_PERIODS = ['month', 'quarter', 'halfYear', 'year'] as const satisfies readonly PeriodKind[];
export type CircularPeriod = (typeof CIRCULAR_PERIODS)[number];

export interface Schedule {
  readonly dailyRanking: string;
  readonly overdueList: string;
  readonly leaderDigest: string;
  readonly weeklyReport: { readonly weekday: string; readonly at: string };
  /** Drafts of circulars on the first working day after each of these periods; none = no circulars. */
  readonly circular: { readonly at: string; readonly periods: readonly CircularPeriod[] };
  /** When follow-ups are asked on the next working day. */
  readonly followUp: string;
  readonly quietHours: ClockSpan;
  /** Rankings are not posted in the midday rest. */
  readonly rankingQuietHours: ClockSpan;
}

export interface RankingPolicy {
  /** Units with fewer tickets are listed, not ranked. */
  readonly minimumTickets: number;
  readonly tiers: readonly { readonly name: string; readonly kinds: readonly string[] }[];
  readonly names: { readonly top: string; readonly bottom: string };
  /** The bottom is named only in tiers of at least so many units. */
  readonly bottomFrom: number;
  /** 目标; the bottom is named only below that of onTimeCompletionRate. */
  readonly targets: Targets;
  /** Weights of 综合得分. */
  readonly score: ScoreWeights;
  /** Whether rankings and digests go out with a picture. */
  readonly poster: boolean;
  /** `redBlack`: the first places are called 红榜, the last ones 黑榜, whatever `names` says. */
  readonly headings: 'neutral' | 'redBlack';
}

/** How a source's table is printed. */
export interface SourceSpec {
  readonly order?: readonly string[];
  readonly zero: '0' | 'blank' | 'hide';
  readonly decimals: number;
  readonly total: boolean;
  readonly split?: readonly (readonly string[])[];
  /** Units that have an account on the source's platform (已入驻); left out = nobody knows. */
  readonly joined?: readonly UnitId[];
  /** Kinds of unit that ought to have one; left out = all. */
  readonly mustJoin?: readonly string[];
}

export interface OfficeIdentity {
  readonly name: string;
  readonly issuer: string;
  /** What residents call the bot; the first is its own name. */
  readonly botNames: readonly string[];
  readonly timezone: 'Asia/Shanghai';
  readonly phone?: string;
  readonly emergency: Readonly<Record<string, string>>;
}

/** Everything an office decides, as one versioned value (规则集): the organisation and all editable tables. */
export interface OfficePolicy extends Organisation {
  readonly office: OfficeIdentity;
  readonly calendar: OfficeCalendarSpec;
  readonly schedule: Schedule;
  readonly ranking: RankingPolicy;
  readonly categories: readonly Category[];
  readonly routing: readonly RoutingRule[];
  readonly limits: DeadlinePolicy;
  readonly reminders: ReminderLadder;
  readonly sources: Readonly<Record<string, SourceSpec>>;
  /** In trial mode dispatches wait for the dispatcher and rankings go to staff only. */
  readonly trial: boolean;
  readonly autoDispatch: 'none' | 'own-area' | 'all';
}
