import { done, type Outcome, refused } from '../base/outcome.ts';
import type { Role } from '../office/person.ts';
import type { Command, CommandName } from './command.ts';
import type { DecideContext } from './decide-context.ts';
import { effect } from './effects.ts';
import type { EventBody } from './event.ts';
import { check } from './guards.ts';
import { LIFECYCLE_TABLE, type LifecycleRow } from './lifecycle-table.ts';
import type { Refusal } from './refusal.ts';
import { rolesTowards } from './roles.ts';
import type { Ticket } from './ticket.ts';

/**
 * Decides one command on one ticket by the lifecycle table: the event that follows, or why not. Completing before signing
 * implies the signature, and completing while the ticket waits ends the pause: then two events follow.
 */
export function decide(
  ticket: Ticket,
  command: Command,
  context: DecideContext,
): Outcome<readonly EventBody[], Refusal> {
  const rows = LIFECYCLE_TABLE.filter((row) => row.command === command.name);
  const roles = rolesTowards(ticket, context.actor);
  const mine = rows.filter((row) => mayUse(row, roles));
  if (mine.length === 0) return refused(foreign(ticket, command.name, context));
  const inState = mine.filter((row) => row.from.includes(ticket.state));
  if (inState.length === 0) {
    return refused({
      code: 'notNow',
      command: command.name,
      state: ticket.state,
      possible: possibleCommands(ticket, roles),
    });
  }
  return firstWilling(inState, ticket, command, context);
}

/** Where a person has two roles for one command, the first row whose conditions hold is taken; else the last refusal is told. */
function firstWilling(
  rows: readonly LifecycleRow[],
  ticket: Ticket,
  command: Command,
  context: DecideContext,
): Outcome<readonly EventBody[], Refusal> {
  let refusal: Refusal | undefined;
  for (const row of rows) {
    refusal = firstRefusal(row, ticket, command, context);
    if (!refusal) return done(eventsOf(row, ticket, command, context));
  }
  return refused(refusal as Refusal);
}

function firstRefusal(
  row: LifecycleRow,
  ticket: Ticket,
  command: Command,
  context: DecideContext,
): Refusal | undefined {
  for (const guard of row.guards) {
    const refusal = check(guard, ticket, command, context);
    if (refusal) return refusal;
  }
  return undefined;
}

function eventsOf(row: LifecycleRow, ticket: Ticket, command: Command, context: DecideContext): readonly EventBody[] {
  const event = effect(row.event, ticket, command, context);
  return [...implied(ticket, command, context), event];
}

/** A pause has to end by its own event: only that moves the due moment by the time it lasted. */
function implied(ticket: Ticket, command: Command, context: DecideContext): readonly EventBody[] {
  if (command.name !== 'complete') return [];
  if (ticket.state === 'dispatched') return [effect('accepted', ticket, { name: 'accept' }, context)];
  return ticket.state === 'waiting' ? [effect('resumed', ticket, { name: 'resume' }, context)] : [];
}

const mayUse = (row: LifecycleRow, roles: readonly Role[]): boolean => row.who.some((role) => roles.includes(role));

const foreign = (ticket: Ticket, command: CommandName, { actor }: DecideContext): Refusal =>
  actor.kind === 'resident' ? { code: 'notForResidents' } : { code: 'notYours', command, unit: ticket.unit };

/** What somebody with these roles may say to the ticket now, in the order of the table, each once. */
export function possibleCommands(ticket: Ticket, roles: readonly Role[]): readonly CommandName[] {
  const names = LIFECYCLE_TABLE.filter((row) => row.from.includes(ticket.state) && mayUse(row, roles)).map(
    (row) => row.command,
  );
  return [...new Set(names)];
}
