import type { Commendation } from '../../domain/report/commendation.ts';
import type { Confirmed } from '../../domain/report/weekly-report.ts';
import type { ReviewData } from '../../domain/review/review-kind.ts';
import type { Moment, MomentSpan } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { causesLine } from '../../wording/commendation.ts';
import type { Service } from '../service.ts';
import { listForReview } from '../tickets/list-for-review.ts';

const KIND = 'commendation';
/** The answer that makes a proposal a praise or a criticism. */
const ADOPTED = 'adopt';

/**
 * Puts a week's proposals on the review list, one item a unit, each once. Those of earlier weeks nobody has decided lapse: their causes
 * have been counted anew since.
 */
export async function proposeCommendations(
  stores: Stores,
  service: Pick<Service, 'pace'>,
  office: OfficeVersion,
  { week, proposed, now }: { readonly week: string; readonly proposed: readonly Commendation[]; readonly now: Moment },
): Promise<void> {
  for (const item of await stores.reviews.open())
    if (item.kind === KIND && item.data['week'] !== week)
      await stores.reviews.decide(item.id, { answer: 'lapsed', words: '已有新一周的建议', by: 'system', at: now });
  for (const one of proposed) {
    const subject = `${week}:${one.unit}:${one.kind}`;
    const why = causesLine(one.causes);
    await listForReview(stores, service, office, { kind: KIND, subject, data: dataOf(one, week), why }, now);
  }
}

const dataOf = ({ unit, kind, causes }: Commendation, week: string): ReviewData => ({
  week,
  unit,
  proposal: kind,
  causes: JSON.stringify(causes),
});

/** What somebody has confirmed in a span, in the order it was confirmed; the figures are those it was proposed with. */
export async function confirmedCommendations(
  { reviews }: Pick<Stores, 'reviews'>,
  span: MomentSpan,
): Promise<readonly Confirmed[]> {
  const decided = await reviews.decided(KIND, span);
  return decided.filter((item) => item.decided?.answer === ADOPTED).map(({ data }) => confirmedOf(data));
}

const confirmedOf = ({ week, unit, proposal, causes }: ReviewData): Confirmed => ({
  week: String(week),
  unit: String(unit),
  kind: proposal === 'praise' ? 'praise' : 'criticism',
  causes: JSON.parse(String(causes)) as Confirmed['causes'],
});
