import type { RungMoment, Window } from '../../domain/reminder/reminder-ladder.ts';
import { parseClock } from '../../domain/time/moment.ts';
import { limitWords, parseLimit, writeLimit } from './limit-spelling.ts';

/**
 * How the moment of a rung (`when`) is written:
 *   1/2 · 7/8 · 40% · 0.4             a part of the window has passed
 *   1 working day before due          到期前1个工作日
 *   due                               到期
 *   2 working hours after due         到期后2个工作小时
 *   every working day at 09:00        每个工作日09:00 (once it is past due; in the window `review` while the reply waits)
 */
export const WHEN_EXAMPLES =
  '应当写作 1/2、40%、1 working day before due、due、2 working hours after due、every working day at 09:00（或 到期前1个工作日、到期、到期后2个工作小时、每个工作日09:00）';

export function parseWhen(text: string): RungMoment | undefined {
  const said = text.normalize('NFKC').trim();
  if (/^(?:due|到期时?)$/iu.test(said)) return { atDue: true };
  const before = /^(?:(.+)\s+before\s+due|到期前(.+))$/iu.exec(said);
  if (before) return withLimit(before[1] ?? before[2], (limit) => ({ beforeDue: limit }));
  const after = /^(?:(.+)\s+after\s+due|到期后(.+))$/iu.exec(said);
  if (after) return withLimit(after[1] ?? after[2], (limit) => ({ afterDue: limit }));
  const daily = /^(?:every\s+working\s+day(?:\s+at)?\s+|每个?工作日\s*)(\S+)$/iu.exec(said);
  if (daily) return atClock(daily[1] ?? '');
  const fraction = fractionOf(said);
  return fraction !== undefined && fraction > 0 && fraction < 1 ? { fraction } : undefined;
}

function withLimit(text: string | undefined, make: (limit: NonNullable<ReturnType<typeof parseLimit>>) => RungMoment) {
  const limit = parseLimit(text ?? '');
  return limit && make(limit);
}

function atClock(text: string): RungMoment | undefined {
  const minutes = parseClock(text);
  return minutes === undefined || minutes >= 1440 ? undefined : { workingDaysAfterDueAt: text.padStart(5, '0') };
}

function fractionOf(text: string): number | undefined {
  const ratio = /^(\d+)\s*\/\s*(\d+)$/u.exec(text);
  if (ratio) return Number(ratio[1]) / Number(ratio[2]);
  const percent = /^(\d+(?:\.\d+)?)%$/u.exec(text);
  if (percent) return Number(percent[1]) / 100;
  return /^\d*\.\d+(?:e-\d+)?$/iu.test(text) ? Number(text) : undefined;
}

export function writeWhen(when: RungMoment): string {
  if ('fraction' in when) return writeFraction(when.fraction);
  if ('beforeDue' in when) return `${writeLimit(when.beforeDue)} before due`;
  if ('afterDue' in when) return `${writeLimit(when.afterDue)} after due`;
  return 'atDue' in when ? 'due' : `every working day at ${when.workingDaysAfterDueAt}`;
}

/** Halves, thirds, eighths as such; anything else with all its digits. */
function writeFraction(fraction: number): string {
  for (let below = 2; below <= 24; below += 1) {
    const above = Math.round(fraction * below);
    if (above / below === fraction) return `${above}/${below}`;
  }
  return String(fraction);
}

/** The same in Chinese, for warnings. A reply that waits is due from its first moment. */
export function whenWords(when: RungMoment, window?: Window): string {
  if (window === 'review' && 'workingDaysAfterDueAt' in when)
    return `待审核期间每个工作日${when.workingDaysAfterDueAt}`;
  if (window === 'review' && 'afterDue' in when) return `答复后${limitWords(when.afterDue)}`;
  if ('fraction' in when) return `时限过去${writeFraction(when.fraction)}时`;
  if ('beforeDue' in when) return `到期前${limitWords(when.beforeDue)}`;
  if ('afterDue' in when) return `到期后${limitWords(when.afterDue)}`;
  return 'atDue' in when ? '到期时' : `超期后每个工作日${when.workingDaysAfterDueAt}`;
}
