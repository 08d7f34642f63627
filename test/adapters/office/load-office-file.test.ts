import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOfficeFile } from '../../../src/adapters/office/load-office-file.ts';
import { ConfigError } from '../../../src/config/config-error.ts';

describe('an office file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'office-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function complaint(name: string, content?: string | Uint8Array): Promise<readonly string[]> {
    const file = path.join(folder, name);
    if (content !== undefined) await writeFile(file, content);
    const error: unknown = await loadOfficeFile(file).catch((thrown: unknown) => thrown);
    if (!(error instanceof ConfigError)) throw new Error(`no ConfigError but ${String(error)}`);
    return error.sentences.map((sentence) => sentence.replace(folder, ''));
  }

  it('is the built-in example when none is named', async () => {
    expect((await loadOfficeFile()).office.name).toBe('西宁市城中区');
  });

  it('that is not there is named', async () => {
    expect(await complaint('missing.yaml')).toEqual(['找不到办公室文件 /missing.yaml，请检查文件名和所在文件夹。']);
    expect(await complaint('')).toEqual([' 是文件夹，不是办公室文件。']);
  });

  it('in another encoding is refused, not read as rubbish', async () => {
    const gbk = new Uint8Array([...new TextEncoder().encode('office: { name: '), 0xb3, 0xc7, 0xd6, 0xd0, 0x20, 0x7d]);
    expect(await complaint('gbk.yaml', gbk)).toEqual([expect.stringContaining('不是 UTF-8 编码')]);
  });

  it('that is a workbook is told from one in another encoding', async () => {
    expect(await complaint('office.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]))).toEqual([
      expect.stringContaining('是 Excel 或 Word 文件，不是文本'),
    ]);
  });

  it('with faults is refused with all of them', async () => {
    expect(await complaint('bad.yaml', 'office: { botNames: [] }\nunits: 3\n')).toEqual([
      'bad.yaml 第1行 office 的 name：没有写 name。',
      'bad.yaml 第1行 office 的 botNames：botNames 至少写一个名字，居民要用它称呼助手。',
      'bad.yaml 第2行 units：units 应当是列表，每项以“- ”开头，写作 - { id: …, name: …, kind: … }；一项也没有时写 []。',
    ]);
  });
});
