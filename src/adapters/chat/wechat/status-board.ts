import type { ChannelStatus } from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Told } from './link-status.ts';

/** The channel’s status: that of the connection, and what is wrong although it stands. */
export interface StatusBoard {
  status(): ChannelStatus;
  tell(told: Told): void;
  /** Something that does not work while messages come and go; undefined once it does again. */
  trouble(kind: 'keeping' | 'lost' | 'reading', sentence: string | undefined): void;
}

export function createStatusBoard(clock: Clock, changed: (status: ChannelStatus) => void): StatusBoard {
  const troubles = new Map<string, string>();
  let told: Told = { state: 'stopped' };
  let status: ChannelStatus = { state: 'stopped', since: clock.now() };
  /** When the code of this moment was shown first. */
  let scan: ChannelStatus['scan'];

  function refresh(): void {
    const state = told.state === 'online' && troubles.size > 0 ? 'degraded' : told.state;
    const reason = state === 'degraded' ? [...troubles.values()].join('；') : told.reason;
    if (told.code === undefined) scan = undefined;
    else if (scan?.code !== told.code) scan = { code: told.code, since: clock.now() };
    if (state === status.state && reason === status.reason && scan === status.scan) return;
    status = {
      state,
      since: state === status.state ? status.since : clock.now(),
      ...(reason === undefined ? {} : { reason }),
      ...(scan === undefined ? {} : { scan }),
    };
    changed(status);
  }

  return {
    status: () => status,
    tell(next) {
      told = next;
      // What was wrong with one run says nothing of the next.
      if (told.state === 'stopped') troubles.clear();
      refresh();
    },
    trouble(kind, sentence) {
      if (sentence === undefined) troubles.delete(kind);
      else troubles.set(kind, sentence);
      refresh();
    },
  };
}
