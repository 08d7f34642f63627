import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

const DEFAULT_POOL_SIZE = 10;

/**
 * The Prisma client on node-postgres. Close it with `$disconnect()`.
 * The session's time zone has to be UTC: the adapter drops the offset of a timestamptz and takes the rest for UTC.
 */
export function openClient(url: string, { poolSize = DEFAULT_POOL_SIZE }: { poolSize?: number } = {}): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString: url, max: poolSize, options: '-c TimeZone=UTC', application_name: 'linliqianshou' },
    { statementNameGenerator: statementNames() },
  );
  return new PrismaClient({ adapter });
}

/** Our statements are few and fixed: each is parsed and planned once per connection, which halves the cost of the short ones. */
function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const name = names.get(sql) ?? `s${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
