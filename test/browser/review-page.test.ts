import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/bench/find-chromium.ts';
import { createLinkSigner } from '../../src/adapters/link-signer.ts';
import { HOUR } from '../../src/domain/time/moment.ts';
import { type HttpStage, httpStage } from '../adapters/http/http-stage.ts';
import { type ReviewRoom, reviewRoom } from '../flows/review-room.ts';

const executablePath = findChromium();
if (!executablePath)
  console.warn('review-page.test.ts: skipped, no Chromium on this machine (set CHROMIUM to its path)');

const PHONE = { width: 375, height: 740 };
const links = createLinkSigner({ secret: 'secret', base: 'http://x.example' });

describe.skipIf(!executablePath)('the review list on a phone', () => {
  let browser: Browser;
  let room: ReviewRoom;
  let stage: HttpStage;
  beforeAll(async () => {
    room = await reviewRoom();
    const { service } = room;
    const { stores, office, clock } = service;
    const reviews = { service: { ...service, links }, decided: () => {} };
    stage = await httpStage({ deps: { stores, office, clock, reviews } });
    await fill(room);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  async function open(query = ''): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', javaScriptEnabled: true });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(fault.message));
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    const claim = { purpose: 'review', subject: 'p-dispatcher', expires: room.service.clock.now() + HOUR };
    const { pathname, search } = new URL(links.link('/review', claim));
    await page.goto(`${stage.address}${pathname}${search}${query}`);
    page.setDefaultTimeout(5000);
    return { page, faults };
  }
  const snap = async (page: Page, name: string) => {
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/review-${name}.png`, fullPage: true });
  };
  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it('fits, without faults, with buttons a thumb can hit', async () => {
    const { page, faults } = await open();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    for (const button of await page.locator('button, select, textarea, input:not([type=hidden])').all())
      expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
    expect(faults).toEqual([]);
    await snap(page, 'open');
  });

  it('is worked off: an answer comes back with what was decided', async () => {
    const { page, faults } = await open();
    const before = await page.locator('li').count();
    await page.locator('li', { hasText: '楼下又开始了' }).getByRole('button', { name: '不是' }).click();
    await page.waitForURL(/done=/u);
    expect(await page.getByRole('status').textContent()).toContain('不是诉求');
    expect(await page.locator('li').count()).toBe(before - 1);
    await snap(page, 'done');
    const card = page.locator('li', { hasText: '还没有派单' });
    await card.locator('select').selectOption({ label: '供电所' });
    await card.getByRole('button', { name: '派单' }).click();
    await page.waitForURL(/done=/u);
    expect(await page.getByRole('status').textContent()).toContain('派单');
    expect(faults).toEqual([]);
  });

  it('keeps what was typed when the answer is refused', async () => {
    const { page } = await open();
    const card = page.locator('li', { hasText: '有异议' });
    await card.getByRole('button', { name: '答复' }).click();
    expect(await page.locator('li', { hasText: '有异议' }).getByRole('alert').textContent()).toContain('请写上意见');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await snap(page, 'refused');
  });

  it('says in a sentence why it does not open', async () => {
    const { page } = await open('x');
    expect(await page.getByRole('alert').textContent()).toContain('链接不完整或不对');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await snap(page, 'forged');
  });
});

/** One of each kind a dispatcher answers, with words as long as people write them. */
async function fill(room: ReviewRoom): Promise<void> {
  await room.doubt('d1');
  await room.doubt('d2', `${'这几天晚上一直有人在楼下唱歌'.repeat(6)}www.example.com/${'x'.repeat(80)}`, {
    data: { category: '环境保护/噪音扰民', partner: '20260302-011' },
  });
  await room.doubt('d3', '', { kind: 'voiceMessage' });
  await room.put('20260302-011', 'inProgress');
  const pending = await room.put('20260302-012', 'pending');
  await room.list({ kind: 'unroutedTicket', ticket: pending, why: '没有分派规则', data: { unit: 'u-river' } });
  const twin = await room.put('20260302-013', 'pending');
  const data = { partner: '20260302-011' };
  await room.list({ kind: 'joinTickets', subject: 'a+b', ticket: twin, data, why: '同在柳荫小区3号楼' });
  await room.put('20260302-014', 'dispatched');
  await room.staff('p-handler', '退单 014 不属于本单位职责，应由产权单位负责维修');
  await room.put('20260302-015', 'inProgress');
  await room.staff('p-handler', '延期 015 5天 等配件');
  await room.put('20260302-016', 'inProgress');
  await room.staff('p-handler', '异议 016 涉及两个单位');
}
