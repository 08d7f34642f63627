import { readRecording } from '../../src/adapters/replay/read-recording.ts';
import { composeReplay } from '../../src/compose-replay.ts';
import { buildDirectory } from '../../src/domain/office/directory.ts';
import { formatMoment, type Moment } from '../../src/domain/time/moment.ts';
import { replay } from '../../src/flows/replay.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';

/** A line of a recorded chat: somebody speaks in a WeChat group of the made-up office. */
export const said = (time: string, id: string, from: string, text: string, group = 'g-willow') => ({
  at: formatMoment(at(time)),
  type: 'message',
  channel: 'wechat',
  group,
  id,
  from,
  text,
});

/** The platform goes away, or comes back. */
export const switched = (moment: Moment, status: 'down' | 'up') => ({
  at: formatMoment(moment),
  type: 'channel',
  channel: 'wechat',
  status,
});

/** What the whole service has sent by `until` when these lines happen to it. */
export async function played(lines: readonly object[], until: Moment): Promise<readonly QueuedPost[]> {
  const policy = anOffice();
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const { recording, faults } = readRecording(text, buildDirectory(policy), until);
  if (!recording) throw new Error(JSON.stringify(faults));
  const stage = await composeReplay(policy, recording);
  try {
    await replay(stage.service, stage, recording);
    return await stage.service.work.stores.outbox.sent({ after: 0, limit: 1000 });
  } finally {
    await stage.close();
  }
}
