import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLinkSigner } from '../../src/adapters/link-signer.ts';
import { createDocumentDesk } from '../../src/adapters/media/document-desk.ts';
import type { ReviewAnswer } from '../../src/domain/review/review-answer.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { HOUR, type Moment } from '../../src/domain/time/moment.ts';
import { draftCirculars } from '../../src/flows/circulars/draft-circulars.ts';
import { answerOnPage } from '../../src/flows/reviewing/answer-on-page.ts';
import { callOpenReviews } from '../../src/flows/reviewing/call-open-reviews.ts';
import type { Service } from '../../src/flows/service.ts';
import { ticketIn } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';
import { type TestService, type TestServiceOptions, testService } from '../builders/test-service.ts';
import { readDocument } from '../fixtures/read-document.ts';

const FOUNDED = at('2026-03-02 09:00');
/** 1 to 5 May are days off. */
const FIRST = at('2026-04-01 10:00');
const links = createLinkSigner({ secret: 'secret', base: 'https://linli.example' });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'circulars-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let service: TestService;
let full: Service;
const start = async (given: TestServiceOptions = {}) => {
  service = await testService({ now: FOUNDED, ...given });
  full = { ...service, links, documents: createDocumentDesk(folder) };
};
beforeEach(() => start());

let count = 0;
async function put(openedAt: Moment, more: Partial<Ticket> = {}): Promise<string> {
  count += 1;
  const number = `20260302-${String(count).padStart(3, '0')}`;
  const due = openedAt + 100 * HOUR;
  const ticket = { ...ticketIn('inProgress'), unit: 'u-river', openedAt, completeBy: due, ...more, number };
  await service.stores.tickets.save({ ticket, events: [], decidedOn: 0, nextAt: null });
  return number;
}
const done = (openedAt: Moment): Partial<Ticket> => ({ state: 'closed', completedAt: openedAt + HOUR });

const posts = () => service.stores.outbox.all().map(({ to, text, kind }) => ({ where: where(to), text, kind }));
const where = (to: object): string => Object.values(to)[0] as string;
const circular = (id = 1) => service.stores.circulars.find(id);
const draft = async (id = 1) => {
  const kept = await circular(id);
  return service.stores.circulars.revision(id, kept?.revision ?? 0);
};
/** The document of the newest draft, as a reader sees it. */
const document = async (id = 1) => {
  const bytes = await full.documents?.files.read((await draft(id))?.files?.document ?? '');
  return readDocument(Buffer.from(bytes ?? []));
};
const documentNow = async (): Promise<string> => JSON.stringify(await document());
const items = async () => (await service.stores.reviews.open()).map(({ kind, data, why }) => [kind, data['name'], why]);

async function answer(person: string, given: ReviewAnswer, text?: string, now: Moment = FIRST + HOUR) {
  const kind = person === 'p-leader' ? 'circularApproval' : 'circularDraft';
  const item = (await service.stores.reviews.open()).find((one) => one.kind === kind);
  const who = (await service.office()).directory.person(person);
  if (!item || !who) throw new Error('nothing waits');
  const said = text === undefined ? {} : { text };
  return answerOnPage(full, { person: who, item: item.id, answer: given, said, cause: 'c' }, now);
}

describe('a draft', () => {
  it('is made once on the first working day after the month, and asked about; nothing is issued', async () => {
    await put(at('2026-03-10 10:00'), done(at('2026-03-10 10:00')));
    await put(at('2026-03-11 10:00'));
    expect(await draftCirculars(full, FIRST - 1)).toBe(0);
    const both = await Promise.all([draftCirculars(full, FIRST), draftCirculars(full, FIRST)]);
    expect(both.toSorted()).toEqual([0, 2]);
    expect(await items()).toEqual([
      ['circularDraft', '2026年3月', ''],
      ['circularDraft', '2026年第一季度', ''],
    ]);
    expect(posts().map(({ where: to, kind }) => [to, kind])).toEqual([
      ['p-dispatcher', 'review'],
      ['p-dispatcher', 'review'],
    ]);
    expect(posts()[0]?.text).toContain(
      '【通报初稿】2026年3月通报初稿已拟好，请核对、补充后送审。\n打开通报稿：https://',
    );
    expect((await draft())?.refusals).toEqual([]);
    const [own] = (await draft())?.sources ?? [];
    expect(own).toMatchObject({
      source: 'linliqianshou',
      table: { total: { received: { value: 2 }, completed: { value: 1 } } },
    });
    expect(own?.table.total.received?.tickets).toHaveLength(2);
    expect(own?.table.rows.map(({ of }) => of)).toEqual(['u-river']);
    expect(await documentNow()).toContain('共收到工单2件，办结1件');
  });

  it('waits for the first working day, and after an outage only the newest comes, marked', async () => {
    expect(await draftCirculars(full, at('2026-05-05 10:00'))).toBe(2);
    await start();
    await draftCirculars(full, FIRST);
    // April to June were missed: the month of June, and the second quarter.
    expect(await draftCirculars(full, at('2026-07-06 15:00'))).toBe(2);
    expect((await circular(3))?.period).toBe('2026-06');
    expect((await circular(4))?.period).toBe('2026-Q2');
    expect(posts().at(-2)?.text).toContain('【通报初稿】2026年6月通报初稿已拟好（补拟），请核对');
    expect(await draftCirculars(full, at('2026-07-06 15:01'))).toBe(0);
  });

  it('is not made where the office wants none, nor of a time before it', async () => {
    const { schedule } = anOffice();
    await start({ policy: anOffice({ schedule: { ...schedule, circular: { at: '10:00', periods: [] } } }) });
    expect(await draftCirculars(full, FIRST)).toBe(0);
    await start({ now: at('2026-04-01 09:00') });
    expect(await draftCirculars(full, FIRST)).toBe(0);
  });

  it('counts tickets that nobody has yet, and those of a unit that is gone, so that tables add up', async () => {
    await put(at('2026-03-10 10:00'), { unit: null, state: 'pending' });
    await put(at('2026-03-11 10:00'), { unit: 'u-vanished' });
    await put(at('2026-03-12 10:00'));
    await draftCirculars(full, FIRST);
    const kept = await draft();
    expect(kept?.refusals).toEqual([]);
    expect(kept?.sources[0]?.table.total.received?.value).toBe(3);
    expect(await documentNow()).toContain('尚未派单或单位已撤销');
  });

  it('of a service without files and links is asked about all the same', async () => {
    expect(await draftCirculars(service, FIRST)).toBe(2);
    expect(posts()).toEqual([]);
    expect(await items()).toHaveLength(2);
    expect((await draft())?.files).toBeNull();
  });
});

describe('approval', () => {
  beforeEach(async () => {
    const { schedule } = anOffice();
    await start({ policy: anOffice({ schedule: { ...schedule, circular: { at: '10:00', periods: ['month'] } } }) });
    await put(at('2026-03-10 10:00'), done(at('2026-03-10 10:00')));
    await put(at('2026-03-11 10:00'));
    await draftCirculars(full, FIRST);
  });

  it('goes from the dispatcher to the leader alone, and the circular out only with his word, once', async () => {
    const before = posts().length;
    expect((await answer('p-dispatcher', 'submit')).text).toBe('A已送审：2026年3月通报，等领导批准。');
    const [asked] = posts().slice(before);
    expect(asked?.where).toBe('p-leader');
    expect(asked?.text).toContain('2026年3月通报请审定，批准后才印发。回“B 批准”或“B 退回 原因”\n打开通报稿：https://');
    expect(posts().filter(({ kind }) => kind === 'circular')).toEqual([]);
    expect((await answer('p-leader', 'grant')).text).toBe('B已批准，2026年3月通报按2026年第1期印发。');
    const issued = posts().filter(({ kind }) => kind === 'circular');
    expect(issued.map((one) => one.where)).toEqual(['g-staff', 'g-power', 'g-leaders']);
    expect(issued[0]?.text).toMatch(
      /^【通报】2026年第1期：2026年3月群众诉求办理情况\n“邻里牵手”收到2件，办结1件，在办超期1件。\n全文、附件和台账：https:/u,
    );
    expect(await circular()).toMatchObject({
      state: 'issued',
      number: '2026年第1期',
      settledBy: 'p-leader',
      revision: 2,
    });
    expect(await documentNow()).toContain('2026年第1期');
  });

  it('demands no day that is over: the draft is made anew first', async () => {
    await answer('p-dispatcher', 'submit');
    const late = FIRST + 10 * 24 * HOUR;
    expect((await answer('p-leader', 'grant', undefined, late)).text).toContain('整改期限到了');
    expect((await circular())?.state).toBe('submitted');
  });

  it('issues what was approved, whatever has changed since', async () => {
    await answer('p-dispatcher', 'submit');
    await put(at('2026-03-12 10:00'));
    await answer('p-leader', 'grant');
    expect((await draft())?.sources[0]?.table.total.received?.value).toBe(2);
  });

  it('what changed since stands in the next circular, with what was printed', async () => {
    await answer('p-dispatcher', 'submit');
    await answer('p-leader', 'grant');
    await put(at('2026-03-12 10:00'));
    await put(at('2026-04-03 10:00'), done(at('2026-04-03 10:00')));
    expect(await draftCirculars(full, at('2026-05-06 10:00'))).toBe(1);
    expect((await draft(2))?.refusals).toEqual([]);
    const { paragraphs, tables } = await document(2);
    expect(paragraphs).toContain('2026年第1期通报印发后，部分数字按最新记录更正（详见附件2）。');
    expect(tables.at(-1)).toEqual([
      ['来源', '单位', '指标', '原印发', '更正为'],
      ['邻里牵手', '合计', '收到', '2', '3'],
      ['邻里牵手', '合计', '办结率', '50.00%', '33.33%'],
      ['邻里牵手', '合计', '按期办结率', '50.00%', '33.33%'],
      ['邻里牵手', '合计', '超期数', '1', '2'],
      ['邻里牵手', '河沿社区居民委员会', '收到', '2', '3'],
    ]);
  });

  it('may be refused with a reason, and asked for again', async () => {
    await answer('p-dispatcher', 'submit');
    expect((await answer('p-leader', 'refuse')).text).toContain('请写上原因');
    await answer('p-leader', 'refuse', '河沿社区的数再核一下。');
    expect(await circular()).toMatchObject({ state: 'draft', reason: '河沿社区的数再核一下' });
    expect(await items()).toEqual([['circularDraft', '2026年3月', '河沿社区的数再核一下']]);
    expect(posts().at(-2)?.text).toContain('2026年3月通报被退回：河沿社区的数再核一下。');
    await answer('p-dispatcher', 'submit');
    await answer('p-leader', 'grant');
    expect((await circular())?.state).toBe('issued');
  });

  it('is nobody’s but a leader’s; without one nothing is submitted', async () => {
    await answer('p-dispatcher', 'submit');
    const item = (await service.stores.reviews.open())[0];
    const admin = (await service.office()).directory.person('p-admin');
    if (!item || !admin) throw new Error('nothing waits');
    const given = { person: admin, item: item.id, answer: 'grant', said: {}, cause: 'c' } as const;
    expect((await answerOnPage(full, given, FIRST)).text).toBe('B由分管领导答复。');
    const { people } = anOffice();
    await start({ policy: anOffice({ people: people.filter(({ roles }) => !roles.includes('leader')) }) });
    await draftCirculars(full, FIRST);
    expect((await answer('p-dispatcher', 'submit')).text).toContain('还没有领导');
    expect((await circular())?.state).toBe('draft');
  });

  it('is called for on the next working days, and never given by itself', async () => {
    await answer('p-dispatcher', 'submit');
    for (const day of ['2026-04-02 09:00', '2026-04-03 09:00']) await callOpenReviews(full, at(day));
    expect(
      posts()
        .slice(-2)
        .map(({ text }) => text.split('\n')[1]),
    ).toEqual(['@凌主任 B（通报待审定）', '@凌主任 B（通报待审定）']);
    expect(posts().some(({ kind }) => kind === 'circular')).toBe(false);
  });

  it('in trial mode the circular goes to staff only', async () => {
    await start({ policy: anOffice({ trial: true }) });
    await draftCirculars(full, FIRST);
    await answer('p-dispatcher', 'submit');
    await answer('p-leader', 'grant');
    expect(
      posts()
        .filter(({ kind }) => kind === 'circular')
        .map((one) => one.where),
    ).toEqual(['g-staff', 'g-power']);
  });

  it('a month it was decided not to issue is over', async () => {
    expect((await answer('p-dispatcher', 'no')).text).toContain('已定不发');
    expect([(await circular())?.state, await items()]).toEqual(['dropped', []]);
    expect(await draftCirculars(full, FIRST + HOUR)).toBe(0);
  });
});
