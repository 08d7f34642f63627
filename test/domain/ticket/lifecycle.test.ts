import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/adapters/digest.ts';
import type { Role } from '../../../src/domain/office/person.ts';
import type { CommandName } from '../../../src/domain/ticket/command.ts';
import { decide, possibleCommands } from '../../../src/domain/ticket/decide.ts';
import { append } from '../../../src/domain/ticket/event-chain.ts';
import { LIFECYCLE_TABLE, type LifecycleRow } from '../../../src/domain/ticket/lifecycle-table.ts';
import { rolesTowards } from '../../../src/domain/ticket/roles.ts';
import { TICKET_STATES, type TicketState } from '../../../src/domain/ticket/state.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { aContext } from '../../builders/a-context.ts';
import { actorAs, ROLES } from '../../builders/an-actor.ts';
import { COMMAND_NAMES, COMMANDS, readyTicket, rowsFor } from './allowed.ts';

const RESIDENTS: readonly Role[] = ['reporter', 'supporter', 'stranger'];
const STEPS = COMMAND_NAMES.flatMap((command) => ROLES.map((role) => [command, role] as const));

/** Where a row may lead, from one state. */
const goals = ({ to }: LifecycleRow, from: TicketState): readonly TicketState[] =>
  to === 'same' ? [from] : typeof to === 'string' ? [to] : to;

/** How a command that the table does not allow is refused. */
function refusalCode(command: CommandName, role: Role): string {
  const mayElsewhere = LIFECYCLE_TABLE.some((row) => row.command === command && row.who.includes(role));
  if (mayElsewhere) return 'notNow';
  return RESIDENTS.includes(role) ? 'notForResidents' : 'notYours';
}

function outcomeOf(
  ticket: Ticket,
  command: CommandName,
  role: Role,
): { readonly ticket: Ticket; readonly events: readonly string[] } {
  const context = aContext({ actor: actorAs(role) });
  const decision = decide(ticket, COMMANDS[command], context);
  if (!decision.done) throw new Error(`${role} may not ${command}: ${JSON.stringify(decision.refusal)}`);
  const place = { number: ticket.number, at: context.now, actor: context.actor, digest: sha256 };
  const changed = append(ticket, decision.value, place);
  return { ticket: changed.ticket, events: changed.events.map((event) => event.event) };
}

function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part);
  return Object.freeze(value);
}

describe('the walk over every state, command and role', () => {
  it('is made with people who have exactly one role towards the ticket', () => {
    for (const role of ROLES) {
      expect(rolesTowards(readyTicket('inProgress', role, []), actorAs(role)), role).toEqual([role]);
    }
  });

  it.each(TICKET_STATES)('%s: what the table allows leads where the table says', (state) => {
    for (const [command, role] of STEPS) {
      const rows = rowsFor(state, command, role);
      if (rows.length === 0) continue;
      const ticket = frozen(readyTicket(state, role, rows));
      const { ticket: changed, events } = outcomeOf(ticket, command, role);
      const step = `${state} ${command} by ${role}`;
      expect(
        rows.flatMap((row) => goals(row, state)),
        step,
      ).toContain(changed.state);
      expect(
        rows.map((row) => row.event),
        step,
      ).toContain(events.at(-1));
      expect(changed.version, step).toBe(ticket.version + events.length);
    }
  });

  it.each(TICKET_STATES)('%s: everything else is refused with a reason, and changes nothing', (state) => {
    for (const [command, role] of STEPS) {
      if (rowsFor(state, command, role).length > 0) continue;
      const ticket = frozen(readyTicket(state, role, []));
      const decision = decide(ticket, COMMANDS[command], aContext({ actor: actorAs(role) }));
      const step = `${state} ${command} by ${role}`;
      expect(decision, step).toMatchObject({ done: false, refusal: { code: refusalCode(command, role) } });
    }
  });

  it('tells somebody who comes at the wrong time what he may do now, and only that', () => {
    const ticket = readyTicket('waiting', 'handler', []);
    const decision = decide(ticket, COMMANDS.accept, aContext({ actor: actorAs('handler') }));
    expect(decision).toEqual({
      done: false,
      refusal: { code: 'notNow', command: 'accept', state: 'waiting', possible: ['resume', 'complete'] },
    });
    for (const state of TICKET_STATES) {
      for (const role of ROLES) {
        const allowed = COMMAND_NAMES.filter((command) => rowsFor(state, command, role).length > 0);
        expect(possibleCommands(readyTicket(state, role, []), [role]).toSorted()).toEqual(allowed.toSorted());
      }
    }
  });

  it('lets nothing but figures, recalls and a reopening happen once a ticket is closed', () => {
    const closed = COMMAND_NAMES.filter((command) => ROLES.some((role) => rowsFor('closed', command, role).length > 0));
    const cancelled = COMMAND_NAMES.filter((command) =>
      ROLES.some((role) => rowsFor('cancelled', command, role).length > 0),
    );
    expect(closed).toEqual(['reopen', 'exclude', 'refuseExclusion', 'recallMessage']);
    expect(cancelled).toEqual(['exclude', 'refuseExclusion', 'recallMessage']);
  });

  it('gives residents no command but those about their own words', () => {
    const theirs = COMMAND_NAMES.filter((command) =>
      LIFECYCLE_TABLE.some((row) => row.command === command && row.who.some((role) => RESIDENTS.includes(role))),
    );
    expect(theirs).toEqual(['followUp', 'split', 'cancel', 'addMessage', 'recallMessage', 'correct', 'support']);
  });
});

describe('the table itself', () => {
  it('has a row for every command and a way into and out of every state but the last', () => {
    expect(COMMAND_NAMES.toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
    const reached = new Set(
      LIFECYCLE_TABLE.flatMap((row) => row.from.flatMap((from) => goals(row, from).filter((to) => to !== from))),
    );
    expect(TICKET_STATES.filter((state) => !reached.has(state))).toEqual([]);
    const left = new Set(LIFECYCLE_TABLE.filter((row) => row.to !== 'same').flatMap((row) => row.from));
    expect(TICKET_STATES.filter((state) => !left.has(state))).toEqual(['cancelled']);
  });

  it('leads from state to state as the office works', () => {
    const ways = TICKET_STATES.map((state) => {
      const rows = LIFECYCLE_TABLE.filter((row) => row.from.includes(state) && row.to !== 'same');
      return [state, [...new Set(rows.flatMap((row) => goals(row, state)))].toSorted()];
    });
    expect(Object.fromEntries(ways)).toEqual({
      pending: ['cancelled', 'dispatched'],
      dispatched: ['cancelled', 'completed', 'dispatched', 'inProgress', 'pending', 'replied'],
      inProgress: ['cancelled', 'completed', 'dispatched', 'replied', 'shelved', 'waiting'],
      waiting: ['cancelled', 'completed', 'inProgress', 'replied'],
      shelved: ['cancelled', 'inProgress'],
      replied: ['cancelled', 'completed', 'inProgress'],
      completed: ['closed', 'inProgress'],
      closed: ['inProgress'],
      cancelled: [],
    });
  });

  it('never gives one role two rows for one command in one state', () => {
    for (const [command, role] of STEPS) {
      for (const state of TICKET_STATES)
        expect(rowsFor(state, command, role).length, `${state} ${command} ${role}`).toBeLessThan(2);
    }
  });
});
