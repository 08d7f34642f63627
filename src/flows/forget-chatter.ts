import { DAY, type Moment } from '../domain/time/moment.ts';
import type { Service } from './service.ts';

/** Days after which chatter is deleted from the log; the notice promises it. */
export const CHATTER_DAYS = 7;

export const forgetChatter = (service: Service, now: Moment): Promise<number> =>
  service.work.stores.messages.forget(now - CHATTER_DAYS * DAY);
