import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLinkSigner } from '../../../src/adapters/link-signer.ts';
import { DAY, HOUR } from '../../../src/domain/time/moment.ts';
import { linkToProof, type ProofReader } from '../../../src/flows/reporting/link-to-proof.ts';
import { postDailyRanking } from '../../../src/flows/reporting/post-daily-ranking.ts';
import { aMessage } from '../../builders/a-message.ts';
import { storyOf } from '../../builders/a-ticket.ts';
import { at } from '../../builders/moments.ts';
import { testService } from '../../builders/test-service.ts';
import { type HttpStage, httpStage } from './http-stage.ts';

const links = createLinkSigner({ secret: 'a made-up secret', base: 'https://linli.example' });
let stage: HttpStage;
let publication: number;

beforeEach(async () => {
  stage = await httpStage({ deps: { links }, start: at('2026-03-02 08:00') });
  for (const [place, state] of (['inProgress', 'completed', 'dispatched'] as const).entries()) {
    const first = aMessage({ sentAt: at('2026-03-02 09:00') + place * HOUR });
    const { ticket, events } = storyOf(state, { number: `20260302-${101 + place}`, first });
    const sensitive = state === 'dispatched';
    await stage.stores.tickets.save({ ticket: { ...ticket, sensitive }, events, decidedOn: 0, nextAt: null });
  }
  const service = await testService();
  const work = {
    stores: stage.stores,
    run: <T>(work: (stores: typeof stage.stores) => Promise<T>) => work(stage.stores),
  };
  await stage.clock.advance(9.5 * HOUR);
  await postDailyRanking({ ...service, work: work as unknown as typeof service.work, links }, stage.clock.now());
  publication = (await stage.stores.publications.newest('dailyRanking', 'all', stage.clock.now()))?.id ?? 0;
});
afterEach(() => stage.close());

function pathOf(reader: Partial<ProofReader> = {}): string {
  const link = linkToProof({ links }, { publication, audience: 'staff', ...reader }, stage.clock.now()) ?? '';
  const { pathname, search } = new URL(link);
  return pathname + search;
}
const text = async (path: string): Promise<string> => (await stage.get(path)).text();

describe('the page behind the figures', () => {
  it('shows every number as a link, when it was frozen, and that nothing has changed', async () => {
    const page = await text(pathOf());
    expect(page).toContain('办理日报，截至3月2日17:30');
    expect(page).toContain('按现在的记录重新算，和发布时一样');
    expect(page).toMatch(/<th scope="row">河沿社区[^<]*<\/th><td><a href="[^"]+code=received[^"]*of=u-river">3<\/a>/u);
  });

  it('names the tickets behind a number, of a rate above and below the line; of a sensitive one the number alone', async () => {
    const rate = await text(`${pathOf()}&table=month&code=onTimeCompletionRate&of=u-river`);
    expect(rate).toContain('按期办结率100.00%＝1÷1');
    expect(rate).toMatch(/计入分子.*0302-102 柳荫小区下水道堵了.*只计入分母.*没有一件/su);
    const received = await text(`${pathOf()}&table=month&code=received`);
    expect(received).toContain('0302-101 柳荫小区下水道堵了');
    expect(received).toMatch(/<h3>0302-103<\/h3>/u);
    expect(received).toContain('内容不公开');
  });

  it('tells what happened to a ticket since', async () => {
    const ticket = await stage.stores.tickets.find('20260302-101');
    const { events } = storyOf('completed', { number: '20260302-101' });
    const last = events.at(-1);
    if (!ticket || !last) throw new Error('no ticket');
    const event = { ...last, seq: ticket.version + 1, at: stage.clock.now() + HOUR };
    await stage.stores.tickets.save({
      ticket: { ...ticket, state: 'completed', completedAt: event.at, version: event.seq },
      events: [event],
      decidedOn: ticket.version,
      nextAt: null,
    });
    await stage.clock.advance(2 * HOUR);
    expect(await text(`${pathOf()}&table=month&code=received`)).toMatch(/此后：今天18:30 办结/u);
  });

  it('gives residents numbers without words', async () => {
    const listed = (await stage.stores.publications.newest('dailyRanking', 'listed', stage.clock.now()))?.id ?? 0;
    const residents = { publication: listed, audience: 'residents', group: 'g-willow' } as const;
    const page = await text(pathOf(residents));
    expect(page).toContain('柳荫小区1群');
    expect(page).not.toContain('按期办结率');
    const tickets = await text(`${pathOf(residents)}&table=month&code=received&of=u-river`);
    expect(tickets).toContain('0302-101');
    expect(tickets).not.toContain('下水道');
    expect((await stage.get(`${pathOf(residents)}&table=month&code=shelved&of=u-river`)).status).toBe(404);
  });

  it('is shown to nobody without a link, with a forged or an old one; what is not there is said', async () => {
    const good = pathOf();
    for (const bad of ['/proof', `${good}x`]) {
      const answer = await stage.get(bad);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('链接不完整或不对');
    }
    expect((await stage.get(pathOf({ publication: 999 }))).status).toBe(404);
    expect((await stage.get(`${good}&table=month&code=received&of=u-nobody`)).status).toBe(404);
    expect((await stage.get(`${good}&table=month&code=nonsense`)).status).toBe(400);
    await stage.clock.advance(32 * DAY);
    expect((await stage.get(good)).status).toBe(403);
  });
});
