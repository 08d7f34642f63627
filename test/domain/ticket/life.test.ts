import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/adapters/digest.ts';
import type { TicketEvent } from '../../../src/domain/ticket/event.ts';
import { firstBrokenLink } from '../../../src/domain/ticket/event-chain.ts';
import { evolve } from '../../../src/domain/ticket/evolve.ts';
import { LIFECYCLE_TABLE } from '../../../src/domain/ticket/lifecycle-table.ts';
import { isOpen, TICKET_STATES } from '../../../src/domain/ticket/state.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { storyOf } from '../../builders/a-ticket.ts';
import { lifeOf, type Stage, tries } from './random-life.ts';

const rebuild = (events: readonly TicketEvent[]): Ticket | undefined =>
  events.reduce<Ticket | undefined>((ticket, event) => evolve(ticket, event), undefined);

/** What holds for every ticket at every moment. */
const ALWAYS: Readonly<Record<string, (stage: Stage) => boolean>> = {
  'its state is one of the table’s': ({ ticket }) => TICKET_STATES.includes(ticket.state),
  'its version is the number of its events': ({ ticket, events }) => ticket.version === events.length,
  'it has a moment of completion exactly while it is completed': ({ ticket }) =>
    (ticket.completedAt !== null) === ['completed', 'closed'].includes(ticket.state),
  'it has a moment of closing exactly while it is closed or cancelled': ({ ticket }) =>
    (ticket.closedAt !== null) === ['closed', 'cancelled'].includes(ticket.state),
  'it lies with a unit once it is dispatched': ({ ticket }) =>
    ticket.unit !== null
      ? ticket.state !== 'pending' && ticket.firstReceiver !== null
      : !['dispatched', 'inProgress', 'completed'].includes(ticket.state),
  'it was signed before it was worked on': ({ ticket }) =>
    ticket.acceptedAt !== null ||
    !['inProgress', 'waiting', 'shelved', 'replied', 'completed', 'closed'].includes(ticket.state),
  'it is paused once at most, and only while it waits': ({ ticket }) =>
    ticket.pauses.length <= 1 && (!isOpen(ticket.state) || (ticket.pausedAt !== null) === (ticket.state === 'waiting')),
  'it has a day of review exactly while it is shelved': ({ ticket }) =>
    !isOpen(ticket.state) || (ticket.reviewOn !== null) === (ticket.state === 'shelved'),
  'it is extended no more often than the policy allows': ({ ticket }) => ticket.extensions <= 2,
  'each unit asks to return it once': ({ ticket }) => new Set(ticket.returnedBy).size === ticket.returnedBy.length,
  'each supporter stands there once, and the reporter never': ({ ticket }) =>
    new Set([ticket.reporter, ...ticket.supporters.map((one) => one.account)]).size === ticket.supporters.length + 1,
  'what was shown to be wrong is not shown any more': ({ ticket }) =>
    ticket.state !== 'inProgress' || (ticket.reply === null && ticket.followUp === null),
};

const COUNTERS = [
  'returns',
  'extensions',
  'transfers',
  'reworks',
  'reopens',
  'reminders',
  'escalation',
  'version',
] as const;
const LISTS = ['pauses', 'instructions', 'assisting', 'returnedBy'] as const;

describe('the life of a ticket', () => {
  it('keeps what always holds, whatever is tried', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        for (const stage of lifeOf(attempts)) {
          for (const [law, holds] of Object.entries(ALWAYS))
            if (!holds(stage)) throw new Error(`${stage.command}: not so: ${law}`);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never counts backwards, and changes nothing when a command is refused', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        for (const { before, ticket, done } of lifeOf(attempts)) {
          if (!done) expect(ticket).toBe(before);
          for (const counter of COUNTERS) expect(ticket[counter], counter).toBeGreaterThanOrEqual(before[counter]);
          for (const list of LISTS) expect(ticket[list].length, list).toBeGreaterThanOrEqual(before[list].length);
          if (before.state === 'cancelled') expect(ticket.state).toBe('cancelled');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('goes only ways of the table', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        for (const { command, before, ticket, done } of lifeOf(attempts)) {
          const rows = LIFECYCLE_TABLE.filter((row) => row.command === command && row.from.includes(before.state));
          const goals = rows.flatMap((row) => (row.to === 'same' ? [before.state] : row.to));
          expect(done ? goals : [before.state]).toContain(ticket.state);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('can be told again from its events, also after they were written down', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const last = lifeOf(attempts).at(-1);
        const written = JSON.parse(JSON.stringify(last?.events)) as readonly TicketEvent[];
        expect(rebuild(last?.events ?? [])).toEqual(last?.ticket);
        expect(JSON.stringify(rebuild(written))).toBe(JSON.stringify(last?.ticket));
      }),
      { numRuns: 100 },
    );
  });

  it.each(TICKET_STATES)('of a %s ticket can be told again', (state) => {
    const { ticket, events } = storyOf(state);
    expect(rebuild(events)).toEqual(ticket);
  });

  it('cannot begin with anything but the opening', () => {
    const [, second] = storyOf('dispatched').events;
    expect(() => rebuild(second ? [second] : [])).toThrow('not its opening');
  });
});

describe('the tests’ own lives', () => {
  it('visit every state and use every command', () => {
    const stages = fc.sample(tries, { numRuns: 600, seed: 1 }).flatMap(lifeOf);
    const visited = new Set(stages.map((stage) => stage.ticket.state));
    expect(TICKET_STATES.filter((state) => !visited.has(state))).toEqual([]);
    const used = new Set(stages.filter((stage) => stage.done).map((stage) => stage.command));
    expect(LIFECYCLE_TABLE.map((row) => row.command).filter((command) => !used.has(command))).toEqual([]);
    expect(stages.every((stage) => firstBrokenLink(stage.events, sha256) === undefined)).toBe(true);
  });
});
