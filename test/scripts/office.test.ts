import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmed } from '../../scripts/ask.ts';
import { exportOffice } from '../../scripts/office-export.ts';
import { historyLines, versionDifference } from '../../scripts/office-history.ts';
import { carryOutImport, planImport } from '../../scripts/office-import.ts';
import { InputFault } from '../../scripts/run-script.ts';
import { EXAMPLE_OFFICE_FILE, loadOfficeFile } from '../../src/adapters/office/load-office-file.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { parseMoment } from '../../src/domain/time/moment.ts';
import type { TicketStore } from '../../src/ports/ticket-store.ts';
import { aTicket } from '../builders/a-ticket.ts';
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

function aStage(open: readonly Ticket[] = []) {
  const offices = fakeOfficeStore();
  const tickets = { openOf: async () => open } as unknown as TicketStore;
  const stores = { offices, tickets };
  const bring = async (file: string, by = 'system') => {
    const planned = await planImport(stores, file, NOW);
    return carryOutImport(stores, planned, { by, now: NOW });
  };
  return { offices, stores, bring };
}

describe('office import', () => {
  it('keeps a first office and says what came', async () => {
    const { offices, stores, bring } = aStage();
    const planned = await planImport(stores, EXAMPLE_OFFICE_FILE, NOW);
    expect(planned).toMatchObject({ version: 0, dangers: [] });
    expect(planned.lines[0]).toMatch(/^单位：新增43（总寨镇人民政府，?/u);
    expect(await offices.current()).toBeUndefined();
    expect(await bring(EXAMPLE_OFFICE_FILE)).toBe(1);
    expect((await offices.current())?.policy).toEqual(await loadOfficeFile());
  });

  it('says field by field what is different, and that nothing is', async () => {
    const { stores, bring } = aStage();
    await bring(EXAMPLE_OFFICE_FILE);
    expect((await planImport(stores, EXAMPLE_OFFICE_FILE, NOW)).lines).toEqual([]);
    expect((await planImport(stores, inFolder('changed.yaml'), NOW)).lines).toEqual([
      '单位：修改1（区统计服务局）',
      '  区统计服务局（tongji） 名称：区统计局 → 区统计服务局',
      '人员：删除1（区统计局值班员）',
      '试运行：否 → 是',
    ]);
  });

  it('warns of what it would do to work that is going on', async () => {
    const { stores, bring } = aStage([
      aTicket({ unit: 'cangmenjie', group: 'g-zongzhai-1' }),
      aTicket({ unit: 'cangmenjie', group: 'g-zongzhai-1' }),
      aTicket({ unit: 'tongji', group: 'g-zongzhai-1' }),
    ]);
    await bring(EXAMPLE_OFFICE_FILE);
    const example = await readFile(EXAMPLE_OFFICE_FILE, 'utf8');
    await writeFile(
      inFolder('dangerous.yaml'),
      example
        .replace(
          'aliases: [仓门街街道, 仓门街], kind: street',
          'aliases: [仓门街街道, 仓门街], kind: street, active: no',
        )
        .replace(/^ {2}- \{ id: p-tongji.*\n/mu, '')
        .replace(/^ {2}- \{ id: g-zongzhai-1.*\n/mu, '')
        .concat('limits: { accept: 1 working hour, grievance: 3 days, help: 10 working days }\n'),
    );
    expect((await planImport(stores, inFolder('dangerous.yaml'), NOW)).dangers).toEqual([
      '仓门街街道办事处被停用，手上还有2件没办结，导入后要逐件转办',
      expect.stringMatching(/^群“.+”被删除，以后不再登记也不再发消息，其中3件没办结，结果没有地方发$/u),
      '区统计局值班员被删除，现在正替区统计局值班，导入后改为提醒名单里的下一位',
      '时限变短：签收：2个工作小时 → 1个工作小时。已经登记的件仍按原来的时限，新登记的按新时限',
      '时限变短：投诉办结：5个工作日 → 3天。已经登记的件仍按原来的时限，新登记的按新时限',
    ]);
  });

  it('writes nothing where there is a fault', async () => {
    const { offices, bring } = aStage();
    const refused: unknown = await bring(inFolder('broken.yaml')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputFault);
    expect((refused as InputFault).sentences.at(-1)).toBe('共 2 处错误，没有导入。');
    expect(await offices.current()).toBeUndefined();
  });

  it('writes nothing where somebody else was faster than the person who looked', async () => {
    const { offices, stores, bring } = aStage();
    await bring(EXAMPLE_OFFICE_FILE);
    const planned = await planImport(stores, inFolder('changed.yaml'), NOW);
    await offices.save({ ...planned.policy, trial: false }, 'p-dispatcher', NOW);
    await expect(carryOutImport(stores, planned, { by: '张三', now: NOW })).rejects.toThrow('刚才有人导入了第 2 版');
    expect(await offices.history()).toHaveLength(2);
  });
});

describe('office export', () => {
  it('writes what can be imported again without a difference', async () => {
    const { offices, stores, bring } = aStage();
    await bring(inFolder('changed.yaml'));
    expect(await exportOffice(offices, inFolder('out.yaml'))).toBe(1);
    expect((await planImport(stores, inFolder('out.yaml'), NOW)).lines).toEqual([]);
  });

  it('writes an older version, with which one can go back', async () => {
    const { offices, bring } = aStage();
    await bring(EXAMPLE_OFFICE_FILE);
    await bring(inFolder('changed.yaml'));
    expect(await exportOffice(offices, inFolder('old.yaml'), 1)).toBe(1);
    expect(await bring(inFolder('old.yaml'))).toBe(3);
    expect((await offices.current())?.policy).toEqual((await offices.version(1)).policy);
    await expect(exportOffice(offices, inFolder('old.yaml'), 9)).rejects.toThrow('没有第 9 版，现有第 1 到第 3 版');
  });

  it('says so where there is no office or no place to write', async () => {
    const { offices, bring } = aStage();
    await expect(exportOffice(offices, inFolder('out.yaml'))).rejects.toThrow('还没有导入办公室');
    await bring(EXAMPLE_OFFICE_FILE);
    await expect(exportOffice(offices, inFolder('none/out.yaml'))).rejects.toThrow('写不了文件');
  });
});

describe('office history and diff', () => {
  it('says of every version when, who and what', async () => {
    const { offices, bring } = aStage();
    expect(await historyLines(offices, false)).toEqual([]);
    await bring(EXAMPLE_OFFICE_FILE);
    await bring(inFolder('changed.yaml'), '张三');
    await offices.save((await offices.version(1)).policy, 'p-dispatcher', NOW);
    expect(await historyLines(offices, false)).toEqual([
      expect.stringMatching(
        /^第 3 版 {2}2026-03-02 08:00 {2}.+（p-dispatcher） {2}单位：修改1（区统计局）；人员：新增1（区统计局值班员），顺序有变；有改动：试运行$|^第 3 版 {2}2026-03-02 08:00 {2}.+（p-dispatcher） {2}单位：修改1（区统计局）；人员：新增1（区统计局值班员）；有改动：试运行$/u,
      ),
      '第 2 版  2026-03-02 08:00  张三  单位：修改1（区统计服务局）；人员：删除1（区统计局值班员）；有改动：试运行',
      '第 1 版  2026-03-02 08:00  系统  首次导入：43 个单位，12 个群，53 名人员',
    ]);
    expect(await versionDifference(offices, 2, 1)).toContain('  区统计局（tongji） 名称：区统计服务局 → 区统计局');
    await expect(versionDifference(offices, 1, 7)).rejects.toThrow('没有第 7 版');
  });

  it('lists the newest twenty unless all are asked for', async () => {
    const { offices } = aStage();
    for (let version = 1; version <= 23; version += 1)
      await offices.save({ ...(await loadOfficeFile()), trial: version % 2 === 0 }, 'system', NOW);
    const lines = await historyLines(offices, false);
    expect([lines.length, lines[0]?.slice(0, 6), lines[19]]).toEqual([
      21,
      '第 23 版',
      '第 4 版  2026-03-02 08:00  系统  有改动：试运行',
    ]);
    expect(lines[20]).toBe('还有更早的 3 版，加 --all 全部列出。');
    expect(await historyLines(offices, true)).toHaveLength(23);
  });
});

describe('a question at the terminal', () => {
  it.each([
    ['y\n', true],
    ['是\n', true],
    ['n\n', false],
    ['\n', false],
    ['', false],
  ])('%j is %s', async (typed, yes) => {
    const input = new PassThrough();
    input.end(typed);
    expect(await confirmed('是否导入？', { input, output: new PassThrough() })).toBe(yes);
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
    // One more where the calendar ends soon after the day of the test.
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^example-office\.yaml：没有错误，有 [23] 处提醒。43 个单位，12 个群，53 名人员。$/u,
    );
  });

  it('prints every fault with its line and exits 2', async () => {
    const { code, stdout } = await run('check', inFolder('broken.yaml'));
    expect(code).toBe(2);
    expect(stdout.match(/^错误 broken\.yaml 第\d+行/gmu)).toHaveLength(2);
  });

  it.each([
    [[]],
    [['check']],
    [['check', 'a', 'b']],
    [['check', 'a', '--yes']],
    [['diff', '1']],
    [['diff', 'a', 'b']],
    [['toString', 'a']],
    [['check', '/no/such.yaml']],
  ])('%j exits 2', async (args) => {
    expect((await run(...args)).code).toBe(2);
  });
});
