import type { OfficeOrder, OfficeOrderName } from '../../domain/chat-command/office-order.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { SpokenBy } from '../acting/staff-answer.ts';
import type { Service } from '../service.ts';

/** Who orders, where and when. */
export interface Ordered {
  readonly stores: Stores;
  readonly service: Service;
  readonly office: OfficeVersion;
  readonly spoken: SpokenBy;
  readonly toBot: boolean;
  readonly now: Moment;
}

/** An order to the office, with all that carrying it out may need. */
export interface Ordering<O extends OfficeOrderName = OfficeOrderName> extends Ordered {
  readonly order: Extract<OfficeOrder, { order: O }>;
}
