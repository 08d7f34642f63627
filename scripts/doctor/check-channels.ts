import type { Database } from '../../src/adapters/database/client.ts';
import type { Config } from '../../src/config/env.ts';
import type { ChannelName } from '../../src/domain/base/ids.ts';
import { DAY, type Moment } from '../../src/domain/time/moment.ts';
import { SILENT } from '../../src/flows/sending/watch-channel.ts';
import type { ChannelLog, KnownStatus } from '../../src/ports/channel-log.ts';
import type { ChannelState } from '../../src/ports/chat-channel.ts';
import { CHANNEL_STATE_NAMES } from '../../src/wording/channel-state.ts';
import { gapLine } from '../../src/wording/gap.ts';
import { CHANNEL_NAMES } from '../../src/wording/state-names.ts';
import { age, type Finding, fault, fine, warning } from './finding.ts';

interface LeaseRow {
  readonly channel: string;
  readonly holder: string;
  /** Milliseconds since it was last renewed, by the database's clock. */
  readonly since: number;
}

/** Seconds a lease lasts from its last renewal. A sender renews it only while it sends: an old one is no fault. */
const LASTS = 30;

/** What can be told of the channels from outside: the settings, and who sent last on which. */
export async function checkChannels(db: Database, { channels }: Pick<Config, 'channels'>): Promise<Finding[]> {
  const leases = await db.query<LeaseRow>`
    SELECT channel, holder, 1000 * (extract(epoch FROM now() - until)::float8 + ${LASTS}) AS since
      FROM channel_lease ORDER BY channel`;
  return [
    fine('渠道', `CHANNELS=${channels.join(',')}`),
    ...leases.map(({ channel, holder, since }) =>
      fine('渠道', `${channel} 由进程 ${holder.slice(0, 8)} 发送，最近一次是${age(since)}前`),
    ),
  ];
}

/** Gaps that ended longer ago are no news. */
const GAPS_SHOWN = 7 * DAY;

/** What is to be done about a channel that does not hear; what only time mends needs nobody. */
const REMEDIES: Readonly<Partial<Record<ChannelState, string>>> = {
  stopped: '启动服务；已经在运行就看 CHANNELS 和 ROLES 是否一样',
  failed: '照上面说的改正设置或平台上的权限，再重启服务',
  backoff: '看网络和平台那边的服务；它自己会再连',
  connecting: '等一会儿再看；一直这样就看网络和设置',
  degraded: '照上面说的处理，不用重启',
};

async function standing(
  { channel, status, seenAt }: KnownStatus,
  now: Moment,
  linkTo: (channel: ChannelName) => Promise<string>,
): Promise<Finding> {
  if (now - seenAt > SILENT)
    return fault(
      '渠道',
      `${CHANNEL_NAMES[channel]}没有进程在运行它，最后一次是${age(now - seenAt)}前`,
      REMEDIES.stopped ?? '',
    );
  const why = status.reason ? `：${status.reason}` : '';
  const words = `${CHANNEL_NAMES[channel]}${CHANNEL_STATE_NAMES[status.state]}${why}`;
  if (status.state === 'online') return fine('渠道', words);
  if (status.state === 'awaiting-scan' || status.state === 'logged-out')
    return fault('渠道', words, `打开 ${await linkTo(channel)} 扫码，链接 2 小时内有效`);
  const remedy = REMEDIES[status.state] ?? '';
  return status.state === 'degraded' ? warning('渠道', words, remedy) : fault('渠道', words, remedy);
}

/** How each channel stands, with a fresh link where somebody has to log in, and times in which messages may have been missed. */
export async function checkLogins(
  log: ChannelLog,
  { channels }: Pick<Config, 'channels'>,
  now: Moment,
  linkTo: (channel: ChannelName) => Promise<string>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  // What was run once and is not named any more is nobody's concern.
  const named = (await log.all()).filter(({ channel }) => channels.includes(channel));
  for (const known of named) findings.push(await standing(known, now, linkTo));
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
