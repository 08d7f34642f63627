import { percent } from '../domain/figures/percent.ts';
import type { Share } from '../domain/report/topic-trend.ts';

/** Each share is rounded by itself; where their sum is not 100, the table says so. */
export const sharesNote = (shares: readonly Share[], decimals: number): readonly string[] =>
  sumOfShares(shares, decimals) === 100 * 10 ** decimals ? [] : ['各项占比分别四舍五入，合计不是100%。'];

/** In the last decimal printed: whole numbers add up without an error. */
const sumOfShares = (shares: readonly Share[], decimals: number): number =>
  shares.reduce((sum, { count: above, of }) => sum + Number((percent(above, of, decimals) ?? '0').replace('.', '')), 0);
