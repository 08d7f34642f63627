import { beforeEach, describe, expect, it } from 'vitest';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { HOUR, type Moment } from '../../src/domain/time/moment.ts';
import { postWeeklyReport } from '../../src/flows/reporting/post-weekly-report.ts';
import { ticketIn } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';
import { type TestService, type TestServiceOptions, testService } from '../builders/test-service.ts';

const FOUNDED = at('2026-03-02');
const FIRST = at('2026-03-09 09:30');
let service: TestService;
const start = async (given: TestServiceOptions = {}) => {
  service = await testService({ now: FOUNDED, ...given });
};
beforeEach(() => start());

let seen = 0;
beforeEach(() => {
  seen = 0;
});
/** What has been queued since the last look. */
function queued() {
  const posts = service.stores.outbox.all();
  const fresh = posts.slice(seen).filter(({ kind }) => kind === 'weeklyReport');
  seen = posts.length;
  return fresh.map(({ to, text }) => ({ target: 'group' in to ? to.group : to.person, text }));
}
const heads = () => queued().map(({ target, text }) => [target, text.split('\n')[0]]);
const open = async () =>
  (await service.stores.reviews.open()).map(({ kind, data, why }) => [kind, data['proposal'], data['unit'], why]);

let count = 0;
async function put(openedAt: Moment, more: Partial<Ticket> = {}): Promise<void> {
  count += 1;
  const number = `20260302-${String(count).padStart(3, '0')}`;
  const dueAt = openedAt + 100 * HOUR;
  const ticket = { ...ticketIn('inProgress'), unit: 'u-river', openedAt, completeBy: dueAt, ...more, number };
  await service.stores.tickets.save({ ticket, events: [], decidedOn: 0, nextAt: null });
}
const done = (openedAt: Moment): Partial<Ticket> => ({ state: 'closed', completedAt: openedAt + HOUR });
async function goodWeek(monday: string): Promise<void> {
  for (let n = 0; n < 4; n += 1) await put(at(monday) + n * HOUR, done(at(monday) + n * HOUR));
}

describe('the weekly report', () => {
  it('goes once to staff groups and leaders, each in its version, and to no residents', async () => {
    expect(await postWeeklyReport(service, at('2026-03-02 09:30'))).toBe(0);
    expect(await postWeeklyReport(service, FIRST - 1)).toBe(0);
    const both = await Promise.all([postWeeklyReport(service, FIRST), postWeeklyReport(service, FIRST)]);
    expect(both.toSorted()).toEqual([0, 3]);
    expect(heads()).toEqual([
      ['g-staff', '【周报】3月2日至8日，截至周日24:00'],
      ['g-power', '【周报】3月2日至8日，截至周日24:00'],
      ['g-leaders', '【周报】3月2日至8日，截至周日24:00'],
    ]);
  });

  it('after an outage only the newest, as it stood then, marked', async () => {
    await postWeeklyReport(service, FIRST);
    queued();
    await put(at('2026-03-18 10:00'));
    await put(at('2026-03-24 10:00'));
    expect(await postWeeklyReport(service, at('2026-03-25 11:00'))).toBe(3);
    const [first] = queued();
    expect(first?.text.split('\n').slice(0, 2)).toEqual([
      '【周报】3月16日至22日，截至周日24:00（补发）',
      '收1件，前一周0件；其中办结0件，前一周0件',
    ]);
    expect(await postWeeklyReport(service, at('2026-03-25 11:01'))).toBe(0);
  });

  it('goes to staff only in trial mode, and to each leader where they have no group', async () => {
    await start({ policy: anOffice({ trial: true }) });
    await postWeeklyReport(service, FIRST);
    expect(heads().map(([target]) => target)).toEqual(['g-staff', 'g-power']);
    const { groups } = anOffice();
    await start({ policy: anOffice({ groups: groups.filter(({ audience }) => audience !== 'leaders') }) });
    seen = 0;
    await postWeeklyReport(service, FIRST);
    expect(heads().map(([target]) => target)).toEqual(['g-staff', 'g-power', 'p-leader']);
  });

  it('names what many households speak of, but nothing sensitive', async () => {
    const many = Array.from({ length: 6 }, (_, n) => ({ account: `wx-s${n}`, message: `s${n}`, at: FOUNDED }));
    await put(at('2026-03-03'), { supporters: many, subject: '柳荫小区停水' });
    await put(at('2026-03-04'), { supporters: many, subject: '不便说的事', sensitive: true });
    await put(at('2026-03-05'), { supporters: many.slice(2), subject: '人少的事' });
    await postWeeklyReport(service, FIRST);
    const [first] = queued();
    expect(first?.text).toMatch(
      /\n集中反映 0302-\d+ 柳荫小区停水，7户，河沿社区办理中；0302-\d+ 人少的事，5户，河沿社区办理中\n/u,
    );
    expect(first?.text).not.toContain('不便说的事');
  });
});

describe('praise and criticism', () => {
  it('is proposed, decided by a person, and printed in the next report only when confirmed', async () => {
    await goodWeek('2026-03-03');
    for (let n = 0; n < 3; n += 1) await put(at('2026-03-03'), { unit: 'u-power', completeBy: at('2026-03-05') });
    await postWeeklyReport(service, FIRST);
    expect(await open()).toEqual([
      ['commendation', 'praise', 'u-river', '4件都按期办结，没有重办和退单'],
      ['commendation', 'criticism', 'u-power', '在办超期3件，按期办结率0.00%（0/3）'],
    ]);
    expect(queued().some(({ text }) => /表扬|批评/u.test(text))).toBe(false);
    const [praise] = await service.stores.reviews.open();
    const decision = { answer: 'adopt', words: '采用', by: 'p-dispatcher', at: FIRST + HOUR };
    await service.stores.reviews.decide(praise?.id ?? 0, decision);

    await postWeeklyReport(service, at('2026-03-16 09:30'));
    for (const { text } of queued()) {
      expect(text).toContain('表扬（3月2日至8日）\n河沿社区：4件都按期办结，没有重办和退单');
      expect(text).not.toContain('批评');
    }
    // What nobody decided has lapsed: the next week asks anew, with its own numbers.
    expect(await open()).toEqual([['commendation', 'criticism', 'u-power', '在办超期3件（以前转来3件）']]);

    await postWeeklyReport(service, at('2026-03-23 09:30'));
    expect(queued().some(({ text }) => text.includes('表扬'))).toBe(false);
  });
});
