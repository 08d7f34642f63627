import type { Database } from '../../src/adapters/database/client.ts';
import type { Config } from '../../src/config/env.ts';
import type { ChannelName } from '../../src/domain/base/ids.ts';
import { DAY, type Moment } from '../../src/domain/time/moment.ts';
import type { ChannelLog } from '../../src/ports/channel-log.ts';
import { CHANNEL_STATE_NAMES } from '../../src/wording/channel-state.ts';
import { gapLine } from '../../src/wording/gap.ts';
import { CHANNEL_NAMES } from '../../src/wording/state-names.ts';
import type { Running } from './check-service.ts';
import { age, type Finding, fine, warning } from './finding.ts';

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

/** Gaps that ended longer ago are no news. */
const GAPS_SHOWN = 7 * DAY;

/** Accounts somebody has to log in, with a fresh link to the page, and times in which messages may have been missed. */
export async function checkLogins(
  log: ChannelLog,
  now: Moment,
  linkTo: (channel: ChannelName) => Promise<string>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { channel, status } of await log.all()) {
    if (status.state !== 'awaiting-scan' && status.state !== 'logged-out') continue;
    const words = `${CHANNEL_NAMES[channel]}${CHANNEL_STATE_NAMES[status.state]}`;
    findings.push(warning('登录', words, `打开 ${await linkTo(channel)} 扫码，链接 2 小时内有效`));
  }
  for (const gap of await log.gaps(now - GAPS_SHOWN))
    findings.push(
      warning(
        '漏收',
        gapLine(gap, now),
        '到群里看一下；要补录就把这段聊天记录存成文件，运行 npm run import -- --chat 文件',
      ),
    );
  return findings;
}
