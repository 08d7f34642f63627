import type { Database } from '../../src/adapters/database/client.ts';
import type { Config } from '../../src/config/env.ts';
import type { Running } from './check-service.ts';
import { age, type Finding, fine } from './finding.ts';

interface LeaseRow {
  readonly channel: string;
  readonly holder: string;
  /** Milliseconds since it was last renewed, by the database's clock. */
  readonly since: number;
}

/** Seconds a lease lasts from its last renewal. A sender renews it only while it sends: an old one is no fault. */
const LASTS = 30;

/** What can be told of the channels from outside: the settings, what a running service says, and who sent last on which. */
export async function checkChannels(
  db: Database,
  { channels }: Pick<Config, 'channels'>,
  running: Running | undefined,
): Promise<Finding[]> {
  const leases = await db.query<LeaseRow>`
    SELECT channel, holder, 1000 * (extract(epoch FROM now() - until)::float8 + ${LASTS}) AS since
      FROM channel_lease ORDER BY channel`;
  const told = Object.entries(running?.channels ?? {}).map(([name, state]) => `${name} ${state}`);
  const settings = `CHANNELS=${channels.join(',')}${told.length > 0 ? `；服务说：${told.join('、')}` : ''}`;
  return [
    fine('渠道', settings),
    ...leases.map(({ channel, holder, since }) =>
      fine('渠道', `${channel} 由进程 ${holder.slice(0, 8)} 发送，最近一次是${age(since)}前`),
    ),
  ];
}
