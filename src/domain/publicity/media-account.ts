import type { Unit } from '../office/unit.ts';
import { dayNumberOf, type Moment } from '../time/moment.ts';

/** A new-media account of a unit, as it stood when it was looked at. */
export interface MediaAccount {
  readonly line: number;
  readonly name: string;
  readonly unit: Unit;
  readonly updatedAt: Moment;
  /** What it published in the period, and how much of that was its own. */
  readonly posts: number;
  readonly originals: number;
}

export interface MediaCheck {
  readonly code: 'stale' | 'copied';
  readonly title: string;
  readonly fails: (account: MediaAccount, cutOff: Moment) => boolean;
}

const MOST_DAYS = 14;
const LEAST_ORIGINAL = 60;

/** Whole days between the last update and the day of the cut-off; what was updated later was not old. */
export const daysSinceUpdate = ({ updatedAt }: MediaAccount, cutOff: Moment): number =>
  Math.max(0, dayNumberOf(cutOff - 1) - dayNumberOf(updatedAt));

/** What an account has to keep. One that published nothing has nothing that could be copied: that it is silent the other check says. */
export const MEDIA_CHECKS: readonly MediaCheck[] = [
  { code: 'stale', title: '未按期更新', fails: (account, cutOff) => daysSinceUpdate(account, cutOff) > MOST_DAYS },
  {
    code: 'copied',
    title: '原创不足',
    fails: ({ posts, originals }) => posts > 0 && originals * 100 < posts * LEAST_ORIGINAL,
  },
];

export const failedChecks = (account: MediaAccount, cutOff: Moment): readonly MediaCheck[] =>
  MEDIA_CHECKS.filter(({ fails }) => fails(account, cutOff));
