import type { SourceSpec } from '../policy/office-policy.ts';

/** A share that is not handed in but derived from two columns. */
export interface DerivedRate {
  readonly title: string;
  readonly above: string;
  readonly below: string;
}

/** Tables units hand in as counts, not as rows of tickets (信息公开). One row each; a table that is not here is printed as it came. */
export interface PublicityTable {
  readonly name: string;
  /** Key of its table specification in the office's `sources`. */
  readonly code: string;
  readonly rates: readonly DerivedRate[];
  readonly spec: SourceSpec;
}

const TABLES: readonly PublicityTable[] = [
  {
    name: '网站公开信息报送情况',
    code: 'website',
    rates: [{ title: '采纳率', above: '采纳数', below: '邮箱报送数' }],
    spec: { zero: '0', decimals: 0, total: true },
  },
];

/** A name without what an office may put behind it or leave out. */
const bare = (name: string): string => name.replace(/(?:情况)?(?:统计)?表?$/u, '');

/** The table of that name, with or without 情况统计表 behind it. */
export function publicityTable(name: string): PublicityTable {
  const known = TABLES.find((table) => table.code === name || bare(table.name) === bare(name));
  return known ?? { name, code: name, rates: [], spec: { zero: '0', decimals: 0, total: true } };
}
