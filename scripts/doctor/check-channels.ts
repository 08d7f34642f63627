import type { Database } from '../../src/adapters/database/client.ts';
import type { Config } from '../../src/config/env.ts';
import type { Running } from './check-service.ts';
import { age, type Finding, fault, fine, warning } from './finding.ts';

interface LeaseRow {
  readonly channel: string;
  readonly holder: string;
  /** Seconds until it ends by the database's clock; negative: it has ended. */
  readonly left: number;
}

/** What can be told of the channels from outside: the settings, who holds which, and what a running service says of them. */
export async function checkChannels(
  db: Database,
  { channels }: Pick<Config, 'channels'>,
  running: Running | undefined,
): Promise<Finding[]> {
  const leases = await db.query<LeaseRow>`
    SELECT channel, holder, extract(epoch FROM until - now())::float8 AS left FROM channel_lease ORDER BY channel`;
  const told = Object.entries(running?.channels ?? {}).map(([name, state]) => `${name} ${state}`);
  const settings = `CHANNELS=${channels.join(',')}${told.length > 0 ? `；服务说：${told.join('、')}` : ''}`;
  const abandoned = leases.filter(({ left }) => left < 0);
  const held = leases.filter(({ left }) => left >= 0);
  const findings = [
    fine('渠道', settings),
    ...held.map(({ channel, holder }) => fine('渠道', `${channel} 由进程 ${holder.slice(0, 8)} 在发`)),
  ];
  if (abandoned.length === 0) return findings;
  const names = abandoned.map(({ channel, left }) => `${channel}（${age(-left * 1000)}前到期）`).join('、');
  // Who stops in order gives its leases back: these were left by a process that was killed, or hangs.
  const words = `没有进程在发：${names}`;
  return [
    ...findings,
    running
      ? fault('渠道', words, '有消息要发时别的进程会接手；如果待发的在增加，重启承担 channels 的进程')
      : warning('渠道', `${words}，上次没有正常退出`, '启动服务（npm start），它会接手'),
  ];
}
