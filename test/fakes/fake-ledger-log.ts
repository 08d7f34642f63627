import type { KnownRow, LedgerLog } from '../../src/ports/ledger-log.ts';
import { byText, type Rollback } from './rollback.ts';

/** The rows of ledgers in memory. */
export function fakeLedgerLog(): LedgerLog & Rollback {
  let rows = new Map<string, KnownRow>();
  const key = ({ source, number }: Pick<KnownRow, 'source' | 'number'>): string => `${source} ${number}`;
  return {
    lock: async () => {},
    async known(source, numbers) {
      return [...rows.values()].filter((row) => row.source === source && numbers.includes(row.number));
    },
    async add(added) {
      for (const row of added) {
        if (rows.has(key(row))) throw new Error(`${key(row)} is known already`);
        rows.set(key(row), row);
      }
    },
    async renew({ digest, openedAt, ...which }) {
      const row = rows.get(key(which));
      if (row) rows.set(key(which), { ...row, digest, openedAt });
    },
    async openedIn({ source, from, to }) {
      return [...rows.values()]
        .filter((row) => row.source === source && row.openedAt >= from && row.openedAt < to)
        .sort((a, b) => a.openedAt - b.openedAt || byText(a.number, b.number))
        .map(({ number, ticket }) => ({ number, ticket }));
    },
    snapshot() {
      const kept = new Map(rows);
      return () => {
        rows = kept;
      };
    },
  };
}
