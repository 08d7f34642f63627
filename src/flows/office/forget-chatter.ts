import { DAY, type Moment } from '../../domain/time/moment.ts';
import { keepCorrections } from '../opening/keep-corrections.ts';
import type { Service } from '../service.ts';

/** Days after which chatter is deleted from the log; the notice promises it. */
export const CHATTER_DAYS = 7;

/** What was said of doubtful messages is kept first. Returns how many messages were deleted. */
export async function forgetChatter(service: Service, now: Moment): Promise<number> {
  if (service.recognitionLog) await keepCorrections(service.recognitionLog);
  return service.work.stores.messages.forget(now - CHATTER_DAYS * DAY);
}
