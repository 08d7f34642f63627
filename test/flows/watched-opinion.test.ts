import { expect, test } from 'vitest';
import type { LedgerRow } from '../../src/domain/ledger/ledger-row.ts';
import { formatMoment, type Moment } from '../../src/domain/time/moment.ts';
import { importLedgers } from '../../src/flows/importing/import-ledger.ts';
import { sendReminders } from '../../src/flows/reminding/send-reminders.ts';
import { aLedger, aLedgerRow } from '../builders/a-ledger-row.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';
import { testService } from '../builders/test-service.ts';

// Online opinion that is watched (网络舆情): a warning to the unit, 24 hours, then supervision, whatever ladder the office has.

const NOW = at('2026-03-03 10:00');
const anOpinion = (given: Partial<LedgerRow> = {}): LedgerRow =>
  aLedgerRow({
    ...{ number: 'Y1', source: 'opinion', sourceWritten: '网络舆情', openedAt: at('2026-03-03 09:30') },
    completeBy: null,
    ...given,
  });

async function imported(rows: readonly LedgerRow[], until: Moment, policy = anOffice()) {
  const service = await testService({ now: NOW, policy });
  await importLedgers(service, aLedger(rows));
  for (let next = service.stores.tickets.earliestNext(); next !== null && next <= until; ) {
    service.clock.moveTo(Math.max(next, service.clock.now()));
    await sendReminders(service, service.clock.now());
    next = service.stores.tickets.earliestNext();
  }
  return { service, posts: service.stores.outbox.all() };
}

const escalated = (posts: Awaited<ReturnType<typeof imported>>['posts']) =>
  posts.filter(({ kind, text }) => kind === 'escalation' && text.startsWith('【督办】'));

test('warns the unit at once, and has 24 hours of the clock', async () => {
  const { service, posts } = await imported([anOpinion(), aLedgerRow({ completeBy: at('2026-03-20') })], NOW);
  expect(posts.map(({ text }) => text.split('】')[0])).toEqual(['【派单', '【舆情预警']);
  expect(posts[1]?.text).toMatch(/网络舆情台账导入在办件1件：.*24小时未回应转督办。/su);
  const [ticket] = service.stores.tickets.all().filter(({ source }) => source === 'opinion');
  expect(formatMoment(ticket?.completeBy ?? 0)).toBe('2026-03-04T09:30:00+08:00');
});

test.each([
  ['with the ladder of the product', anOffice()],
  ['of an office without any rung of its own', anOffice({ reminders: { rungs: [] } })],
])('goes to the supervisor when the 24 hours are over, %s', async (_name, policy) => {
  const { service, posts } = await imported([anOpinion()], at('2026-03-04 09:30'), policy);
  expect(escalated(posts)).toHaveLength(1);
  expect(service.stores.tickets.all()[0]?.escalation).toBe(3);
});

test('does not where it was answered, nor for tickets of other sources', async () => {
  const answered = anOpinion({ completedAt: at('2026-03-03 12:00') });
  const other = aLedgerRow({ completeBy: at('2026-03-04 09:30') });
  expect(escalated((await imported([answered, other], at('2026-03-04 18:00'))).posts)).toEqual([]);
});

test('goes there at once, and once, where the ledger comes after the 24 hours', async () => {
  const { posts } = await imported([anOpinion({ openedAt: at('2026-03-02 09:00') })], at('2026-03-04 18:00'));
  expect(escalated(posts)).toHaveLength(1);
});
