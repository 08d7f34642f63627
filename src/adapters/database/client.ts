import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

const DEFAULT_POOL_SIZE = 10;

/**
 * The Prisma client on node-postgres. Close it with `$disconnect()`.
 * The session's time zone has to be UTC: the adapter drops the offset of a timestamptz and takes the rest for UTC.
 */
export function openClient(url: string, { poolSize = DEFAULT_POOL_SIZE }: { poolSize?: number } = {}): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: poolSize,
    options: '-c TimeZone=UTC',
    application_name: 'linliqianshou',
  });
  return new PrismaClient({ adapter });
}
