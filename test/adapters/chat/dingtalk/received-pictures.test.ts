import { describe, expect, it } from 'vitest';
import { LARGEST_PICTURE } from '../../../../src/ports/media-store.ts';
import { PIXEL } from '../../../contracts/chat-channel-contract.ts';
import { manualTimers } from './manual-timers.ts';
import { GROUP, type Stage, stage, until } from './stage.ts';

const DOWNLOAD = '/v1.0/robot/messageFiles/download';

/** Somebody sends a picture; what the service hears of it. */
async function sends({ standIn, heard }: Stage, ...codes: readonly string[]) {
  const id = standIn.say({
    group: GROUP,
    from: 'staff-1',
    raw: {
      msgtype: 'richText',
      content: { richText: [{ text: '灯坏了' }, ...codes.map((downloadCode) => ({ type: 'picture', downloadCode }))] },
    },
  });
  await until(() => standIn.gateway.acknowledged(id) > 0);
  return heard.messages
    .filter((one) => one.id.startsWith(id))
    .map(({ id: own, ...rest }) => ({ ...rest, id: own.slice(id.length) }));
}

describe('a picture somebody sends', () => {
  it('is fetched and kept before its message is acknowledged', async () => {
    const here = await stage();
    await here.online();
    const heard = await sends(here, here.standIn.robot.keepFile(Buffer.from(PIXEL)));
    expect(heard).toMatchObject([{ id: '', kind: 'text', text: '灯坏了', media: 'picture-1.png' }]);
    expect(Buffer.from(here.heard.pictures[0] ?? [])).toEqual(Buffer.from(PIXEL));
  });

  it('is followed by the others of its message, each as a message of its own', async () => {
    const here = await stage();
    await here.online();
    const codes = [1, 2, 3].map(() => here.standIn.robot.keepFile(Buffer.from(PIXEL)));
    const heard = await sends(here, codes[0] ?? '', 'unknown', codes[1] ?? '');
    expect(heard).toMatchObject([
      { id: '', kind: 'text', text: '灯坏了', media: expect.any(String) },
      { id: '#2', kind: 'image', text: '' },
      { id: '#3', kind: 'image', text: '', media: expect.any(String) },
    ]);
    expect(heard[1]).not.toHaveProperty('media');
  });

  it.each<[string, (here: Stage) => string]>([
    ['the platform does not know', () => 'unknown'],
    ['is longer than 20 MB', ({ standIn }) => standIn.robot.keepFile(Buffer.alloc(LARGEST_PICTURE + 1))],
    [
      'has no address',
      ({ standIn }) => {
        standIn.faults.add(DOWNLOAD, { is: 'answer', status: 200, body: {} });
        return 'x';
      },
    ],
    [
      'has an address elsewhere',
      ({ standIn }) => {
        standIn.faults.add(DOWNLOAD, { is: 'answer', status: 200, body: { downloadUrl: 'http://192.0.2.1/secret' } });
        return 'x';
      },
    ],
    [
      'breaks off on the way',
      ({ standIn }) => {
        const code = standIn.robot.keepFile(Buffer.from(PIXEL));
        standIn.faults.add(`/files/${code}`, { is: 'cut' });
        return code;
      },
    ],
  ])('that %s does not keep its message back', async (_name, prepare) => {
    const here = await stage();
    await here.online();
    const heard = await sends(here, prepare(here));
    expect(heard).toMatchObject([{ id: '', kind: 'text', text: '灯坏了' }]);
    expect(heard[0]).not.toHaveProperty('media');
  });

  it('that never comes is not waited for longer than a quarter of a minute', async () => {
    const timers = manualTimers();
    const here = await stage({ channel: { timers } });
    await here.online();
    const code = here.standIn.robot.keepFile(Buffer.from(PIXEL));
    here.standIn.faults.add(`/files/${code}`, { is: 'hang' });
    const heard = sends(here, code);
    await until(() => here.standIn.faults.taken(`/files/${code}`));
    timers.advance(15_000);
    expect(await heard).toMatchObject([{ kind: 'text', text: '灯坏了' }]);
  });
});
