import fc from 'fast-check';
import { sha256 } from '../../../src/adapters/digest.ts';
import type { Actor } from '../../../src/domain/office/actor.ts';
import type { Role } from '../../../src/domain/office/person.ts';
import type { Command, CommandName } from '../../../src/domain/ticket/command.ts';
import { decide } from '../../../src/domain/ticket/decide.ts';
import type { TicketEvent } from '../../../src/domain/ticket/event.ts';
import { append } from '../../../src/domain/ticket/event-chain.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { MINUTE, type Moment } from '../../../src/domain/time/moment.ts';
import { aContext } from '../../builders/a-context.ts';
import { aMessage } from '../../builders/a-message.ts';
import { storyOf } from '../../builders/a-ticket.ts';
import { actorAs, personAs, ROLES } from '../../builders/an-actor.ts';
import { MONDAY_MORNING } from '../../builders/moments.ts';
import { COMMAND_NAMES, COMMANDS, rowsFor } from './allowed.ts';

/** One thing somebody tries: `pick` chooses among what the table allows (seldom what ends it), or, `wildly`, among everything. */
interface Try {
  readonly pick: number;
  readonly wildly: boolean;
  readonly thin: boolean;
  readonly minutes: number;
}

/** Where a ticket stood after one try, and the events up to then. */
export interface Stage {
  readonly command: CommandName;
  readonly before: Ticket;
  readonly ticket: Ticket;
  readonly done: boolean;
  readonly events: readonly TicketEvent[];
}

const ENDS: readonly CommandName[] = ['decline', 'cancel', 'merge'];
const STEPS = COMMAND_NAMES.flatMap((command) => ROLES.map((role) => [command, role] as const));

export const tries = fc.array(
  fc.record({
    pick: fc.noBias(fc.nat()),
    wildly: fc.noBias(fc.nat(4)).map((n) => n === 0),
    thin: fc.boolean(),
    minutes: fc.integer({ min: 0, max: 12 * 60 }),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** What becomes of a ticket when these things are tried one after the other. */
export function lifeOf(attempts: readonly Try[]): readonly Stage[] {
  const start = storyOf('pending');
  const stages: Stage[] = [];
  let { ticket, events } = start;
  let now = MONDAY_MORNING;
  for (const [step, attempt] of attempts.entries()) {
    now += attempt.minutes * MINUTE + 7;
    const [command, role] = stepOf(ticket, attempt);
    const before = ticket;
    const actor = whoIs(role, ticket);
    const changed = change(ticket, variantOf(command, ticket, { thin: attempt.thin, step, now }), actor, now);
    if (changed) ({ ticket, events } = { ticket: changed.ticket, events: [...events, ...changed.events] });
    stages.push({ command, before, ticket, done: changed !== undefined, events });
  }
  return stages;
}

/** Who decides what waits; without help two people seldom meet. */
const DECISIONS: readonly (readonly [
  waits: (ticket: Ticket) => boolean,
  role: Role,
  ...commands: readonly CommandName[],
])[] = [
  [({ shelving, state }) => shelving !== null && state === 'inProgress', 'leader', 'shelve', 'refuseShelving'],
  [
    ({ extensionRequest, state }) => extensionRequest !== null && state === 'inProgress',
    'dispatcher',
    'grantExtension',
    'refuseExtension',
  ],
  [({ returnRequest }) => returnRequest !== null, 'dispatcher', 'upholdReturn', 'refuseReturn'],
  [({ exclusion }) => exclusion !== null, 'reviewer', 'exclude', 'refuseExclusion'],
];

function stepOf(ticket: Ticket, { pick, wildly, thin }: Try): readonly [CommandName, Role] {
  const [, decider, ...decisions] = DECISIONS.find(([waits]) => waits(ticket)) ?? [];
  if (decider && thin && !wildly) return [decisions[pick % decisions.length] ?? 'accept', decider];
  const mayEnd = pick % 10 === 0;
  const allowed = STEPS.filter(([command, role]) => rowsFor(ticket.state, command, role).length > 0);
  const choice = wildly ? STEPS : allowed.filter(([command]) => mayEnd || !ENDS.includes(command));
  return choice[pick % choice.length] ?? ['accept', 'handler'];
}

/** The other unit has a handler of its own. */
const whoIs = (role: Role, ticket: Ticket): Actor =>
  role === 'handler' && ticket.unit === 'u-power' ? personAs('p-power') : actorAs(role);

function variantOf(command: CommandName, ticket: Ticket, given: { thin: boolean; step: number; now: Moment }): Command {
  const message = aMessage({ id: `step-${given.step}`, sentAt: given.now, from: `wx-s${given.step % 4}` });
  switch (command) {
    case 'complete':
      return given.thin ? { name: 'complete', text: '已收悉' } : COMMANDS.complete;
    case 'transfer':
      return { ...COMMANDS.transfer, unit: ticket.unit === 'u-power' ? 'u-river' : 'u-power' };
    case 'addMessage':
      return { name: 'addMessage', message };
    case 'absorb':
      return { ...COMMANDS.absorb, messages: [message], reporters: [message.from] };
    case 'support':
      return { name: 'support', account: message.from, message: message.id, at: given.now };
    case 'split':
      return { name: 'split' };
    case 'recallMessage':
      return { name: 'recallMessage', message: ticket.messages.at(-1)?.id ?? 'm1' };
    case 'remind':
      return given.thin ? COMMANDS.remind : { name: 'remind', rungs: [`complete-due#${given.step}`] };
    default:
      return COMMANDS[command];
  }
}

function change(ticket: Ticket, command: Command, actor: Actor, now: Moment) {
  const decision = decide(ticket, command, aContext({ actor, now }));
  if (!decision.done) return undefined;
  return append(ticket, decision.value, { number: ticket.number, at: now, actor, digest: sha256 });
}
