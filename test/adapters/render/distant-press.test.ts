import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createDistantPress,
  type DistantPress,
  type DistantPressOptions,
} from '../../../src/adapters/render/distant-press.ts';
import { createPosterPress } from '../../../src/adapters/render/poster-press.ts';
import type { Poster } from '../../../src/domain/report/poster.ts';

const poster = (line: string): Poster => ({ title: '试', subtitle: '试', parts: [{ part: 'lines', lines: [line] }] });

/** A process that answers each order by these statements. `count` is how many processes there have been. */
function aProcess(statements: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'press-'));
  const file = path.join(folder, 'process.mjs');
  const code = `
    import { appendFileSync, readFileSync } from 'node:fs';
    appendFileSync(new URL('./starts', import.meta.url), '.');
    const count = readFileSync(new URL('./starts', import.meta.url)).length;
    const answer = (nr) => process.send({ nr, drawn: { pictures: [Uint8Array.of(count)], unknown: [] } });
    process.on('message', ({ nr }) => { ${statements} });
    process.on('disconnect', () => process.exit(0));`;
  writeFileSync(file, code);
  return file;
}

const presses: DistantPress[] = [];
const aPress = (options: DistantPressOptions): DistantPress => {
  const press = createDistantPress(options);
  presses.push(press);
  return press;
};
afterEach(async () => {
  for (const press of presses.splice(0)) await press.stop();
});
/** Number of the process that drew. */
const drawnBy = async (press: DistantPress) => (await press.draw(poster('一'))).pictures[0]?.[0];

describe('the press in a process of its own', () => {
  it('draws what the press draws, tells of signs no font knows, and is there for the next poster', async () => {
    const heard: (readonly string[])[] = [];
    const press = aPress({ lacks: (signs) => heard.push(signs) });
    expect(press.pid()).toBeUndefined();
    const drawn = await press.draw(poster('𠮷祥'));
    const pid = press.pid();
    const here = await createPosterPress().draw(poster('𠮷祥'));
    expect(drawn.pictures.map((one) => Buffer.from(one).toString('hex'))).toEqual(
      here.pictures.map((one) => Buffer.from(one).toString('hex')),
    );
    expect(heard).toEqual([['𠮷']]);
    await press.draw(poster('二'));
    expect([pid, press.pid()]).toEqual([expect.any(Number), pid]);
  });

  it('ends when nothing is wanted for a while, and starts again', async () => {
    const press = aPress({ file: aProcess('answer(nr)'), idle: 20 });
    expect(await drawnBy(press)).toBe(1);
    await vi.waitFor(() => expect(press.pid()).toBeUndefined(), 5000);
    expect(await drawnBy(press)).toBe(2);
  });

  it('tries once more what a process fell over, and then gives up', async () => {
    const press = aPress({ file: aProcess('if (count === 2) answer(nr); else process.exit(1)') });
    expect(await drawnBy(press)).toBe(2);
    await expect(aPress({ file: aProcess('process.abort()') }).draw(poster('一'))).rejects.toThrow('has ended');
  });

  it('starts a process that was killed while it had nothing to do', async () => {
    const press = aPress({ file: aProcess('answer(nr)') });
    await drawnBy(press);
    process.kill(press.pid() ?? 0, 'SIGKILL');
    expect(await drawnBy(press)).toBe(2);
  });

  it('ends a process that does not answer in time', async () => {
    const press = aPress({ file: aProcess('if (count > 1) answer(nr)'), within: 4000 });
    await expect(press.draw(poster('一'))).rejects.toThrow('within 4000 ms');
    expect(await drawnBy(press)).toBe(2);
  });

  it('hands on why it cannot draw, one order after the other', async () => {
    const press = aPress({ file: aProcess("process.send({ nr, fault: 'no build ' + nr })") });
    const both = await Promise.allSettled([press.draw(poster('一')), press.draw(poster('二'))]);
    expect(both.map((one) => one.status === 'rejected' && one.reason.message)).toEqual(['no build 1', 'no build 2']);
  });

  it('keeps no command line alive, and lets it end in order', async () => {
    const code = (stop: string): string => `
      import { createDistantPress } from './src/adapters/render/distant-press.ts';
      const press = createDistantPress({ file: ${JSON.stringify(aProcess('answer(nr)'))} });
      await press.draw({ title: '', subtitle: '', parts: [] });
      ${stop}
      console.log('done');`;
    for (const stop of ['', 'await press.stop();']) {
      const args = ['--input-type=module', '-e', code(stop)];
      const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 15_000 });
      expect(stdout).toBe('done\n');
    }
  });

  it('when stopped refuses what is being drawn and what comes after', async () => {
    const press = aPress({ file: aProcess('') });
    const drawing = expect(press.draw(poster('一'))).rejects.toThrow();
    await vi.waitFor(() => expect(press.pid()).toBeDefined());
    await press.stop();
    await drawing;
    await expect(press.draw(poster('二'))).rejects.toThrow('stopped');
  });
});
