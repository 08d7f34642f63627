import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/adapters/digest.ts';
import { type Actor, SYSTEM } from '../../../src/domain/office/actor.ts';
import type { OfficePolicy } from '../../../src/domain/policy/office-policy.ts';
import type { PostDraft } from '../../../src/domain/post/post.ts';
import type { EventBody } from '../../../src/domain/ticket/event.ts';
import { append } from '../../../src/domain/ticket/event-chain.ts';
import type { TicketState } from '../../../src/domain/ticket/state.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import type { Moment } from '../../../src/domain/time/moment.ts';
import { announce } from '../../../src/flows/telling/announce.ts';
import { aContext } from '../../builders/a-context.ts';
import { aMessage } from '../../builders/a-message.ts';
import { anOpening, ticketIn } from '../../builders/a-ticket.ts';
import { personAs, REPORTER, resident } from '../../builders/an-actor.ts';
import { at } from '../../builders/moments.ts';

const now = at('2026-03-03 10:00');
const office = { version: 1, since: 0, ...aContext() };

interface Case {
  readonly from?: TicketState;
  readonly as?: Actor;
  readonly prompt?: boolean;
  readonly overrides?: Partial<Ticket>;
  readonly at?: Moment;
  readonly quiet?: boolean;
}

/** What is said when this happens to a ticket in that state. */
function said(
  body: EventBody,
  { from = 'inProgress', as = SYSTEM, prompt = false, overrides = {}, at: moment = now, quiet = true }: Case = {},
): readonly PostDraft[] {
  const before =
    body.event === 'opened'
      ? undefined
      : ticketIn(from, { supporters: [{ account: 'wx-r2', at: now, message: 'm2' }], ...overrides });
  const changed = append(before, [body], { number: '20260302-001', at: moment, actor: as, digest: sha256 });
  return announce({ before, ...changed }, office, { now: moment, actor: as, cause: null, prompt, quiet });
}

const happened = (body: EventBody) => ({
  before: undefined,
  ...append(undefined, [body], { number: '20260302-001', at: now, actor: SYSTEM, digest: sha256 }),
});

const brief = (posts: readonly PostDraft[]): readonly string[] =>
  posts.map(
    (post) =>
      `${post.kind}${post.prompt ? '!' : ''} ${'group' in post.to ? post.to.group : post.to.person} @${post.mentions.join(' @')}`,
  );

const dispatcher = personAs('p-dispatcher');
const handler = personAs('p-handler');
const reason = '不在辖区';
const soon = at('2026-03-09 18:00');
const limit = { workingDays: 3 };

const danger: Partial<Ticket> = { urgency: 'critical' };
const unsigned: Partial<Ticket> = { ...danger, acceptedAt: null };

describe('who hears of what', () => {
  const rows: readonly (readonly [EventBody, Case, readonly string[]])[] = [
    [anOpening(), {}, ['acknowledgement g-willow @wx-r1']],
    [anOpening(), { prompt: true }, ['acknowledgement! g-willow @wx-r1']],
    [anOpening({ urgency: 'urgent' }), {}, ['acknowledgement! g-willow @wx-r1']],
    [
      anOpening({ urgency: 'critical' }),
      {},
      ['acknowledgement! g-willow @wx-r1', 'escalation! g-staff @p-dispatcher', 'escalation! p-leader @p-leader'],
    ],
    [
      { event: 'dispatched', data: { unit: 'u-river', rule: '', acceptBy: soon, respondBy: soon } },
      { from: 'pending' },
      ['dispatch g-staff @p-handler'],
    ],
    [
      { event: 'dispatched', data: { unit: 'u-power', rule: '', acceptBy: soon, respondBy: soon } },
      { from: 'pending', prompt: true },
      ['dispatch g-power @p-power'],
    ],
    [
      { event: 'transferred', data: { unit: 'u-power', reason, acceptBy: soon } },
      {},
      ['dispatch g-power @p-power', 'answer g-staff @p-handler'],
    ],
    [{ event: 'assisted', data: { units: ['u-power'] } }, {}, ['dispatch g-power @p-power']],
    [{ event: 'accepted', data: {} }, { from: 'dispatched' }, []],
    [{ event: 'contacted', data: { text: '' } }, {}, []],
    [{ event: 'supported', data: { account: 'wx-r3', message: 'm3', at: now } }, { as: resident('wx-r3') }, []],
    [
      { event: 'supported', data: { account: 'wx-r3', message: 'm3', at: now } },
      { as: resident('wx-r3'), prompt: true },
      ['answer! g-willow @wx-r3'],
    ],
    [
      { event: 'supported', data: { account: 'wx-r3', message: 'm3', at: now, full: true } },
      { as: resident('wx-r3') },
      ['answer g-willow @wx-r3'],
    ],
    [
      { event: 'accepted', data: {} },
      { from: 'dispatched', as: handler, overrides: danger },
      ['answer! g-willow @wx-r1'],
    ],
    [{ event: 'contacted', data: { text: '' } }, { as: handler, overrides: unsigned }, ['answer! g-willow @wx-r1']],
    [{ event: 'contacted', data: { text: '' } }, { as: handler, overrides: danger }, []],
    [{ event: 'accepted', data: {} }, { from: 'dispatched', as: SYSTEM, overrides: danger }, []],
    [
      { event: 'declined', data: { reason: '纪检' } },
      { from: 'pending', as: dispatcher },
      ['answer g-willow @wx-r1 @wx-r2'],
    ],
    [{ event: 'returnRequested', data: { reason } }, { from: 'dispatched', as: handler }, []],
    [{ event: 'returnUpheld', data: {} }, { from: 'dispatched', as: dispatcher }, ['answer g-staff @p-handler']],
    [
      { event: 'returnRefused', data: { reason } },
      { from: 'dispatched', as: dispatcher },
      ['answer g-staff @p-handler'],
    ],
    [{ event: 'objected', data: { text: reason } }, { as: handler }, []],
    [{ event: 'objectionAnswered', data: { text: reason } }, { as: dispatcher }, ['answer g-staff @p-handler']],
    [{ event: 'paused', data: { text: '几单元？', until: soon } }, { as: handler }, ['answer g-willow @wx-r1']],
    [{ event: 'resumed', data: { text: '', completeBy: soon } }, { from: 'waiting' }, ['dispatch g-staff @p-handler']],
    [{ event: 'extensionRequested', data: { days: 5, reason } }, { as: handler }, []],
    [
      { event: 'extensionGranted', data: { days: 5, completeBy: soon, dueBefore: soon, reason } },
      { as: dispatcher },
      ['answer g-willow @wx-r1 @wx-r2', 'answer g-staff @p-handler'],
    ],
    [{ event: 'extensionRefused', data: { reason } }, { as: dispatcher }, ['answer g-staff @p-handler']],
    [
      { event: 'completed', data: { text: '修好了', result: 'resolved' } },
      { as: handler },
      ['completion g-willow @wx-r1 @wx-r2'],
    ],
    [{ event: 'replied', data: { text: '收到', result: 'resolved', faults: ['太短'] } }, { as: handler }, []],
    [{ event: 'approved', data: { completedAt: now } }, { from: 'replied' }, ['completion g-willow @wx-r1 @wx-r2']],
    [
      { event: 'reworked', data: { reason, completeBy: soon, limit } },
      { from: 'replied', as: personAs('p-reviewer') },
      ['dispatch g-staff @p-handler'],
    ],
    [
      { event: 'reworked', data: { reason, completeBy: soon, limit } },
      { from: 'completed', as: dispatcher },
      ['answer g-willow @wx-r1 @wx-r2', 'dispatch g-staff @p-handler'],
    ],
    [
      { event: 'reworked', data: { reason, completeBy: soon, limit } },
      { from: 'completed' },
      ['dispatch g-staff @p-handler'],
    ],
    [
      { event: 'reopened', data: { reason, completeBy: soon, limit } },
      { from: 'closed', as: dispatcher },
      ['answer g-willow @wx-r1 @wx-r2', 'dispatch g-staff @p-handler'],
    ],
    [{ event: 'shelvingRequested', data: { reason, days: 30 } }, { as: dispatcher }, []],
    [
      { event: 'shelved', data: { reason, reviewOn: soon } },
      {},
      ['answer g-willow @wx-r1 @wx-r2', 'answer g-staff @p-handler'],
    ],
    [{ event: 'unshelved', data: { completeBy: soon, limit } }, { from: 'shelved' }, ['dispatch g-staff @p-handler']],
    [{ event: 'exclusionRequested', data: { reason } }, { as: dispatcher }, []],
    [{ event: 'followUpAsked', data: {} }, { from: 'completed' }, ['followUp g-willow @wx-r1']],
    [
      { event: 'followedUp', data: { resolved: true, satisfaction: 'satisfied' } },
      { from: 'completed', as: resident(REPORTER), prompt: true },
      [],
    ],
    [{ event: 'closed', data: { reason: '' } }, { from: 'completed' }, []],
    [
      { event: 'reminded', data: { rungs: [], level: 0, text: '' } },
      { as: dispatcher, prompt: true },
      ['reminder! g-staff @p-handler'],
    ],
    [{ event: 'reminded', data: { rungs: ['x'], level: 0, text: '' } }, {}, []],
    [
      { event: 'escalated', data: { rung: '', level: 3, text: '' } },
      { as: personAs('p-supervisor') },
      ['escalation g-staff @p-handler'],
    ],
    [{ event: 'instructed', data: { text: '抓紧' } }, { as: personAs('p-leader') }, ['escalation g-staff @p-handler']],
    [
      { event: 'cancelled', data: { reason } },
      { from: 'dispatched', as: resident(REPORTER), prompt: true },
      ['answer! g-willow @wx-r1', 'answer g-staff @p-handler'],
    ],
    [
      { event: 'cancelled', data: { reason } },
      { as: dispatcher },
      ['answer g-willow @wx-r1 @wx-r2', 'answer g-staff @p-handler'],
    ],
    [
      { event: 'merged', data: { into: '20260302-009' } },
      { as: dispatcher },
      ['answer g-willow @wx-r1 @wx-r2', 'answer g-staff @p-handler'],
    ],
  ];

  test.each(
    rows.map(
      ([body, given, expected]) =>
        [body.event, given.as?.kind ?? 'system', given.from ?? 'inProgress', body, given, expected] as const,
    ),
  )('%s by %s in %s', (_event, _by, _from, body, given, expected) => {
    const posts = said(body, given);
    expect(brief(posts)).toEqual(expected);
    for (const post of posts) {
      expect(post.text).not.toMatch(/wx-|undefined|null|\[object/u);
      expect(post.tickets).toEqual(['20260302-001']);
    }
    expect(new Set(posts.map((post) => post.dedupeKey)).size).toBe(posts.length);
  });
});

describe('private matters', () => {
  const secret = { overrides: { sensitive: true, subject: '我的隐私', text: '我的隐私', reply: '我的隐私' } };
  const bodies: readonly EventBody[] = [
    { event: 'dispatched', data: { unit: 'u-river', rule: '', acceptBy: soon, respondBy: soon } },
    { event: 'declined', data: { reason: '纪检：我的隐私' } },
    { event: 'paused', data: { text: '我的隐私', until: soon } },
    { event: 'extensionGranted', data: { days: 5, completeBy: soon, dueBefore: soon, reason: '我的隐私' } },
    { event: 'completed', data: { text: '我的隐私', result: 'resolved' } },
    { event: 'shelved', data: { reason: '我的隐私', reviewOn: soon } },
    { event: 'followUpAsked', data: {} },
    { event: 'merged', data: { into: '20260302-009' } },
  ];
  test.each(bodies.map((body) => [body.event, body] as const))('%s: no word of it in a group', (_event, body) => {
    for (const post of said(body, { ...secret, as: handler })) expect(post.text).not.toContain('我的隐私');
  });
});

describe('special openings', () => {
  const inDanger = anOpening({ urgency: 'critical', first: aMessage({ text: '3号楼闻到很大煤气味' }) });

  test('in danger the advice comes first, and nobody is said to come', () => {
    expect(said(inDanger).map((post) => post.text)).toMatchSnapshot();
  });

  test('staff hear how it comes to a unit, as far as that is known', () => {
    const calls = (policy: Partial<OfficePolicy>): readonly string[] =>
      announce(
        happened(inDanger),
        { ...office, policy: { ...office.policy, ...policy } },
        { now, actor: SYSTEM, cause: null },
      )
        .filter((post) => post.kind === 'escalation')
        .map((post) => post.text.slice(post.text.indexOf('。') + 1));
    expect(calls({})[0]).toBe('请马上核实情况。正在按规则派单，规则派不了的由派单员立即派单。');
    expect(calls({ trial: true })[0]).toBe('请马上核实情况，由派单员立即派单。');
    expect(calls({ autoDispatch: 'none' })[0]).toBe('请马上核实情况，由派单员立即派单。');
    const { ticket, events } = happened(inDanger);
    const together = { before: undefined, events, ticket: { ...ticket, unit: 'u-river' } };
    expect(announce(together, office, { now, actor: SYSTEM, cause: null }).at(-1)?.text).toContain(
      '。已派给河沿社区。',
    );
  });

  test('that somebody knows is said once, however often the ticket moves on', () => {
    const [first] = said({ event: 'accepted', data: {} }, { from: 'dispatched', as: handler, overrides: danger });
    const [again] = said(
      { event: 'accepted', data: {} },
      { from: 'dispatched', as: handler, overrides: { ...danger, version: 9, transfers: 1 } },
    );
    expect(first?.text).toMatchInlineSnapshot(
      `"值班人员已收到您反映的情况（0302-001）。情况有变化，请马上打110、119或120。"`,
    );
    expect(first?.dedupeKey).toBe(again?.dedupeKey);
  });

  test('done in the same breath, the result says it all', () => {
    const before = ticketIn('dispatched', danger);
    const bodies: readonly EventBody[] = [
      { event: 'accepted', data: {} },
      { event: 'completed', data: { text: '人已救出', result: 'resolved' } },
    ];
    const changed = append(before, bodies, { number: before.number, at: now, actor: handler, digest: sha256 });
    const posts = announce({ before, ...changed }, office, { now, actor: handler, cause: null });
    expect(posts.map((post) => post.kind)).toEqual(['completion']);
  });

  test('opened by a dispatcher in his own words, no resident is addressed', () => {
    expect(said(anOpening({ first: aMessage({ from: 'wx-dispatcher' }) }), { as: dispatcher })).toEqual([]);
  });

  test('imported without a group, nobody is addressed', () => {
    expect(said(anOpening({ first: aMessage({ group: '', from: '' }) }))).toEqual([]);
  });
});

describe('what the quiet hours hold back', () => {
  const night = at('2026-03-03 22:00');
  const tomorrow = at('2026-03-04 18:00');
  const dispatched: EventBody = {
    event: 'dispatched',
    data: { unit: 'u-river', rule: '', acceptBy: at('2026-03-04 10:00'), respondBy: tomorrow },
  };
  const overrides = { completeBy: tomorrow };

  test('is worded for the morning it is read', () => {
    expect(said(dispatched, { from: 'pending', at: night, overrides })[0]?.text).toContain('今天10:00前签收');
    expect(
      said(
        { event: 'extensionGranted', data: { days: 1, completeBy: tomorrow, dueBefore: soon, reason } },
        { at: night },
      )
        .map((post) => post.text)
        .join(''),
    ).not.toContain('明天');
  });

  test('said at once it is worded as of now', () => {
    const urgent = { ...overrides, urgency: 'urgent' } as const;
    expect(said(dispatched, { from: 'pending', at: night, overrides: urgent })[0]?.text).toContain('明天10:00前签收');
    expect(said(dispatched, { from: 'pending', at: night, overrides, quiet: false })[0]?.text).toContain(
      '明天10:00前签收',
    );
  });
});

test('a leader’s instruction stands under every later word to staff', () => {
  const overrides = { instructions: [{ at: now, by: 'p-leader', reason: '本周内解决' }] };
  const [, unit] = said(
    { event: 'reworked', data: { reason, completeBy: soon, limit } },
    { from: 'completed', as: dispatcher, overrides },
  );
  expect(unit?.text).toMatch(/\n领导批示：本周内解决$/u);
});
