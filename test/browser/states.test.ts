import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/bench/find-chromium.ts';
import { useDatabase } from '../fixtures/database.ts';
import { type Size, type Visitor, visit } from './visitor.ts';
import { type WholeService, wholeService } from './whole-service.ts';

const executablePath = findChromium();
const GROUP = '/sim?group=g-cangmenjie-1';
const STAFF = '/sim?group=g-staff';
const MOST_SCRIPT = 60 * 1024;
const ASSETS = path.resolve(import.meta.dirname, '../../src/adapters/http/sim/assets');

interface Posts {
  readonly posts: readonly { kind: string; tickets: string[]; mentions: string[] }[];
}

it('the page has at most 60 KB of script', () => {
  const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js'));
  const bytes = scripts.reduce((sum, name) => sum + statSync(path.join(ASSETS, name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT);
});

describe.skipIf(!executablePath)('the page of the whole service, in each of its states', { timeout: 120_000 }, () => {
  const database = useDatabase();
  let service: WholeService;
  let browser: Browser;
  let ticket = '';

  beforeAll(async () => {
    service = await wholeService(database.url);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    // In office hours: by night nothing is reminded.
    await service.post('/sim/clock', { advance: secondsTo(11) });
    const say = (from: string, text: string, more = {}) =>
      service.post('/sim/groups/g-cangmenjie-1/messages', { from, text, ...more });
    await say('sim-resident-1', '文化小区3号楼电梯停运两天了，老人上下楼很不方便', { id: 'first' });
    await say('sim-resident-2', '我家也是，孩子上学都要爬楼', { kind: 'voice', replyTo: 'first' });
    await service.post('/sim/clock', { advance: 'PT1M' });
    const { posts } = await service.get<Posts>('/sim/groups/g-staff/posts');
    ticket = posts.find(({ kind }) => kind === 'dispatch')?.tickets[0] ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  /** A look at the page as it is: no wider than the window, no faults, nothing that keeps people out. */
  async function fine(visitor: Visitor, name: string): Promise<void> {
    await visitor.snap(name);
    expect(await visitor.overflow(), `${name} is too wide`).toBeLessThanOrEqual(0);
    expect(await visitor.barriers(), name).toEqual([]);
    expect(visitor.faults).toEqual([]);
  }
  const STATES: readonly { readonly state: string; readonly at: string; enter(visitor: Visitor): Promise<unknown> }[] =
    [
      { state: 'start', at: '/sim', enter: async () => {} },
      { state: 'residents', at: GROUP, enter: ({ page }) => page.waitForSelector('.voice') },
      { state: 'staff', at: STAFF, enter: ({ page }) => page.waitForSelector('.line.bot .ticket') },
      { state: 'card', at: STAFF, enter: ({ page }) => openCard(page) },
      {
        state: 'scene',
        at: GROUP,
        async enter({ page }) {
          await service.post('/sim/scenes/leak/play', { mode: 'step', hurry: true });
          await page.waitForSelector('#scene[data-phase=shown]');
        },
      },
    ];
  const openCard = async (page: Visitor['page']) => {
    await page.click(`.ticket[data-ticket="${ticket}"]`);
    await page.waitForSelector('.card');
  };

  const LOOKS = (['phone', 'desk'] as const).flatMap((size) =>
    (['light', 'dark'] as const).map((scheme) => ({ size, scheme })),
  );
  // Each size and each scheme once; every pair of them with EVERY_SEED.
  const seen = process.env['EVERY_SEED']
    ? LOOKS
    : LOOKS.filter(({ size, scheme }) => (size === 'phone') === (scheme === 'light'));
  for (const { size, scheme } of seen)
    it.each(STATES)(`is fine on a ${size} in ${scheme}: $state`, async ({ state, at, enter }) => {
      const visitor = await visit(browser, size, `${service.address}${at}`, scheme);
      await enter(visitor);
      await fine(visitor, `state-${state}-${scheme}`);
      await visitor.close();
      await service.post('/sim/scene/stop', {});
    });

  it('finds what keeps people out, where something does', async () => {
    const visitor = await visit(browser, 'desk', `${service.address}/sim`);
    await visitor.page.evaluate(() => document.documentElement.removeAttribute('lang'));
    expect(await visitor.barriers()).toEqual([expect.stringContaining('html-has-lang')]);
    await visitor.close();
  });

  it('opens the groups in one tap on a phone, and closes them with Escape', async () => {
    const { page, snap, overflow, close } = await visit(browser, 'phone', `${service.address}${GROUP}`);
    expect(await page.isVisible('#groups')).toBe(false);
    await page.click('.drawer');
    await page.waitForSelector('#groups a[aria-current=page]');
    await snap('drawer');
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await page.waitForSelector('#groups', { state: 'hidden' });
    await page.click('.drawer');
    await page.click('#groups a[data-path="groups/g-staff"]');
    await page.waitForURL(/group=g-staff/u);
    await close();
  });

  it.each(['phone', 'desk'] as const)(
    'shows a ticket by keyboard on a %s, and the list of open ones',
    async (size: Size) => {
      const { page, close } = await visit(browser, size, `${service.address}${STAFF}`);
      const button = page.locator(`.ticket[data-ticket="${ticket}"]`).first();
      await button.focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector(`.card[data-number="${ticket}"]`);
      expect(await page.innerText('.card')).toContain('电梯停运');
      expect(await page.locator('.due').count()).toBe(3);
      expect(await page.locator('.history li').first().getAttribute('data-event')).toBe('opened');
      await page.click('#panel-back');
      await page.waitForSelector(`.ticket-row[data-ticket="${ticket}"]`);
      if (size === 'phone') {
        await page.keyboard.press('Escape');
        await page.waitForSelector('#panel', { state: 'hidden' });
        expect(await page.evaluate(() => document.activeElement?.className)).toBe('ticket');
      }
      await close();
    },
  );

  it('shows where a scene stands though an older answer comes after the newest', async () => {
    await service.post('/sim/scenes/lift/play', { mode: 'step', hurry: true });
    const before = await service.get<{ scene: { path: string } }>('/sim/scene');
    const { page, close } = await visit(
      browser,
      'desk',
      `${service.address}/sim?group=${before.scene.path.split('/')[1]}`,
    );
    await page.waitForSelector('[data-scene=next]:enabled');
    let release = () => {};
    const newest = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asked = 0;
    await page.route('**/sim/scene', async (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      await newest;
      return route.fulfill({ json: before });
    });
    const overtaken = page.waitForResponse((answer) => answer.url().endsWith('/sim/scene'));
    await service.post('/sim/scene/next', {});
    await page.waitForSelector('#scene[data-phase=shown] #scene-step:has-text("2/")');
    release();
    await (await overtaken).finished();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    await page.waitForSelector('[data-scene=next]:enabled');
    await page.waitForSelector('#scene-step:has-text("2/")');
    await service.post('/sim/scene/stop', {});
    await close();
  });

  it('speaks as another in one tap, first as whoever is on duty for the newest dispatch', async () => {
    const { page, close } = await visit(browser, 'phone', `${service.address}${STAFF}`);
    const { posts } = await service.get<Posts>('/sim/groups/g-staff/posts');
    const { people } = await service.get<{ people: { id: string; name: string }[] }>('/sim/people');
    const newest = posts.findLast(({ kind }) => kind === 'dispatch');
    const duty = page.locator('.chip').first();
    expect(await duty.innerText()).toContain(people.find(({ id }) => id === newest?.mentions[0])?.name);
    await duty.click();
    const number = newest?.tickets[0]?.slice(4);
    await page.keyboard.type(`受理 ${number}`);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.line.own .ticket:has-text("${number}")`);
    await page.click('.chip:has-text("审核员")');
    expect(await page.inputValue('#speaker')).toBe('p-reviewer');
    await page.waitForFunction(() => document.querySelectorAll('.line.own').length === 0);
    await close();
  });

  it('moves to the next due moment, says what came, and counts down on the card', async () => {
    const { page, close } = await visit(browser, 'desk', `${service.address}${STAFF}`);
    await openCard(page);
    await page.waitForSelector('#next:has-text("下一件：")');
    const before = await page.innerText('.due:has-text("办结") .left');
    const announced = (await page.innerText('#next')).split(' ').slice(1).join(' ');
    await page.click('#to-next:enabled');
    await page.waitForSelector('#clock-note:has-text("到了：")');
    expect(await page.innerText('#clock-note')).toBe(`到了：${announced}`);
    await page.click('[data-advance=P1D]:enabled');
    await page.waitForFunction((old) => document.querySelector('.due:last-child .left')?.textContent !== old, before);
    await close();
  });

  it('marks what is new elsewhere, and where it begins', async () => {
    const { page, close } = await visit(browser, 'desk', `${service.address}${STAFF}`);
    await service.post('/sim/groups/g-cangmenjie-1/messages', { from: '路人', text: '大家早' });
    await page.waitForSelector('[data-path="groups/g-cangmenjie-1"] .dot:not([hidden])');
    await page.click('[data-path="groups/g-cangmenjie-1"]');
    await page.waitForSelector('.unread ~ .line:has-text("大家早")');
    await close();
  });
});

/** From now to an hour of the next day in Shanghai, as a duration. */
function secondsTo(hour: number): string {
  const shifted = Date.now() + 8 * 3_600_000;
  const there = (Math.floor(shifted / 86_400_000) + 1) * 86_400_000 + hour * 3_600_000;
  return `PT${Math.ceil((there - shifted) / 1000)}S`;
}
