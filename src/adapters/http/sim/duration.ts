import { DAY, HOUR, MINUTE } from '../../../domain/time/moment.ts';

const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = [7 * DAY, DAY, HOUR, MINUTE, 1_000] as const;

/** Milliseconds of an ISO 8601 duration in whole weeks, days, hours, minutes and seconds; months and years have no fixed length. */
export function parseDuration(text: string): number | undefined {
  const match = ISO.exec(text.trim());
  const counts = match?.slice(1) ?? [];
  if (!match || counts.every((count) => count === undefined) || text.trim().endsWith('T')) return undefined;
  return UNITS.reduce((sum, unit, index) => sum + unit * Number(counts[index] ?? 0), 0);
}
