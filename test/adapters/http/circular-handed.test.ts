import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { xlsxWriter } from '../../../src/adapters/render/xlsx-writer.ts';
import { placeTables, text } from '../../../src/domain/report/printed-sheet.ts';
import { at } from '../../builders/moments.ts';
import { readDocument } from '../../fixtures/read-document.ts';
import { readWorkbook } from '../../fixtures/read-workbook.ts';
import { type CircularStage, circularStage, DISPATCHER, LEADER } from './circular-stage.ts';

let page: CircularStage;
beforeEach(async () => {
  page = await circularStage();
});
afterEach(() => page.close());

const save = (revision: number, more: Record<string, string | File>, circular = 1) =>
  page.send(DISPATCHER, { action: 'save', revision: `${revision}`, ...more }, circular);
const submit = (revision: number, more: Record<string, string | File> = {}) =>
  page.send(DISPATCHER, { action: 'submit', revision: `${revision}`, ...more });
const wishes = async () => {
  const { circulars } = page.service.stores;
  const kept = await circulars.find(1);
  return (await circulars.revision(1, kept?.revision ?? 0))?.wishes;
};
const paragraphs = async () => readDocument((await page.file(DISPATCHER, 'document')).bytes).paragraphs.join('\n');
const csv = (content: string, name = '报送.csv') => new File([content], name, { type: 'text/csv' });
const WEBSITE = csv('单位,邮箱报送数,采纳数\n河沿社区,8,4\n供电所,2,1\n合计,10,5\n');
const MEDIA =
  '账号名称,责任单位,最近更新,发布数,原创数\n河沿发布,河沿社区,2026-03-30,10,8\n供电微讯,供电所,2026-03-01,4,1\n';

describe('what stands around the text', () => {
  it('is printed as it was typed, and asked for by its usual names where it was not', async () => {
    const before = await page.open();
    expect(before).toContain('不写就用“城东街道邻里牵手办公室”。');
    expect(before).toContain('最早写明天；不写就用4月9日（每次保存重新算）。');
    const typed = { number: '示政办通[2026] 03号', issuer: '城东街道诉求办', rectifyBy: '2026-04-20' };
    expect((await save(1, typed)).status).toBe(303);
    const printed = await paragraphs();
    expect(printed).toContain('示政办通〔2026〕3号');
    expect(printed).toContain('于2026年4月20日前将整改情况报城东街道诉求办。');
    expect(printed).not.toContain('城东街道邻里牵手办公室\n');
    const after = await page.open();
    for (const value of ['示政办通〔2026〕3号', '城东街道诉求办', '2026-04-20'])
      expect(after).toContain(`value="${value}"`);
  });

  it('is issued under the number that was asked for', async () => {
    await submit(1, { number: '示政办通〔2026〕3号' });
    expect((await page.send(LEADER, { action: 'approve', revision: '2' })).status).toBe(303);
    expect((await page.service.stores.circulars.find(1))?.number).toBe('示政办通〔2026〕3号');
    expect(await page.open({ audience: 'staff' })).toContain(
      '示政办通〔2026〕3号，今天10:00经凌主任批准印发，此后不变。',
    );
    expect(await paragraphs()).toContain('示政办通〔2026〕3号');
    expect(page.service.stores.outbox.all().map((post) => post.text)).toContainEqual(
      expect.stringContaining('【通报】示政办通〔2026〕3号：2026年3月群众诉求办理情况'),
    );
  });

  it.each([
    [{ number: '第3号' }, '发文字号“第3号”的写法不对'],
    [{ number: '示政办通〔2024〕3号' }, '发文字号“示政办通〔2024〕3号”的年份不对，今年是2026年'],
    [{ rectifyBy: '2026-04-01' }, '整改期限2026年4月1日太早，最早写明天（2026年4月2日）'],
    [{ rectifyBy: '2026-02-30' }, '整改期限“2026-02-30”读不懂'],
    [{ rectifyBy: '2062-04-20' }, '整改期限2062年4月20日在一年以后'],
  ])('%j is told and cannot be submitted, and what was typed stays', async (typed, sentence) => {
    const sent = await submit(1, { ...typed, paragraphs: '# 存在的问题\n有的单位答复慢。' });
    expect(sent.status).toBe(409);
    const shown = await sent.text();
    expect(shown).toContain(sentence);
    expect(shown).toContain('有的单位答复慢。</textarea>');
    for (const value of Object.values(typed)) expect(shown).toContain(`value="${value}"`);
    expect((await page.service.stores.circulars.find(1))?.state).toBe('draft');
    await save(2, {});
    expect((await submit(3)).status).toBe(303);
  });

  it('a number of another circular of the office is refused, on the draft and at the approval', async () => {
    const number = '示政办通〔2026〕3号';
    await save(1, { number });
    await page.draftAt(at('2026-05-06 10:00'));
    await page.send(DISPATCHER, { action: 'save', revision: '1', number: '示政办通（2026）3号' }, 2);
    expect(await page.open(DISPATCHER, 2)).toContain('已经写在2026年3月通报的稿子上，请换一个。');
    // Whoever was asked first has it: saved again without the other, both may go on, and the one approved first wins.
    await page.service.stores.reports.claim('circularNumber', number, '', page.service.clock.now());
    await page.send(DISPATCHER, { action: 'drop', revision: '2' }, 2);
    expect((await submit(2, { number, rectifyBy: '2026-05-20' })).status).toBe(303);
    const approved = await page.send(LEADER, { action: 'approve', revision: '3' });
    expect(await approved.text()).toContain('发文字号已经被另一期通报用了');
  });

  it('a day to rectify that is over when it is submitted is told', async () => {
    await save(1, { rectifyBy: '2026-04-03' });
    page.service.clock.advance(at('2026-04-03 09:00') - page.service.clock.now());
    const late = await submit(2, { rectifyBy: '2026-04-03' });
    expect(await late.text()).toContain('整改期限到了。请打开通报稿改整改期限');
  });
});

describe('a table handed in', () => {
  it('stands in the text, the attachments, the workbook and the proof, also of every later draft', async () => {
    expect((await save(1, { table: WEBSITE, tableName: '网站公开信息报送' })).status).toBe(303);
    expect((await save(2, { table: csv(MEDIA, '账号.csv'), tableName: '政务新媒体' })).status).toBe(303);
    expect((await save(3, { paragraphs: '# 存在的问题\n有的单位答复慢。' })).status).toBe(303);
    const shown = await page.open();
    expect(shown).toContain('网站公开信息报送情况（报送.csv）');
    expect(shown).toContain('政务新媒体（账号.csv）');
    expect(shown).toContain('<p class="others">报送.csv 第4行：合计行，跳过（合计由程序计算）。</p>');
    const printed = await paragraphs();
    expect(printed).toContain('各单位合计邮箱报送数10，采纳数5，采纳率50%');
    expect(printed).toContain('共检查政务新媒体账号2个，合格账号1个，合格率50.00%');
    expect(printed).toContain('有的单位答复慢。');
    const names = readWorkbook((await page.file(DISPATCHER, 'workbook')).bytes).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['网站公开信息报送情况', '政务新媒体检查情况']));
    const proof = JSON.parse((await page.file(DISPATCHER, 'proof')).bytes.toString());
    expect(proof.numbers).toContainEqual(
      expect.objectContaining({ printed: '8', how: '邮箱报送数：报表原数', rows: { '报送.csv': [2] } }),
    );
    expect(proof.numbers.find(({ tickets }: { tickets: string[] }) => tickets.length > 0)).not.toHaveProperty('rows');
  });

  it('may be a workbook, named by its file, and goes with what is submitted and issued', async () => {
    const cells = [
      ['单位', '上报数'],
      ['河沿社区', '3'],
    ];
    const sheet = {
      name: '表',
      tables: [{ title: '报送', columns: cells[0] ?? [], rows: [(cells[1] ?? []).map((one) => text(one))] }],
    };
    const bytes = await xlsxWriter.write([{ name: '表', rows: placeTables(sheet) }]);
    const table = new File([new Uint8Array(bytes)], '2026年3月简报报送情况 (1).xlsx');
    expect((await submit(1, { table })).status).toBe(303);
    expect((await wishes())?.tables).toEqual([
      {
        name: '简报报送情况',
        file: '2026年3月简报报送情况 (1).xlsx',
        kept: expect.stringMatching(/^[0-9a-f]{64}\.xlsx$/u),
      },
    ]);
    expect((await page.send(LEADER, { action: 'approve', revision: '2' })).status).toBe(303);
    expect(await paragraphs()).toContain('各单位合计上报数3');
  });

  it('with faults is told with row and column; nothing is kept and nothing typed is lost', async () => {
    const files = (await readdir(page.folder)).length;
    const wrong = csv('单位,邮箱报送数,采纳数\n西山街道,1,1\n供电所,八,1\n');
    const sent = await save(1, { table: wrong, tableName: '网站公开信息报送情况', paragraphs: '写了一半的话' });
    expect(sent.status).toBe(409);
    const shown = await sent.text();
    expect(shown).toContain('表没有收下，有2处要改');
    expect(shown).toContain('报送.csv 第2行“单位”（A列）');
    expect(shown).toContain('报送.csv 第3行“邮箱报送数”（B列）：“八”不是个数');
    expect(shown).toContain('写了一半的话</textarea>');
    expect(shown).toContain('value="网站公开信息报送情况"></label>');
    expect([(await wishes())?.paragraphs, (await readdir(page.folder)).length]).toEqual(['', files]);
  });

  it.each([
    [new File(['<html><table>'], '表.xls'), '这是网页或 XML 文件'],
    [new File([new Uint8Array(2 * 1024 * 1024 + 1)], '大.csv'), '大.csv：文件超过2 MB'],
    [new File(['单位,报送数\n'], '空.csv'), '空.csv：表头下面一行数也没有'],
    [
      new File(['单位,报送数\n河沿社区,1\n'.concat('\n'.repeat(3), '供电所,1\n'.repeat(5001))], '长.csv'),
      '长.csv：表超过 5000 行',
    ],
    [new File([''], '没有.csv'), '没有.csv：文件是空的'],
  ])('%o is refused with its reason', async (table, sentence) => {
    const sent = await save(1, { table });
    expect([sent.status, await sent.text()]).toEqual([409, expect.stringContaining(sentence)]);
    expect((await page.service.stores.circulars.find(1))?.revision).toBe(1);
  });

  it('of the same name takes the place of the one before, and is taken away by its button', async () => {
    await save(1, { table: WEBSITE, tableName: '网站公开信息报送情况' });
    await save(2, {
      table: csv('单位,邮箱报送数,采纳数\n河沿社区,9,4\n', '改.csv'),
      tableName: '网站公开信息报送情况表',
    });
    expect((await wishes())?.tables.map(({ file }) => file)).toEqual(['改.csv']);
    const removed = await page.send(DISPATCHER, {
      revision: '3',
      remove: '网站公开信息报送情况',
      paragraphs: '# 存在的问题\n话还在。',
    });
    expect(removed.status).toBe(303);
    expect((await wishes())?.tables).toEqual([]);
    const printed = await paragraphs();
    expect(printed).toContain('话还在。');
    expect(printed).not.toContain('邮箱报送数');
  });

  it.each([
    [`${'𠮷'.repeat(60)}.csv`, `${'𠮷'.repeat(30)}`],
    [`甲${'𠮷'.repeat(60)}.csv`, `${'𠮷'.repeat(30)}`],
    [`甲${'𠮷'.repeat(35)}.csv`, `甲${'𠮷'.repeat(29)}`],
    [`${'报送'.repeat(29)}表 二季度的.csv`, `${'报送'.repeat(29)}表`],
    [`2026年3月.${'报'.repeat(79)}`, `.${'报'.repeat(59)}`],
    ['../../etc/各单位\u202e报送.csv', '各单位报送'],
  ])('called %s is kept whole signs only, and can be taken away again', async (file, name) => {
    expect((await save(1, { table: csv('单位,报送数\n河沿社区,3\n', file) })).status).toBe(303);
    const [kept] = (await wishes())?.tables ?? [];
    expect([kept?.name, kept?.file.isWellFormed(), (kept?.file.length ?? 99) <= 80]).toEqual([name, true, true]);
    expect((await save(2, { remove: kept?.name ?? '' })).status).toBe(303);
    expect((await wishes())?.tables).toEqual([]);
  });

  it('whose unit is no unit any more makes the next draft refuse itself', async () => {
    await save(1, { table: WEBSITE, tableName: '网站公开信息报送情况' });
    const { policy, service } = page;
    const units = policy.units.map((one) => (one.id === 'u-power' ? { ...one, name: '新电公司', aliases: [] } : one));
    await service.stores.offices.save({ ...policy, units }, 'p-admin', service.clock.now());
    await save(2, {});
    expect(await page.open()).toContain('报送.csv 第3行“单位”（A列）');
    expect((await submit(3)).status).toBe(409);
  });

  it('whose file is gone from the store can still be taken away', async () => {
    await save(1, { table: WEBSITE, tableName: '网站公开信息报送情况' });
    const [kept] = (await wishes())?.tables ?? [];
    const place = (await readdir(page.folder, { recursive: true })).find((name) => name.endsWith(kept?.kept ?? '?'));
    await rm(path.join(page.folder, place ?? '?'));
    expect((await save(2, {})).status).toBe(303);
    expect(await page.open()).toContain('报送.csv：存下的文件找不到了。请点“去掉”，再传一次。');
    expect((await save(3, { remove: '网站公开信息报送情况' })).status).toBe(303);
    expect(await page.open()).not.toContain('找不到了');
  });

  it('a name without a file, a form cut off, and a stranger’s page are refused', async () => {
    expect(await (await save(1, { tableName: '报送' })).text()).toContain('写了表名“报送”，还没有选文件');
    const url = `${page.stage.address}/circular?t=${page.tokenOf(DISPATCHER)}`;
    const post = (headers: Record<string, string>) => fetch(url, { method: 'POST', headers, body: '--x\r\nnothing' });
    const cut = await post({ 'Content-Type': 'multipart/form-data; boundary=x' });
    expect([cut.status, await cut.json()]).toEqual([
      400,
      expect.objectContaining({ error: expect.stringContaining('表单不完整') }),
    ]);
    const many = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(1000);
    const flood = await fetch(url, {
      ...{ method: 'POST', body: `${many}--x--\r\n` },
      headers: { 'Content-Type': 'multipart/form-data; boundary="x"' },
    });
    expect([flood.status, await flood.json()]).toEqual([
      400,
      expect.objectContaining({ error: expect.stringContaining('表单的项太多') }),
    ]);
    const elsewhere = { 'Content-Type': 'multipart/form-data; boundary=x', Origin: 'https://elsewhere.example' };
    expect((await post(elsewhere)).status).toBe(403);
    const leader = await page.send(LEADER, { action: 'save', revision: '1', table: WEBSITE });
    expect([leader.status, await leader.text()]).toEqual([409, expect.stringContaining('不能再改')]);
    expect((await page.send({ audience: 'staff' }, { revision: '1', table: WEBSITE })).status).toBe(404);
  });
});
