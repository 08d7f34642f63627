const FIRST = 500;
const LONGEST = 30_000;

/**
 * Milliseconds before the next try after so many failures in a row: doubled each time up to half a minute, a quarter more or less by
 * chance, so that after an outage not everybody comes back at once. Eight tries in the first minute, then two or three.
 */
export function retryDelay(failures: number, random: () => number): number {
  const plain = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20));
  return Math.round(plain * (0.75 + random() / 2));
}
