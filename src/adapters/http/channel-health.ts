import type { ChannelName } from '../../domain/base/ids.ts';
import { DAY, type Moment } from '../../domain/time/moment.ts';
import { SILENT } from '../../flows/sending/watch-channel.ts';
import type { ChannelGap, KnownStatus } from '../../ports/channel-log.ts';
import { canSend } from '../../ports/chat-channel.ts';
import { CHANNEL_STATE_NAMES } from '../../wording/channel-state.ts';
import { gapLine } from '../../wording/gap.ts';
import { ONLY_MENTIONS } from '../../wording/platform-limits.ts';
import { CHANNEL_NAMES } from '../../wording/state-names.ts';
import type { HttpDeps } from './http-deps.ts';

/** Gaps that ended longer ago are no news. */
const GAPS_SHOWN = DAY;

export interface ChannelHealth {
  /** How each channel stands, in words. */
  readonly channels: Readonly<Record<string, string>>;
  /** Why this process cannot do its work. */
  readonly reasons: readonly string[];
  /** What somebody should know or do. */
  readonly warnings: readonly string[];
  /** Times in which messages may have been missed, of the last day. */
  readonly gaps: readonly string[];
}

/** The channels as this process and, through the database, all others run them. Rejects when the database is away. */
export async function channelHealth(deps: HttpDeps): Promise<ChannelHealth> {
  const now = deps.clock.now();
  const [known, gaps] = await Promise.all([deps.stores.channels.all(), deps.stores.channels.gaps(now - GAPS_SHOWN)]);
  const simulated = simulatedHealth(deps);
  const real = deps.config.channels.filter((name) => name !== 'sim').map((name) => realHealth(name, known, now));
  // A process that only serves pages works while a channel of another process is away.
  const runs = deps.config.roles.includes('channels');
  const faults = real.flatMap(({ fault }) => fault ?? []);
  return {
    channels: { ...simulated.channels, ...Object.fromEntries(real.map(({ name, words }) => [name, words])) },
    reasons: [...simulated.reasons, ...(runs ? faults : [])],
    warnings: [
      ...(runs ? [] : faults),
      ...real.flatMap(({ part }) => part ?? []),
      ...limitsOf(deps),
      ...gaps.filter(isOpen).map((gap) => gapLine(gap, now)),
    ],
    gaps: gaps.map((gap) => gapLine(gap, now)),
  };
}

const isOpen = ({ to }: ChannelGap): boolean => to === null;

function simulatedHealth({ sim }: HttpDeps): Pick<ChannelHealth, 'channels' | 'reasons'> {
  const channels: Record<string, string> = {};
  const reasons: string[] = [];
  for (const [name, channel] of sim?.channels ?? []) {
    const { state, reason } = channel.status();
    channels[name] = state === 'online' ? '模拟' : state;
    if (state !== 'online') reasons.push(`渠道 ${name} 没有连上${reason ? `：${reason}` : ''}`);
  }
  return { channels, reasons };
}

interface RealHealth {
  readonly name: ChannelName;
  readonly words: string;
  readonly fault: string | undefined;
  /** Something of it does not work. */
  readonly part: string | undefined;
}

function realHealth(name: ChannelName, known: readonly KnownStatus[], now: Moment): RealHealth {
  const one = known.find(({ channel }) => channel === name);
  if (!one || now - one.seenAt > SILENT) {
    const words = '没有进程在运行它';
    return { name, words, fault: `${CHANNEL_NAMES[name]}${words}`, part: undefined };
  }
  const { state, reason } = one.status;
  const words = `${CHANNEL_STATE_NAMES[state]}${reason ? `：${reason}` : ''}`;
  const said = `${CHANNEL_NAMES[name]}${words}`;
  return {
    name,
    words,
    fault: canSend(one.status) ? undefined : said,
    part: state === 'degraded' ? said : undefined,
  };
}

const limitsOf = ({ config }: HttpDeps): readonly string[] =>
  config.channels.includes('dingtalk') ? [ONLY_MENTIONS] : [];
