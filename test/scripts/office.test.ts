import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportOffice } from '../../scripts/office-export.ts';
import { importOffice } from '../../scripts/office-import.ts';
import { InputFault } from '../../scripts/run-script.ts';
import { EXAMPLE_OFFICE_FILE, loadOfficeFile } from '../../src/adapters/office/load-office-file.ts';
import { parseMoment } from '../../src/domain/time/moment.ts';
import { fakeOfficeStore } from '../fakes/fake-office-store.ts';

const NOW = parseMoment('2026-03-02T08:00:00+08:00') ?? 0;
let folder = '';
const inFolder = (name: string): string => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'office-'));
  const example = await readFile(EXAMPLE_OFFICE_FILE, 'utf8');
  await writeFile(
    inFolder('changed.yaml'),
    example
      .replace('区统计局,', '区统计服务局,')
      .replace(/^ {2}- \{ id: p-tongji.*\n/mu, '')
      .concat('trial: true\n'),
  );
  await writeFile(
    inFolder('broken.yaml'),
    example.replace('kind: town', 'kind: ').replace('channel: wechat', 'channel: weixin'),
  );
});
afterAll(() => rm(folder, { recursive: true }));

describe('office import', () => {
  it('keeps a first office and says what came', async () => {
    const store = fakeOfficeStore();
    const done = await importOffice(store, EXAMPLE_OFFICE_FILE, 'system', NOW);
    expect(done).toMatchObject({ version: 1, changed: true });
    expect(done.lines[0]).toMatch(/^单位：新增43（总寨镇人民政府，?/u);
    expect((await store.current())?.policy).toEqual(await loadOfficeFile());
  });

  it('says what is different, and makes no version of nothing', async () => {
    const store = fakeOfficeStore();
    await importOffice(store, EXAMPLE_OFFICE_FILE, 'system', NOW);
    expect(await importOffice(store, EXAMPLE_OFFICE_FILE, 'system', NOW)).toEqual({
      version: 1,
      changed: false,
      lines: [],
    });
    expect(await importOffice(store, inFolder('changed.yaml'), 'system', NOW)).toEqual({
      version: 2,
      changed: true,
      lines: ['单位：修改1（区统计服务局）', '人员：删除1（区统计局值班员）', '有改动：试运行'],
    });
  });

  it('writes nothing where there is a fault', async () => {
    const store = fakeOfficeStore();
    const refused: unknown = await importOffice(store, inFolder('broken.yaml'), 'system', NOW).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(InputFault);
    expect((refused as InputFault).sentences.at(-1)).toBe('共 2 处错误，没有导入。');
    expect(await store.current()).toBeUndefined();
  });
});

describe('office export', () => {
  it('writes what can be imported again without a difference', async () => {
    const store = fakeOfficeStore();
    await importOffice(store, inFolder('changed.yaml'), 'system', NOW);
    expect(await exportOffice(store, inFolder('out.yaml'))).toBe(1);
    expect(await importOffice(store, inFolder('out.yaml'), 'system', NOW)).toMatchObject({ changed: false });
  });

  it('says so where there is no office or no place to write', async () => {
    const store = fakeOfficeStore();
    await expect(exportOffice(store, inFolder('out.yaml'))).rejects.toThrow('还没有导入办公室');
    await importOffice(store, EXAMPLE_OFFICE_FILE, 'system', NOW);
    await expect(exportOffice(store, inFolder('none/out.yaml'))).rejects.toThrow('写不了文件');
  });
});

describe('office check', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/office.ts'), ...args]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
    );

  it('passes the example with its remarks, without a database', async () => {
    const { code, stdout } = await run('check', EXAMPLE_OFFICE_FILE);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      'example-office.yaml：没有错误，有 2 处提醒。43 个单位，12 个群，53 名人员。',
    );
  });

  it('prints every fault with its line and exits 2', async () => {
    const { code, stdout } = await run('check', inFolder('broken.yaml'));
    expect(code).toBe(2);
    expect(stdout.match(/^错误 broken\.yaml 第\d+行/gmu)).toHaveLength(2);
  });

  it.each([[[]], [['check']], [['check', 'a', 'b']], [['toString', 'a']], [['check', '/no/such.yaml']]])(
    '%j exits 2',
    async (args) => {
      expect((await run(...args)).code).toBe(2);
    },
  );
});
