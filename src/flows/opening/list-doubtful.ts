import { findPlace } from '../../domain/complaint/place.ts';
import type { Verdict } from '../../domain/complaint/verdict.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { listForReview } from '../tickets/list-for-review.ts';
import { findPartner } from './find-partner.ts';
import { gazetteerOf } from './gazetteer.ts';

/** Lists a message of which the recogniser is not sure, with the open ticket it may belong to. */
export async function listDoubtful(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, verdict }: { readonly message: LoggedMessage; readonly verdict: Verdict },
  now: Moment,
): Promise<void> {
  const { category, sensitive, score } = verdict;
  const withheld = sensitive || verdict.matter !== undefined;
  const { text, group, sentAt } = message;
  const place = findPlace(text, gazetteerOf(office)).text;
  const found = withheld
    ? undefined
    : await findPartner(stores, service, office, { group, sentAt, text, category, place });
  await listForReview(
    stores,
    service,
    office,
    {
      kind: 'doubtfulMessage',
      message,
      sensitive,
      prompt: verdict.urgency !== 'normal',
      why: verdict.cues[0] ?? '拿不准是不是诉求',
      data: { category, score, withheld, ...(found ? { partner: found.ticket.number } : {}) },
    },
    now,
  );
}
