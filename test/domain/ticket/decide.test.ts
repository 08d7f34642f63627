import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/adapters/digest.ts';
import { factOf } from '../../../src/domain/figures/ticket-facts.ts';
import type { Actor } from '../../../src/domain/office/actor.ts';
import type { Command } from '../../../src/domain/ticket/command.ts';
import { decide } from '../../../src/domain/ticket/decide.ts';
import { append } from '../../../src/domain/ticket/event-chain.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { formatMoment, HOUR, type Moment } from '../../../src/domain/time/moment.ts';
import { aContext } from '../../builders/a-context.ts';
import { aMessage } from '../../builders/a-message.ts';
import { aTicket, ticketIn } from '../../builders/a-ticket.ts';
import { actorAs, personAs, REPORTER, resident, SUPPORTER } from '../../builders/an-actor.ts';
import { at } from '../../builders/moments.ts';
import { aRequest, COMMANDS } from './allowed.ts';

interface Said {
  readonly by: Actor;
  readonly now?: Moment;
}

/** The ticket after a command that must be allowed, and the names of its events. */
function outcomeOf(ticket: Ticket, command: Command, { by, now }: Said): { ticket: Ticket; events: string[] } {
  const context = aContext({ actor: by, ...(now === undefined ? {} : { now }) });
  const decision = decide(ticket, command, context);
  if (!decision.done) throw new Error(JSON.stringify(decision.refusal));
  const changed = append(ticket, decision.value, { number: ticket.number, at: context.now, actor: by, digest: sha256 });
  return { ticket: changed.ticket, events: changed.events.map((event) => event.event) };
}

const due = (ticket: Ticket): string => formatMoment(ticket.completeBy).slice(0, 16);
const handler = actorAs('handler');

describe('completing', () => {
  it('before signing implies the signature', () => {
    const { ticket, events } = outcomeOf(ticketIn('dispatched'), COMMANDS.complete, { by: handler });
    expect(events).toEqual(['accepted', 'completed']);
    expect(ticket.acceptedAt).toBe(ticket.completedAt);
  });

  it('while the ticket waits ends the pause first, so that the time it lasted is not held against the unit', () => {
    const waiting = outcomeOf(ticketIn('inProgress'), COMMANDS.pause, {
      by: handler,
      now: at('2026-03-06 17:00'),
    }).ticket;
    expect(due(waiting)).toBe('2026-03-09T18:00');
    const { ticket, events } = outcomeOf(waiting, COMMANDS.complete, { by: handler, now: at('2026-03-10 10:00') });
    expect(events).toEqual(['resumed', 'completed']);
    expect(due(ticket)).toBe('2026-03-11T18:00');
    expect(ticket.completedAt).toBeLessThan(ticket.completeBy);
    expect(ticket.pausedAt).toBeNull();
  });

  it('with an empty phrase goes to the reviewer, and counts from the reply once it passes', () => {
    const replied = outcomeOf(
      ticketIn('inProgress'),
      { name: 'complete', text: '已收悉' },
      { by: handler, now: at('2026-03-03 10:00') },
    ).ticket;
    expect(replied).toMatchObject({ state: 'replied', completedAt: null });
    const approved = outcomeOf(replied, COMMANDS.approve, {
      by: actorAs('reviewer'),
      now: at('2026-03-05 10:00'),
    }).ticket;
    expect(approved).toMatchObject({ state: 'completed', completedAt: at('2026-03-03 10:00') });
  });

  it.each([
    ['已收悉', '2026-03-09 17:00', true],
    ['已收悉', '2026-03-09 15:00', false],
    ['已收悉', '2026-03-09 19:00', false],
    ['不归我们管，请找物业', '2026-03-09 17:00', false],
    ['下水道已疏通，清理干净', '2026-03-09 17:00', false],
  ])('with “%s” at %s keeps whether that was thin and at the last minute: %s', (text, now, expected) => {
    const said = { by: handler, now: at(now) };
    const { ticket } = outcomeOf(ticketIn('inProgress'), { name: 'complete', text }, said);
    expect(due(ticketIn('inProgress'))).toBe('2026-03-09T18:00');
    expect(factOf(ticket).lastMinuteThin).toBe(expected);
    const again = outcomeOf(ticket, COMMANDS.rework, {
      by: actorAs(ticket.state === 'replied' ? 'reviewer' : 'dispatcher'),
    });
    expect(factOf(again.ticket).lastMinuteThin).toBeNull();
  });

  it('leaves no request waiting for a decision', () => {
    const asked = ticketIn('inProgress', { extensionRequest: aRequest(), objection: aRequest(), shelving: aRequest() });
    const nothing = { extensionRequest: null, objection: null, shelving: null };
    expect(outcomeOf(asked, COMMANDS.complete, { by: handler }).ticket).toMatchObject(nothing);
    expect(outcomeOf(asked, COMMANDS.transfer, { by: actorAs('dispatcher') }).ticket).toMatchObject(nothing);
  });
});

describe('the time to complete', () => {
  const later = at('2026-03-03 10:00');

  it('starts anew after a rework of a completed ticket, not of a reply that did not pass', () => {
    const completed = ticketIn('completed');
    expect(due(outcomeOf(completed, COMMANDS.rework, { by: actorAs('dispatcher'), now: later }).ticket)).toBe(
      '2026-03-06T18:00',
    );
    const replied = ticketIn('replied');
    const context = aContext({ actor: actorAs('reviewer'), now: later });
    const decision = decide(replied, COMMANDS.rework, context);
    expect(decision).toMatchObject({
      done: true,
      value: [{ data: { completeBy: replied.completeBy, limit: replied.clock.limit } }],
    });
    expect(outcomeOf(replied, COMMANDS.rework, { by: actorAs('reviewer'), now: later }).ticket.completeBy).toBe(
      replied.completeBy,
    );
  });

  it('of an urgent ticket runs by the clock when it is taken up once more', () => {
    const urgent = { urgency: 'urgent', completeBy: later } as const;
    const by = { by: actorAs('dispatcher'), now: later };
    for (const [state, command] of [
      ['completed', 'rework'],
      ['closed', 'reopen'],
      ['shelved', 'unshelve'],
    ] as const) {
      expect(due(outcomeOf(ticketIn(state, urgent), COMMANDS[command], by).ticket), state).toBe('2026-03-04T10:00');
    }
  });

  it('never ends earlier for having been shelved, and what it was counted from stays true', () => {
    const by = actorAs('dispatcher');
    const early = outcomeOf(ticketIn('shelved'), COMMANDS.unshelve, { by, now: later }).ticket;
    expect(due(early)).toBe('2026-03-09T18:00');
    expect(early.clock).toEqual(ticketIn('shelved').clock);
    const late = outcomeOf(ticketIn('shelved'), COMMANDS.unshelve, { by, now: at('2026-04-01 10:00') }).ticket;
    expect(due(late)).toBe('2026-04-07T18:00');
    expect(late.clock).toEqual({ from: at('2026-04-01 10:00'), limit: { workingDays: 3 } });
  });

  it('is extended from the old due moment', () => {
    const asked = ticketIn('inProgress', { extensionRequest: aRequest('p-handler', 2) });
    expect(due(outcomeOf(asked, COMMANDS.grantExtension, { by: actorAs('dispatcher') }).ticket)).toBe(
      '2026-03-11T18:00',
    );
  });
});

describe('who may', () => {
  it('is asked of the responsible unit, not of another one', () => {
    const decision = decide(ticketIn('dispatched'), COMMANDS.accept, aContext({ actor: personAs('p-power') }));
    expect(decision).toEqual({ done: false, refusal: { code: 'notYours', command: 'accept', unit: 'u-river' } });
  });

  it('is asked of the grid worker’s own area', () => {
    const elsewhere = ticketIn('inProgress', { area: null });
    expect(decide(elsewhere, COMMANDS.contact, aContext({ actor: actorAs('gridWorker') }))).toMatchObject({
      refusal: { code: 'notYours' },
    });
  });

  it('does not take an account of another platform for the reporter', () => {
    const foreign: Actor = { kind: 'resident', channel: 'dingtalk', account: REPORTER };
    expect(decide(aTicket(), COMMANDS.cancel, aContext({ actor: foreign }))).toMatchObject({
      refusal: { code: 'notForResidents' },
    });
  });

  it('takes a second person for shelving and excluding, even where one person has both roles', () => {
    const leader = actorAs('leader');
    if (leader.kind !== 'person') throw new Error('a leader is a person');
    const both: Actor = { kind: 'person', person: { ...leader.person, roles: ['dispatcher', 'leader'] } };
    const asked = outcomeOf(ticketIn('inProgress'), COMMANDS.shelve, { by: both }).ticket;
    expect(asked.state).toBe('inProgress');
    expect(decide(asked, COMMANDS.shelve, aContext({ actor: both }))).toMatchObject({
      refusal: { code: 'secondPersonNeeded' },
    });
    const other = ticketIn('inProgress', { shelving: aRequest('p-dispatcher', 10) });
    expect(outcomeOf(other, { name: 'shelve' }, { by: both }).ticket.state).toBe('shelved');
  });

  it('is asked for again once it was refused, shelving and exclusion alike', () => {
    for (const [ask, refuse, by] of [
      ['shelve', 'refuseShelving', 'leader'],
      ['exclude', 'refuseExclusion', 'reviewer'],
    ] as const) {
      const dispatcher = actorAs('dispatcher');
      const asked = outcomeOf(ticketIn('inProgress'), COMMANDS[ask], { by: dispatcher }).ticket;
      expect(decide(asked, COMMANDS[ask], aContext({ actor: dispatcher })).done).toBe(false);
      const refused = outcomeOf(asked, COMMANDS[refuse], { by: actorAs(by) }).ticket;
      expect(decide(refused, COMMANDS[ask], aContext({ actor: dispatcher })).done).toBe(true);
    }
  });
});

describe('the words of a ticket', () => {
  const system: Actor = { kind: 'system' };

  it('lose what was recalled', () => {
    const both = outcomeOf(
      aTicket(),
      { name: 'addMessage', message: aMessage({ id: 'm2', text: '3单元也堵了' }) },
      { by: system },
    ).ticket;
    expect(both.text).toBe(`${aMessage().text}\n3单元也堵了`);
    expect(outcomeOf(both, COMMANDS.recallMessage, { by: system }).ticket.text).toBe('3单元也堵了');
  });

  it('keep a correction when another message comes or an old one is recalled', () => {
    const corrected = outcomeOf(aTicket(), COMMANDS.correct, { by: resident(REPORTER) }).ticket;
    expect(corrected.text).toBe('是5号楼不是3号楼');
    const more = outcomeOf(
      corrected,
      { name: 'addMessage', message: aMessage({ id: 'm2', text: '还没人来' }) },
      { by: system },
    ).ticket;
    expect(more.text).toBe('是5号楼不是3号楼\n还没人来');
    expect(outcomeOf(more, COMMANDS.recallMessage, { by: system }).ticket.text).toBe('是5号楼不是3号楼\n还没人来');
  });

  it('count a resident once, whoever names him', () => {
    const support = { name: 'support', account: SUPPORTER, message: 'm2', at: at('2026-03-02 10:00') } as const;
    const once = outcomeOf(aTicket(), support, { by: system }).ticket;
    expect(outcomeOf(once, support, { by: system }).ticket.supporters).toHaveLength(1);
    expect(outcomeOf(once, { ...support, account: REPORTER }, { by: system }).ticket.supporters).toHaveLength(1);
  });

  it('lose a supporter whose only word was recalled', () => {
    const supported = aTicket({
      supporters: [{ account: SUPPORTER, at: at('2026-03-02 10:00') + HOUR, message: 'm2' }],
    });
    const recalled = outcomeOf(supported, { name: 'recallMessage', message: 'm2' }, { by: resident(SUPPORTER) }).ticket;
    expect(recalled.supporters).toEqual([]);
  });
});
