/** 集中反映: when many households speak of one thing, the dispatcher ought to know before the hundredth ticket. */
import { DAY } from '../time/moment.ts';

/** Over how long households are counted. */
export const GATHERING_SPAN = 7 * DAY;
/** Spans before that which say what is usual. */
export const USUAL_SPANS = 4;
/** Households from which on a matter is gathered. */
export const GATHERED_FROM = 5;
const TIMES_THE_USUAL = 3;

/** So many households of one category and place that it is no chance. `usual`: on average in a span before. */
export const isUnusual = (households: number, usual: number): boolean =>
  households >= Math.max(GATHERED_FROM, TIMES_THE_USUAL * usual);

/** News once, and again each time it has doubled since somebody was told. */
export const isNews = (households: number, lastTold: number | undefined): boolean =>
  lastTold === undefined || households >= 2 * lastTold;

interface Reported {
  readonly channel: string;
  readonly reporter: string;
  readonly supporters: readonly { readonly account: string }[];
}

/** Reporters and supporters of several tickets, each once. Of a ticket out of a ledger nobody knows who reported it. */
export const householdsOf = (tickets: readonly Reported[]): number =>
  new Set(
    tickets.flatMap(({ channel, reporter, supporters }) =>
      [reporter, ...supporters.map(({ account }) => account)]
        .filter((account) => account !== '')
        .map((account) => `${channel} ${account}`),
    ),
  ).size;
