import { expect, it } from 'vitest';
import { type ChannelLog, quietLog } from '../../../../src/adapters/chat/dingtalk/quiet-log.ts';
import { manualTimers } from './manual-timers.ts';

it('shows ten lines a minute of each kind, and how many it kept back', () => {
  const timers = manualTimers();
  const lines: { readonly what: string; readonly fields: Record<string, unknown> }[] = [];
  const warn = quietLog(
    {
      warn: (fields: Record<string, unknown>, what: string) => void lines.push({ fields, what }),
    } as unknown as ChannelLog,
    timers,
  );
  for (let count = 0; count < 25; count += 1) warn('rubbish', { count });
  warn('something else');
  expect(lines.map(({ what }) => what)).toEqual([...Array(10).fill('rubbish'), 'something else']);
  timers.advance(60_000);
  warn('rubbish');
  expect(lines.at(-1)?.fields).toEqual({ channel: 'dingtalk', notShown: 15 });
  timers.advance(60_000);
  warn('rubbish');
  expect(lines.at(-1)?.fields).toEqual({ channel: 'dingtalk' });
});
