import { leaseContract } from './lease-contract.ts';
import { fakeLeaseWorld, postgresLeaseWorlds } from './worlds.ts';

leaseContract('the lease in memory', fakeLeaseWorld);
leaseContract('the lease in PostgreSQL', postgresLeaseWorlds());
