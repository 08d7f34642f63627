import { beforeEach, describe, expect, it } from 'vitest';
import { createLinkSigner } from '../../src/adapters/link-signer.ts';
import { evolve } from '../../src/domain/ticket/evolve.ts';
import type { TicketState } from '../../src/domain/ticket/state.ts';
import { DAY, HOUR } from '../../src/domain/time/moment.ts';
import { readerOf } from '../../src/flows/reporting/link-to-proof.ts';
import { postDailyRanking } from '../../src/flows/reporting/post-daily-ranking.ts';
import { postWeeklyReport } from '../../src/flows/reporting/post-weekly-report.ts';
import { sendLeaderDigest } from '../../src/flows/reporting/send-leader-digest.ts';
import { numberAt, proofView } from '../../src/flows/reporting/show-proof.ts';
import { aMessage } from '../builders/a-message.ts';
import { storyOf } from '../builders/a-ticket.ts';
import { at } from '../builders/moments.ts';
import { type TestService, testService } from '../builders/test-service.ts';

const links = createLinkSigner({ secret: 'a made-up secret', base: 'https://linli.example' });
let service: TestService;

const STATES: readonly TicketState[] = [
  'pending',
  'dispatched',
  'inProgress',
  'completed',
  'closed',
  'shelved',
  'completed',
];

beforeEach(async () => {
  service = { ...(await testService({ now: at('2026-03-01 00:00') })), links };
  for (const [place, state] of STATES.entries()) {
    const first = aMessage({ sentAt: at('2026-03-02 09:00') + place * HOUR });
    const { ticket, events } = storyOf(state, { number: `20260302-${101 + place}`, first });
    await service.stores.tickets.save({ ticket, events, decidedOn: 0, nextAt: null });
  }
});

const posts = async () => service.stores.outbox.due(['wechat'], Number.MAX_SAFE_INTEGER, 100);

const subjectIn = (text: string): string => {
  const token = new URL(/https:\S+$/u.exec(text)?.[0] ?? '').searchParams.get('t') ?? '';
  const checked = links.check(token, 'proof', at('2026-03-12 00:00'));
  return checked.valid ? checked.claim.subject : '';
};

async function viewOf(text: string) {
  const reader = readerOf(subjectIn(text));
  const view = reader && (await proofView(service.stores, reader));
  if (!view) throw new Error(`no proof behind ${text}`);
  return view;
}

/** Numbers a text prints of tickets: not those of dates, hours, places, ticket numbers and links. */
const numbersIn = (text: string): readonly string[] =>
  (
    text
      .replaceAll(
        /https:\S+|\d+月\d+日(?:至\d+日)?|目标\d+|\d+:\d+|\d{4}-\d{3}|“[^”]*”|110、119、120|\d+号楼|第\d+个|\d+户|^\d+ /gmu,
        '',
      )
      .match(/\d+(?:\.\d+)?/gu) ?? []
  ).filter((number) => number !== '0');

describe('the proof of a report', () => {
  it('holds every number the posts print', async () => {
    await postDailyRanking(service, at('2026-03-09 17:30'));
    await sendLeaderDigest(service, at('2026-03-10 08:30'));
    await postWeeklyReport(service, at('2026-03-09 09:30'));
    const said = await posts();
    expect(said).toHaveLength(8);
    for (const { text } of said) {
      const { tables, publication } = await viewOf(text);
      const proved = new Set(
        tables.flatMap(({ total, rows }) =>
          [total, ...rows.map(({ figures }) => figures)].flatMap((figures) =>
            Object.values(figures).flatMap(({ value, numerator, denominator }) => [value, numerator, denominator]),
          ),
        ),
      );
      const known = new Set([...proved].map(String)).add(String(publication.dueToday.length));
      const open = (name: string) => {
        const total = tables.find((table) => table.name === name)?.total;
        return String(Number(total?.open?.value ?? 0) + Number(total?.carriedOver?.value ?? 0));
      };
      for (const number of numbersIn(text)) expect([...known, open('month'), open('day')], text).toContain(number);
    }
  });

  it('keeps what was printed, and tells what has changed since with the tickets', async () => {
    await postDailyRanking(service, at('2026-03-09 17:30'));
    const staff = (await posts()).find(({ to }) => 'group' in to && to.group === 'g-staff')?.text ?? '';
    const before = await viewOf(staff);
    expect(await before.corrections()).toEqual([]);
    const ticket = await service.stores.tickets.find('20260302-102');
    if (!ticket) throw new Error('no ticket');
    const { events: known } = storyOf('dispatched', { number: ticket.number });
    const merged = { ...(known.at(-1) as (typeof known)[number]), seq: ticket.version + 1, at: at('2026-03-10 09:00') };
    const event = { ...merged, event: 'merged' as const, data: { into: '20260302-101' } };
    const change = { ticket: evolve(ticket, event), events: [event], decidedOn: ticket.version, nextAt: null };
    await service.stores.tickets.save(change);
    const after = await viewOf(staff);
    expect(after.tables).toEqual(before.tables);
    const total = (await after.corrections()).filter(({ of, table }) => of === undefined && table === 'month');
    expect(total.find(({ code }) => code === 'received')).toMatchObject({
      printed: { value: 7 },
      now: { value: 6 },
      joined: [],
      left: ['20260302-102'],
    });
    // The next ranking compares its places with what was printed, whatever became of the tickets.
    await postDailyRanking(service, at('2026-03-10 17:30'));
    expect((await service.stores.publications.newest('dailyRanking', 'all', at('2026-03-10 17:30')))?.period).toBe(
      '2026-03-10',
    );
  });

  it('shows residents what their post says, and nothing else', async () => {
    await postDailyRanking(service, at('2026-03-09 17:30'));
    const text = (await posts()).find(({ to }) => 'group' in to && to.group === 'g-willow')?.text ?? '';
    const view = await viewOf(text);
    expect(numberAt(view, { table: 'month', of: 'u-river', code: 'received' })?.value).toBeGreaterThan(0);
    for (const hidden of ['onTimeCompletionRate', 'shelved'] as const)
      expect(numberAt(view, { table: 'month', of: 'u-river', code: hidden })).toBeUndefined();
    expect(numberAt(view, { table: 'month', of: undefined, code: 'received' })).toBeUndefined();
    const staffs = readerOf(subjectIn((await posts())[1]?.text ?? ''));
    expect(
      await proofView(service.stores, { publication: staffs?.publication ?? 0, audience: 'residents' }),
    ).toBeUndefined();
  });

  it('is linked for a month, and the way to it stands below nothing where there is no web address', async () => {
    await postDailyRanking({ ...service, links: undefined } as unknown as TestService, at('2026-03-09 17:30'));
    expect((await posts()).map(({ text }) => text).join()).not.toContain('https:');
    const expires = at('2026-03-09 17:30') + 31 * DAY;
    expect(links.check('', 'proof', expires).valid).toBe(false);
  });
});
