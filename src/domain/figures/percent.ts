/**
 * A share in per cent with two decimals, half up: `97.14`. Whole numbers only, so that no rounding error of binary fractions can
 * move a digit. No denominator: null, never 0 % or 100 %.
 */
export function percent(numerator: number, denominator: number): string | null {
  if (denominator === 0) return null;
  const hundredths = (BigInt(numerator) * 20_000n + BigInt(denominator)) / (2n * BigInt(denominator));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
