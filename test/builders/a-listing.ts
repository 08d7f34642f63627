import type { ReviewListing } from '../../src/ports/review-list.ts';
import { MONDAY_MORNING } from './moments.ts';

/** Something for the review list: a doubtful message unless told otherwise. */
export const aListing = (more: Partial<ReviewListing> = {}): ReviewListing => {
  const listing = {
    kind: 'doubtfulMessage',
    group: 'g-willow',
    channel: 'wechat',
    message: 'm1',
    ticket: null,
    data: {},
    why: '拿不准是不是诉求',
    sensitive: false,
    prompt: false,
    openedAt: MONDAY_MORNING,
    nextAt: null,
    ...more,
  } as const;
  return { subject: listing.ticket ?? `${listing.channel}:${listing.message}`, ...listing };
};
