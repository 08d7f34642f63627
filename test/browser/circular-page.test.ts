import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/bench/find-chromium.ts';
import type { CircularReader } from '../../src/flows/circulars/link-to-circular.ts';
import { type CircularStage, circularStage, DISPATCHER, LEADER } from '../adapters/http/circular-stage.ts';
import { readDocument } from '../fixtures/read-document.ts';

const executablePath = findChromium();
if (!executablePath)
  console.warn('circular-page.test.ts: skipped, no Chromium on this machine (set CHROMIUM to its path)');

const PHONE = { width: 360, height: 740 };
const csv = (name: string, content: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

describe.skipIf(!executablePath)('a circular on a phone, from its draft to its readers', () => {
  let browser: Browser;
  let circular: CircularStage;
  beforeAll(async () => {
    circular = await circularStage();
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox'],
      // Without one it saves nothing under a Chinese name.
      env: { ...process.env, LANG: 'C.UTF-8' },
    });
  });
  afterAll(async () => {
    await browser?.close();
    await circular?.close();
  });

  const faults: string[] = [];
  async function open(as: CircularReader['as']): Promise<Page> {
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', hasTouch: true, isMobile: true });
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    page.on('pageerror', (fault) => faults.push(fault.message));
    page.on('console', (line) => line.type() === 'error' && !line.text().includes('409') && faults.push(line.text()));
    await page.goto(`${circular.stage.address}/circular?t=${circular.tokenOf(as)}`);
    return page;
  }
  async function look(page: Page, name: string): Promise<void> {
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/circular-${name}.png`, fullPage: true });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    const touched = 'button:visible, textarea, .tick, input:not([type=hidden], [type=checkbox])';
    for (const field of await page.locator(touched).all())
      expect((await field.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  }
  const press = async (page: Page, name: string) => {
    await Promise.all([page.waitForLoadState('load'), page.getByRole('button', { name, exact: true }).click()]);
    await page.waitForLoadState('load');
  };

  it('is written with its tables, approved and read', { timeout: 30_000 }, async () => {
    const draft = await open(DISPATCHER);
    await look(draft, '1-draft');
    await draft.getByLabel('自拟段落').fill('# 存在的问题\n有的单位答复慢，群众要催几次才有回音。');
    await draft.getByLabel('发文字号').fill('示政办通(2026)3号');
    await draft.getByLabel('整改期限').fill('2026-04-20');
    await draft.getByLabel('表名').fill('网站公开信息报送情况');
    const wrong = csv('3月报送.csv', '单位,邮箱报送数,采纳数\n西山街道,1,1\n供电所,八,1\n');
    await draft.getByLabel('添加一张表').setInputFiles(wrong);
    await press(draft, '保存并重新生成');
    expect(await draft.getByRole('alert').textContent()).toContain('表没有收下，有2处要改');
    expect(await draft.getByText('3月报送.csv 第3行“邮箱报送数”（B列）').count()).toBe(1);
    expect(await draft.getByLabel('自拟段落').inputValue()).toContain('要催几次');
    await look(draft, '2-refused');

    const right = csv('3月报送.csv', '单位,邮箱报送数,采纳数\n河沿社区,8,4\n供电所,2,1\n');
    await draft.getByLabel('添加一张表').setInputFiles(right);
    // “Return” in a field saves, and takes no table away.
    await draft.getByLabel('发文字号').press('Enter');
    await draft.waitForURL(/done=saved/u);
    await draft.getByLabel('表名').fill('');
    await draft.getByLabel('添加一张表').setInputFiles(csv('多余的表.csv', '单位,份数\n供电所,2\n'));
    await press(draft, '保存并重新生成');
    expect(await draft.locator('.handed li').allTextContents()).toEqual([
      expect.stringContaining('网站公开信息报送情况（3月报送.csv）'),
      expect.stringContaining('多余的表（多余的表.csv）'),
    ]);
    await look(draft, '3-saved');
    await press(draft, '去掉“多余的表”');
    expect(await draft.locator('.handed li').count()).toBe(1);
    await press(draft, '送审');
    expect(await draft.locator('form').count()).toBe(0);

    const approval = await open(LEADER);
    await look(approval, '4-approval');
    await press(approval, '批准印发');
    const issued = await open({ audience: 'staff' });
    await look(issued, '5-issued');
    expect(await issued.locator('header').textContent()).toContain('示政办通〔2026〕3号，今天10:00经凌主任批准印发');
    const [download] = await Promise.all([
      issued.waitForEvent('download'),
      issued.getByRole('link', { name: '通报（Word）' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('2026年3月通报-通报.docx');
    const { paragraphs } = readDocument((await circular.file({ audience: 'staff' }, 'document')).bytes);
    for (const said of ['示政办通〔2026〕3号', '各单位合计邮箱报送数10，采纳数5', '要催几次', '于2026年4月20日前'])
      expect(paragraphs.join('\n')).toContain(said);
    expect(faults).toEqual([]);
  });
});
