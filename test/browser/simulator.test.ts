import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/bench/find-chromium.ts';
import { loadOfficeFile } from '../../src/adapters/office/load-office-file.ts';
import { type HttpStage, httpStage } from '../adapters/http/http-stage.ts';

const executablePath = findChromium();
if (!executablePath) console.warn('simulator.test.ts: skipped, no Chromium on this machine (set CHROMIUM to its path)');

const SIZES = { phone: { width: 375, height: 740 }, desk: { width: 1440, height: 900 } };
const GROUP = 'g-cangmenjie-1';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Opened {
  readonly page: Page;
  /** What the page's script complained of. */
  readonly faults: string[];
  close(): Promise<void>;
}

describe.skipIf(!executablePath)('the simulator in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  let stage: HttpStage;
  beforeAll(async () => {
    stage = await httpStage({ office: await loadOfficeFile() });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    await fill(stage);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  async function open(size: keyof typeof SIZES, path: string, address = stage.address): Promise<Opened> {
    const context = await browser.newContext({ viewport: SIZES[size], locale: 'zh-CN' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(fault.message));
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    await page.goto(`${address}${path}`);
    return { page, faults, close: () => context.close() };
  }
  const snap = async (page: Page, name: string) => {
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
  };
  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  for (const size of ['phone', 'desk'] as const) {
    for (const path of ['/sim', `/sim?group=${GROUP}`, '/sim?group=g-staff', '/sim?person=p-leader']) {
      it(`loads ${path} at the width of a ${size} without faults, and fits`, async () => {
        const { page, faults, close } = await open(size, path);
        if (path !== '/sim') await page.waitForSelector('#link[data-state=live]');
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(faults).toEqual([]);
        await snap(page, `${size}-${path.replace(/\W+/g, '-')}`);
        await close();
      });
    }
  }

  it('speaks, hears the bot at once, quotes it and takes back, all by keyboard', async () => {
    const { page, faults, close } = await open('phone', `/sim?group=${GROUP}`);
    await page.waitForSelector('#link[data-state=live]');
    await page.focus('#text');
    await page.keyboard.type('3号楼电梯又停了');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.line.own:has-text("3号楼电梯又停了")');
    expect(await page.inputValue('#text')).toBe('');

    await stage.posted({
      to: { group: GROUP },
      kind: 'acknowledgement',
      text: '您反映的电梯停运已登记。',
      mentions: ['sim-resident-1'],
    });
    const answer = page.locator('.line.bot:has-text("已登记。")').last();
    await answer.waitFor({ timeout: 5000 });
    expect(await answer.textContent()).toContain('@居民甲');

    await answer.locator('[data-act=quote]').press('Enter');
    await page.keyboard.type('进度');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.line.own .quoted:has-text("电梯停运已登记")');
    await page.locator('.line.own [data-act=recall]').last().press('Enter');
    await page.waitForSelector('.note:has-text("居民甲撤回了一条消息")');
    expect(faults).toEqual([]);
    await snap(page, 'phone-spoken');
    await close();
  });

  it('sends a picture and an @, as staff', async () => {
    const { page, faults, close } = await open('desk', '/sim?group=g-staff');
    await page.selectOption('#speaker', 'p-cangmenjie');
    await page.setInputFiles('#picture', { name: 'a.png', mimeType: 'image/png', buffer: PNG });
    await page.getByLabel('@小邻').check();
    await page.fill('#text', '现场照片');
    await page.click('#send');
    await page.waitForSelector('.line.own img');
    const said = await stage.stores.messages.history('g-staff', 5);
    expect(said.slice(-2)).toMatchObject([
      { text: '@小邻 现场照片', mentionsBot: true, from: 'wx-cangmenjie' },
      { kind: 'image' },
    ]);
    expect(faults).toEqual([]);
    await close();
  });

  it('moves the clock to the next morning and says when posts are held back', async () => {
    const { page, close } = await open('desk', '/sim?group=g-staff');
    // What comes next is told below the buttons and moves them: a click in that moment hits nothing.
    await page.waitForSelector('#link[data-state=live]');
    await page.waitForSelector('#next:not(:empty)');
    await page.click('[data-advance=P1D]');
    await page.waitForSelector('#now:has-text("3月13日 周五 10:00")');
    await page.click('[data-advance=next-morning]');
    await page.waitForSelector('#now:has-text("3月14日 周六 9:00")');
    for (let hour = 0; hour < 13; hour += 1) {
      await page.click('[data-advance=PT1H]:enabled');
      await page.waitForSelector('[data-advance=PT1H]:enabled');
    }
    await page.waitForSelector('#quiet:has-text("静默时段")');
    await snap(page, 'desk-quiet');
    await close();
  });

  it('is not turned back by an older answer that comes after the newest', async () => {
    const { page, close } = await open('desk', '/sim?group=g-staff');
    let release = () => {};
    let held = false;
    await page.route('**/sim/clock', async (route) => {
      if (held || route.request().method() !== 'GET') return route.continue();
      held = true;
      const response = await route.fetch();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return route.fulfill({ response });
    });
    await page.reload();
    await page.waitForSelector('#link[data-state=live]');
    await expect.poll(() => held).toBe(true);
    const before = await page.innerText('#now');
    await page.click('[data-advance=PT1H]:enabled');
    await page.waitForSelector('[data-advance=PT1H]:enabled');
    await expect.poll(() => page.innerText('#now')).not.toBe(before);
    const after = await page.innerText('#now');
    const late = page.waitForResponse((answer) => answer.url().endsWith('/sim/clock'));
    release();
    await (await late).finished();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(await page.innerText('#now')).toBe(after);
    await close();
  });

  it('says in a sentence why something was not sent, and keeps the words', async () => {
    const { page, close } = await open('phone', `/sim?group=${GROUP}`);
    await page.selectOption('#speaker', 'other');
    await page.fill('#text', '还有人吗');
    await page.click('#send');
    await page.waitForSelector('#fault:has-text("请先写居民的名字")');
    expect(await page.inputValue('#text')).toBe('还有人吗');
    await close();
  });

  it('finds its way back after the service was away', async () => {
    const first = await httpStage({ office: await loadOfficeFile() });
    const { page, close } = await open('desk', `/sim?group=${GROUP}`, first.address);
    await page.waitForSelector('#link[data-state=live]');
    await first.close();
    await page.waitForSelector('#link[data-state=cut]');
    const config = {
      host: '127.0.0.1',
      port: Number(new URL(first.address).port),
      channels: ['sim'],
      pace: 'default',
    } as const;
    const second = await httpStage({
      office: await loadOfficeFile(),
      deps: { config: { ...config, channels: ['sim'], roles: ['web'] } },
    });
    await second.posted({ to: { group: GROUP }, text: '又连上了' });
    await page.waitForSelector('#link[data-state=live]', { timeout: 10_000 });
    await page.waitForSelector('.line.bot:has-text("又连上了")');
    await close();
    await second.close();
  });
});

async function fill(stage: HttpStage): Promise<void> {
  const say = (group: string, body: Record<string, unknown>) => stage.post(`/sim/groups/${group}/messages`, body);
  await say(GROUP, {
    from: 'sim-resident-2',
    text: '文化小区3号楼电梯停运两天了，老人上下楼很不方便，有人管吗？',
    id: 'a',
  });
  await stage.posted({
    to: { group: GROUP },
    kind: 'acknowledgement',
    mentions: ['sim-resident-2'],
    tickets: ['20260312-012'],
    text: '您反映的“文化小区3号楼电梯停运”已登记，编号0312-012。最迟明天9:12前有工作人员联系您，想了解进展就说“进度”。记错了说“更正”，不用办了说“撤回”。请不要在群里发电话和门牌号。',
  });
  await say(GROUP, { from: 'wx-neighbour-with-a-very-long-account-name-0123456789', text: '+1', replyTo: 'a' });
  await say(GROUP, {
    from: 'p-grid-cangmenjie',
    text: '已安排，下午去看。https://example.org/a/very/long/address/that/does/not/break/by/itself/at/all/0123456789',
  });
  await stage.posted({
    to: { group: 'g-staff' },
    kind: 'dispatch',
    mentions: ['p-cangmenjie'],
    tickets: ['20260312-012'],
    text: '【派单】0312-012 @仓门街街道值班员 文化小区3号楼电梯停运两天，3户反映，图2张。\n今天11:12前签收，明天9:12前联系群众，3月19日18:00前办结。签收回“受理 0312-012”；住户联系方式请私聊发“详情 0312-012”。',
  });
  await say('g-staff', { from: 'p-cangmenjie', text: '受理 0312-012' });
  await stage.posted({
    to: { person: 'p-leader' },
    kind: 'escalation',
    text: '【提请过问】0302-006“健身卡退费”已超期。',
    mentions: ['p-leader'],
  });
}
