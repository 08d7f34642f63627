import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/bench/find-chromium.ts';
import type { PostKind } from '../../src/domain/post/post.ts';
import type { EventName } from '../../src/domain/ticket/event.ts';
import { useDatabase } from '../fixtures/database.ts';
import { visit } from './visitor.ts';
import { type WholeService, wholeService } from './whole-service.ts';

const executablePath = findChromium();
if (!executablePath) console.warn('scenes.test.ts: skipped, no Chromium on this machine (set CHROMIUM to its path)');

type Where = 'residents' | 'staff' | 'leaders' | 'private';

/** What somebody who watches a scene has seen when it is over. */
interface Seen {
  readonly id: string;
  /** Posts about the scene's tickets by the kind of chat they stood in. */
  readonly posts: readonly (readonly [Where, PostKind])[];
  /** Events on the card, in this order, others between them. */
  readonly card: readonly EventName[];
  /** The step that the card marks as reached. */
  readonly step: string;
  readonly shows?: RegExp;
}

const SCENES: readonly Seen[] = [
  {
    id: 'lift',
    posts: [
      ['residents', 'acknowledgement'],
      ['staff', 'dispatch'],
      ['staff', 'reminder'],
      ['residents', 'answer'],
      ['residents', 'completion'],
      ['residents', 'followUp'],
    ],
    card: ['opened', 'dispatched', 'reminded', 'accepted', 'contacted', 'completed', 'followUpAsked', 'followedUp'],
    step: '办结',
  },
  {
    id: 'gas',
    posts: [
      ['residents', 'acknowledgement'],
      ['staff', 'escalation'],
      ['staff', 'dispatch'],
      ['private', 'escalation'],
      ['residents', 'completion'],
    ],
    card: ['opened', 'dispatched', 'accepted', 'contacted', 'completed'],
    step: '办结',
    shows: /特急/u,
  },
  {
    id: 'leak',
    posts: [
      ['residents', 'acknowledgement'],
      ['staff', 'dispatch'],
      ['residents', 'completion'],
    ],
    card: ['opened', 'dispatched', 'supported', 'supported', 'accepted', 'completed'],
    step: '办结',
    shows: /附议\s*2户/u,
  },
  {
    id: 'return',
    posts: [
      ['staff', 'dispatch'],
      ['staff', 'review'],
      ['residents', 'completion'],
    ],
    card: ['opened', 'dispatched', 'returnRequested', 'returnUpheld', 'dispatched', 'accepted', 'completed'],
    step: '办结',
    shows: /退单1次/u,
  },
  {
    id: 'extension',
    posts: [
      ['staff', 'review'],
      ['residents', 'answer'],
      ['residents', 'completion'],
    ],
    card: ['opened', 'dispatched', 'accepted', 'extensionRequested', 'extensionGranted', 'completed'],
    step: '办结',
    shows: /延期1次/u,
  },
  {
    id: 'tipOff',
    posts: [
      ['residents', 'acknowledgement'],
      ['staff', 'dispatch'],
    ],
    card: ['opened', 'dispatched', 'accepted', 'contacted', 'completed'],
    step: '办结',
    shows: /敏感事项/u,
  },
  {
    id: 'unresolved',
    posts: [
      ['residents', 'completion'],
      ['residents', 'followUp'],
      ['residents', 'answer'],
      ['staff', 'dispatch'],
    ],
    card: ['opened', 'accepted', 'completed', 'followUpAsked', 'followedUp', 'reworked', 'completed', 'followedUp'],
    step: '办结',
    shows: /重办1次/u,
  },
  {
    id: 'ranking',
    posts: [
      ['residents', 'acknowledgement'],
      ['residents', 'dailyRanking'],
      ['staff', 'dailyRanking'],
      ['leaders', 'leaderDigest'],
    ],
    card: ['opened', 'dispatched', 'accepted', 'completed'],
    step: '办结',
  },
  {
    id: 'week',
    posts: [
      ['residents', 'completion'],
      ['residents', 'followUp'],
      ['staff', 'dailyRanking'],
      ['leaders', 'leaderDigest'],
    ],
    card: ['opened', 'dispatched', 'accepted', 'contacted', 'completed', 'followUpAsked', 'followedUp'],
    step: '归档',
  },
  {
    id: 'late',
    posts: [
      ['staff', 'overdue'],
      ['private', 'escalation'],
      ['staff', 'escalation'],
      ['residents', 'completion'],
    ],
    card: ['opened', 'accepted', 'reminded', 'escalated', 'escalated', 'instructed', 'completed'],
    step: '办结',
    shows: /迟/u,
  },
];

interface Offered {
  readonly scenes: readonly { readonly id: string; readonly steps: number; readonly lack: string | null }[];
}

/** A scene played through without a hand takes as long as step by step: a few show it, all of them with EVERY_SEED. */
const playsByItself = ({ id }: Seen): boolean =>
  Boolean(process.env['EVERY_SEED']) || ['lift', 'ranking', 'late'].includes(id);

/** Of what a scene does not show, the posts of reports carry no ticket numbers. */
const REPORTS: readonly string[] = ['dailyRanking', 'leaderDigest'];

describe.skipIf(!executablePath)(
  'the ten scenes, played in the page of the whole service',
  { timeout: 240_000 },
  () => {
    const database = useDatabase();
    let service: WholeService;
    let browser: Browser;
    const groups = new Map<string, Where>();
    const steps = new Map<string, number>();

    beforeAll(async () => {
      service = await wholeService(database.url);
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
      const list = await service.get<{ groups: { id: string; audience: Where }[] }>('/sim/groups');
      for (const { id, audience } of list.groups) groups.set(`groups/${id}`, audience);
      for (const one of (await service.get<Offered>('/sim/scenes')).scenes) steps.set(one.id, one.steps);
    });
    afterAll(async () => {
      await browser?.close();
      await service?.stop();
    });

    it('offers ten, each with what it shows', async () => {
      const { scenes } = await service.get<Offered>('/sim/scenes');
      expect(scenes.map(({ id }) => id).toSorted()).toEqual(SCENES.map(({ id }) => id).toSorted());
      expect(scenes.filter(({ lack }) => lack !== null)).toEqual([]);
    });

    /** A test has no time to read: the service goes on at once. */
    const hurry = (page: Page) =>
      page.route('**/play', (route) =>
        route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), hurry: true }) }),
      );
    const settled = (page: Page, step: string) =>
      page.waitForFunction(
        (wanted) => {
          const bar = document.querySelector<HTMLElement>('#scene');
          if (bar?.dataset['phase'] === 'failed')
            throw new Error(document.querySelector('#scene-fault')?.textContent ?? '');
          const there = document.querySelector<HTMLElement>('#scene-go')?.hidden === true;
          const said = document.querySelector('#scene-step')?.textContent;
          return there && bar?.dataset['phase'] !== 'acting' && said === wanted;
        },
        step,
        { timeout: 100_000 },
      );

    /** Posts on the page that are about the scene, or are reports. */
    async function look(page: Page, into: Set<string>): Promise<void> {
      const { tickets } = (await service.get<{ scene: { tickets: string[] } }>('/sim/scene')).scene;
      const found = await page.evaluate(() => ({
        chat: document.querySelector<HTMLElement>('#main')?.dataset['chat'] ?? '',
        lines: [...document.querySelectorAll<HTMLElement>('.line.bot')].map((line) => ({
          kind: line.dataset['kind'] ?? '',
          tickets: [...line.querySelectorAll<HTMLElement>('[data-ticket]')].map((one) => one.dataset['ticket'] ?? ''),
        })),
      }));
      const where = groups.get(found.chat) ?? 'private';
      for (const line of found.lines) {
        const about = REPORTS.includes(line.kind) || line.tickets.some((number) => tickets.includes(number));
        if (about) into.add(`${where} ${line.kind}`);
      }
    }

    /** In this order, others may stand between them. */
    const inOrder = (all: readonly string[], wanted: readonly string[]): readonly string[] => {
      let at = 0;
      for (const one of all) if (one === wanted[at]) at += 1;
      return wanted.slice(at);
    };

    async function checkCard(page: Page, { card, step, shows }: Seen): Promise<void> {
      await page.click('[data-scene=card]');
      await page.waitForSelector('.card');
      const events = await page
        .locator('.history li')
        .evaluateAll((lines) => lines.map((line) => (line as HTMLElement).dataset['event'] ?? ''));
      expect(inOrder(events, card), `missing of ${card} in ${events}`).toEqual([]);
      expect(await page.textContent('.way [aria-current]')).toBe(step);
      if (shows) expect(await page.innerText('.card')).toMatch(shows);
    }

    it.each(SCENES.filter(playsByItself))('plays $id by itself on a desk', async (scene) => {
      const desk = await visit(browser, 'desk', `${service.address}/sim`);
      await hurry(desk.page);
      await desk.page.click(`[data-play=${scene.id}][data-mode=run]`);
      await settled(desk.page, '演完了');
      await desk.page.waitForSelector('.card');
      await checkCard(desk.page, scene);
      expect(await desk.overflow()).toBeLessThanOrEqual(0);
      expect(desk.faults).toEqual([]);
      await desk.snap(`scene-${scene.id}`);
      await desk.close();
    });

    it.each(SCENES)('plays $id step by step on a phone', async (scene) => {
      const phone = await visit(browser, 'phone', `${service.address}/sim`);
      await hurry(phone.page);
      await phone.page.click(`[data-play=${scene.id}][data-mode=step]`);
      const seen = new Set<string>();
      const of = steps.get(scene.id) ?? 0;
      for (let step = 1; step <= of; step += 1) {
        await settled(phone.page, step === of ? '演完了' : `${step}/${of}`);
        await look(phone.page, seen);
        expect(await phone.overflow(), `overflow at step ${step}`).toBeLessThanOrEqual(0);
        await phone.snap(`scene-${scene.id}-${String(step).padStart(2, '0')}`);
        if (step < of) await phone.page.click('[data-scene=next]:enabled');
      }
      const missing = async () => {
        await look(phone.page, seen);
        return scene.posts.map(([where, kind]) => `${where} ${kind}`).filter((one) => !seen.has(one));
      };
      await expect.poll(missing, { timeout: 5_000 }).toEqual([]);
      await checkCard(phone.page, scene);
      await phone.snap(`scene-${scene.id}-card`);
      expect(phone.faults).toEqual([]);
      await phone.close();
    });
  },
);
