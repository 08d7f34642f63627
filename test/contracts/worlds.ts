import { afterAll, beforeAll } from 'vitest';
import { type Client, fragment, openClient } from '../../src/adapters/database/client.ts';
import { createLease } from '../../src/adapters/database/lease.ts';
import { createUnitOfWork } from '../../src/adapters/database/unit-of-work.ts';
import { createWakeSource } from '../../src/adapters/database/wake-source.ts';
import type { UnitOfWork } from '../../src/ports/unit-of-work.ts';
import type { WakeSource } from '../../src/ports/wake-source.ts';
import { MONDAY_MORNING } from '../builders/moments.ts';
import { fakeLeases } from '../fakes/fake-lease.ts';
import { createFakeWork } from '../fakes/fake-unit-of-work.ts';
import { type SettableClock, settableClock } from '../fakes/settable-clock.ts';
import { useDatabase } from '../fixtures/database.ts';
import type { LeaseWorld } from './lease-contract.ts';

/** Empty stores, whatever is behind them, and the clock they were given. */
export interface World {
  readonly work: UnitOfWork;
  readonly wake: WakeSource;
  readonly clock: SettableClock;
}

/** Makes an empty world for one test. */
export type MakeWorld = () => Promise<World>;

export const fakeWorld: MakeWorld = async () => ({ ...createFakeWork(), clock: settableClock(MONDAY_MORNING) });

const TABLES = fragment(
  'office_version, duty_change, setting, chat_message, review_item, ticket, ticket_fact, ticket_event, ticket_counter, ledger_number, post, report_issue, publication, circular, circular_revision, channel_lease, channel_status, channel_gap, group_silence, group_proposal, binding_code, binding_miss, correction',
);

/** For the top of a test file: one database, emptied before each world. */
export function postgresWorlds(): MakeWorld {
  const client = useClient();
  return () => postgresWorldOn(client());
}

export function useClient(): () => Client {
  const database = useDatabase();
  let client: Client;
  beforeAll(() => {
    client = openClient(database.url);
  });
  afterAll(() => client.close());
  return () => client;
}

/** Leases in the memory of the test, and in PostgreSQL. */
export const fakeLeaseWorld = async (): Promise<LeaseWorld> => fakeLeases();

export function postgresLeaseWorlds(): () => Promise<LeaseWorld> {
  const client = useClient();
  return async () => {
    await client().execute`TRUNCATE channel_lease`;
    return {
      leaseOf: (holder) => createLease(client(), holder),
      async expire() {
        await client().execute`UPDATE channel_lease SET until = now() - interval '1 second'`;
      },
    };
  };
}

/** Empties a migrated database and makes a world of it. */
export async function postgresWorldOn(client: Client): Promise<World> {
  await client.execute`TRUNCATE ${TABLES} RESTART IDENTITY`;
  const clock = settableClock(MONDAY_MORNING);
  return { work: createUnitOfWork(client, clock), wake: createWakeSource(client), clock };
}
