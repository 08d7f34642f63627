import type { GroupId } from '../../domain/base/ids.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import { StoreConflict } from '../../ports/ticket-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { currentOffice, type Service } from '../service.ts';
import { listForReview } from '../tickets/list-for-review.ts';
import { takeIn } from './take-in.ts';

/** Somebody else changed the ticket meanwhile: so often the message is tried again. */
const TRIES = 3;

/**
 * Works through what was logged, group by group in the order of sending. A burst may arrive out of order: a message is worked on
 * only after it has settled for as long as the slowest channel shuffles. Returns how many were processed.
 */
export async function processMessages(service: Service, now: Moment): Promise<number> {
  const settledBy = now - service.settle;
  let processed = 0;
  for (const group of await service.work.stores.messages.groupsWaiting(settledBy)) {
    while (await processNext(service, group, settledBy, now)) processed += 1;
  }
  return processed;
}

async function processNext(service: Service, group: GroupId, settledBy: Moment, now: Moment): Promise<boolean> {
  let current: LoggedMessage | undefined;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await service.work.run(async (stores) => {
        current = await stores.messages.takeNext(group, settledBy);
        if (!current) return false;
        const office = await currentOffice(service);
        const outcome = await takeIn(stores, service, office, current, now);
        await stores.messages.settle(current.channel, current.id, outcome, now);
        return true;
      });
    } catch (error) {
      if (error instanceof StoreConflict && attempt < TRIES) continue;
      if (!current) throw error;
      await setAside(service, current, now, error);
      return true;
    }
  }
}

/** A message that cannot be worked on must not stop its group, nor be lost: a person looks at it. */
async function setAside(service: Service, message: LoggedMessage, now: Moment, error: unknown): Promise<void> {
  service.report({ fault: error, where: 'processing a message', group: message.group });
  await service.work.run(async (stores: Stores) => {
    await listForReview(
      stores,
      service,
      await currentOffice(service),
      { kind: 'faultyMessage', message, why: '处理时出错，请人工看一下' },
      now,
    );
    await stores.messages.settle(message.channel, message.id, { reading: 'unsure', category: null, ticket: null }, now);
  });
}
