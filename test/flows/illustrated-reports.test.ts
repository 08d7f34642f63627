import { describe, expect, it } from 'vitest';
import type { Poster } from '../../src/domain/report/poster.ts';
import { postDailyRanking } from '../../src/flows/reporting/post-daily-ranking.ts';
import { postWeeklyReport } from '../../src/flows/reporting/post-weekly-report.ts';
import { sendLeaderDigest } from '../../src/flows/reporting/send-leader-digest.ts';
import type { Service } from '../../src/flows/service.ts';
import { ticketIn } from '../builders/a-ticket.ts';
import { at } from '../builders/moments.ts';
import { type TestService, testService } from '../builders/test-service.ts';

const REPORTS = [
  ['dailyRanking', postDailyRanking, at('2026-03-09 17:30')],
  ['leaderDigest', sendLeaderDigest, at('2026-03-09 08:30')],
  ['weeklyReport', postWeeklyReport, at('2026-03-09 09:30')],
] as const;

/** A service whose studio names pictures by title and part count, and fails when told to. */
async function illustratedService(fails = false): Promise<{ service: Service; fake: TestService; drawn: string[] }> {
  const fake = await testService({ now: at('2026-03-02') });
  const drawn: string[] = [];
  const draw = async (poster: Poster) => {
    drawn.push(poster.title);
    if (fails) throw new Error('no renderer');
    return { unknown: [], pictures: [Buffer.from(`${poster.title}-${poster.parts.length}`)] };
  };
  const media = { save: async (bytes: Uint8Array) => `${Buffer.from(bytes)}.png` };
  const openedAt = at('2026-03-03 09:00');
  for (const number of ['20260303-001', '20260303-002', '20260303-003']) {
    const ticket = { ...ticketIn('inProgress'), unit: 'u-river', openedAt, completeBy: at('2026-03-06'), number };
    await fake.stores.tickets.save({ ticket, events: [], decidedOn: 0, nextAt: null });
  }
  return { service: { ...fake, studio: { press: { draw }, media } }, fake, drawn };
}
const queued = ({ stores }: TestService, kind: string) => stores.outbox.all().filter((post) => post.kind === kind);

describe.each(REPORTS)('the pictures of %s', (kind, post, moment) => {
  it('go before its words, though two are at it, once', async () => {
    const { service, fake } = await illustratedService();
    const [one, other] = await Promise.all([post(service, moment), post(service, moment)]);
    const posts = queued(fake, kind);
    expect([Math.min(one, other), Math.max(one, other)]).toEqual([0, posts.length]);
    expect(posts.length).toBeGreaterThan(0);
    const shown = posts.filter(({ images }) => images?.length === 1);
    expect(shown.length).toBeGreaterThan(0);
    expect(await post(service, moment + 60_000)).toBe(0);
  });

  it('are left out where they cannot be drawn, and its words are not', async () => {
    const { service, fake, drawn } = await illustratedService(true);
    expect(await post(service, moment)).toBeGreaterThan(0);
    expect(queued(fake, kind).every(({ images }) => images === undefined)).toBe(true);
    expect(drawn).toHaveLength(1);
    expect(fake.faults.map(({ where }) => where)).toEqual(['poster']);
  });
});
