import type { Person } from '../../domain/office/person.ts';
import { HOUR, type Moment } from '../../domain/time/moment.ts';
import type { Desk } from '../desk/review-desk.ts';

/** The page that works on the review list, and how long a link to it serves. */
export const REVIEW_PAGE = '/review';
export const REVIEW_PURPOSE = 'review';
const VALID_FOR = 12 * HOUR;

/** The person's own way to the review list on a phone; undefined where there is no web address (a replay). */
export function linkToReview(
  { service, now }: Pick<Desk, 'service' | 'now'>,
  person: Person,
): { readonly address: string; readonly expires: Moment } | undefined {
  if (!service.links) return undefined;
  const expires = now + VALID_FOR;
  return {
    address: service.links.link(REVIEW_PAGE, { purpose: REVIEW_PURPOSE, subject: person.id, expires }),
    expires,
  };
}
