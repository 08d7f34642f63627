/**
 * A share in per cent with two decimals (or as many as asked for), half up: `97.14`. Whole numbers only, so that no rounding error of
 * binary fractions can move a digit. No denominator: null, never 0 % or 100 %.
 */
export function percent(numerator: number, denominator: number, decimals = 2): string | null {
  if (denominator === 0) return null;
  return rounded(BigInt(numerator) * 100n, BigInt(denominator), decimals);
}

/** The fraction with so many decimals, half up; neither part is negative, and the lower one is not nought. */
export function rounded(above: bigint, below: bigint, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const parts = (above * 2n * scale + below) / (2n * below);
  if (decimals === 0) return String(parts);
  return `${parts / scale}.${String(parts % scale).padStart(decimals, '0')}`;
}
