import type { AccountId, MessageId } from '../../../domain/base/ids.ts';

/** Receipts that are remembered; the oldest are forgotten first. */
const KEPT = 5_000;

/** What connectors told of private messages that were read. A restart forgets it. */
export interface ReadReceipts {
  read(account: AccountId, id: MessageId): void;
  /** Undefined as long as no connector has ever told of one: then nobody can say that a message was not read. */
  wasRead(account: AccountId, id: MessageId): boolean | undefined;
}

export function createReadReceipts(): ReadReceipts {
  const seen = new Set<string>();
  const nameOf = (account: AccountId, id: MessageId): string => JSON.stringify([account, id]);
  return {
    read(account, id) {
      seen.add(nameOf(account, id));
      const [oldest] = seen;
      if (seen.size > KEPT && oldest !== undefined) seen.delete(oldest);
    },
    wasRead: (account, id) => (seen.size === 0 ? undefined : seen.has(nameOf(account, id))),
  };
}
