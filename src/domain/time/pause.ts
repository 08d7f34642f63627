import type { Moment, MomentSpan } from './moment.ts';

/** A stretch in which the clock stands still, as `[from, to]`; `to` exclusive. Pauses may come unsorted and may overlap. */
export type Pause = readonly [from: Moment, to: Moment];

/** A pause that ends before it begins. */
export class ReversedPauseError extends Error {
  override readonly name = 'ReversedPauseError';
  readonly pause: Pause;
  constructor(pause: Pause) {
    super(`a pause ends before it begins: ${pause[0]} > ${pause[1]}`);
    this.pause = pause;
  }
}

/** The same standstill as sorted, disjoint, non-empty pauses. Throws ReversedPauseError. */
export function mergePauses(pauses: readonly Pause[]): readonly Pause[] {
  const merged: Pause[] = [];
  for (const pause of [...pauses].sort((a, b) => a[0] - b[0])) {
    const [from, to] = pause;
    if (to < from) throw new ReversedPauseError(pause);
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else if (to > from) merged.push(pause);
  }
  return merged;
}

/** Whether the clock stood still in the last instant before `moment`: true from just after a pause's start up to its very end. */
export function isPausedUpTo(merged: readonly Pause[], moment: Moment): boolean {
  return merged.some(([from, to]) => from < moment && moment <= to);
}

/**
 * Cuts the pauses out of one span and hands back what still runs, in order.
 * `merged` comes from `mergePauses`.
 */
export function runningParts(span: MomentSpan, merged: readonly Pause[]): MomentSpan[] {
  const parts: MomentSpan[] = [];
  let from = span.from;
  for (const [stops, resumes] of merged) {
    if (stops >= span.to) break;
    if (resumes <= from) continue;
    if (stops > from) parts.push({ from, to: stops });
    from = resumes;
  }
  if (from < span.to) parts.push({ from, to: span.to });
  return parts;
}

/**
 * Clock time outside pauses: the moment `milliseconds` of running time after `start`. A limit that runs out exactly when a pause
 * begins ends there. No time: `start` itself. Throws ReversedPauseError.
 */
export function addRunningTime(start: Moment, milliseconds: number, pauses: readonly Pause[]): Moment {
  const merged = mergePauses(pauses);
  if (milliseconds === 0) return start;
  let due = start + milliseconds;
  for (const [from, to] of merged) {
    if (from >= due) break;
    due += Math.max(0, to - Math.max(from, start));
  }
  return due;
}
