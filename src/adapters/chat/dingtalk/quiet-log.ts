import type { Logger } from '../../log.ts';
import type { Timers } from './timers.ts';

/** What the channel has to say to the operator's log: counts, codes and places, never what people wrote. */
export type ChannelLog = Pick<Logger, 'info' | 'warn'>;

const WINDOW = 60_000;
const LINES = 10;

/**
 * Lets ten lines a minute of each kind through and counts the rest: a peer that sends rubbish without end must not fill the disk.
 */
export function quietLog(log: ChannelLog | undefined, timers: Timers): (what: string, fields?: object) => void {
  const seen = new Map<string, { since: number; lines: number; hidden: number }>();
  return (what, fields = {}) => {
    const now = timers.now();
    const kind = seen.get(what);
    const fresh = kind === undefined || now - kind.since >= WINDOW;
    const state = fresh ? { since: now, lines: 0, hidden: kind?.hidden ?? 0 } : kind;
    seen.set(what, state);
    if (state.lines >= LINES) {
      state.hidden += 1;
      return;
    }
    state.lines += 1;
    log?.warn({ channel: 'dingtalk', ...fields, ...(state.hidden > 0 ? { notShown: state.hidden } : {}) }, what);
    state.hidden = 0;
  };
}
