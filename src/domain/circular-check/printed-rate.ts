/** Whether a printed rate is what its counts make it, in whole numbers only so that no binary fraction moves a digit. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** `cutOff`: the digits behind were dropped where they should have been rounded up. */
export type RateVerdict = 'right' | 'cutOff' | 'wrong';

export function judgeRate(printed: { readonly value: number; readonly decimals: number }, ratio: Ratio): RateVerdict {
  const scale = 10 ** printed.decimals;
  const shown = Math.round(Math.abs(printed.value) * scale);
  if (shown === scaled(ratio, printed.decimals, 'nearest'))
    return shown === 100 * scale && !isWhole(ratio) ? 'wrong' : 'right';
  return shown === scaled(ratio, printed.decimals, 'down') ? 'cutOff' : 'wrong';
}

/** In per cent with as many decimals, half up: `98.34%`. */
export function rateText(ratio: Ratio, decimals: number): string {
  const digits = String(scaled(ratio, decimals, 'nearest')).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`}%`;
}

/** 100 % printed for less than all is wrong, however close. */
const isWhole = ({ numerator, denominator }: Ratio): boolean => Math.abs(numerator) === denominator;

function scaled({ numerator, denominator }: Ratio, decimals: number, how: 'nearest' | 'down'): number {
  // Weights of tenths are the only fractions that occur.
  const [top, bottom] = [BigInt(Math.round(Math.abs(numerator) * 10)), BigInt(Math.round(denominator * 10))];
  const times = 100n * 10n ** BigInt(decimals);
  return Number(how === 'down' ? (top * times) / bottom : (top * times * 2n + bottom) / (2n * bottom));
}
