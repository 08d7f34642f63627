import type { AccountId, AreaId, ChannelName, GroupId, TicketNumber, UnitId } from '../domain/base/ids.ts';
import type { TicketEvent } from '../domain/ticket/event.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Day, Moment, MomentSpan } from '../domain/time/moment.ts';

/** Somebody else changed the ticket since it was read: reload and decide again. */
export class StoreConflict extends Error {
  readonly ticket: TicketNumber;
  constructor(ticket: TicketNumber) {
    super(`ticket ${ticket} was changed by somebody else`);
    this.name = 'StoreConflict';
    this.ticket = ticket;
  }
}

/** A decided change, ready to be kept: the new events and the ticket as they make it. */
export interface TicketChange {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  /** The version the decision was made on; 0 for a new ticket. */
  readonly decidedOn: number;
  /** When time next does something to the ticket by itself, or null. */
  readonly nextAt: Moment | null;
}

export interface HouseholdsQuery extends MomentSpan {
  readonly category: string;
  readonly groups: readonly GroupId[];
}

export interface ElsewhereQuery extends MomentSpan {
  /** The source whose own tickets are left out. */
  readonly except: string;
  /** Only of this area; null: of any. */
  readonly area: AreaId | null;
}

/** Tickets and their events: the write model. Events are only appended. */
export interface TicketStore {
  /** The next place of the day's counter; counted inside the unit of work, so that numbers have no holes. */
  nextPlace(day: Day): Promise<number>;
  /** The first of so many places in a row. */
  nextPlaces(day: Day, count: number): Promise<number>;
  /** Keeps many tickets at once that are not there yet; throws StoreConflict when one is. */
  saveNew(changes: readonly TicketChange[]): Promise<void>;
  /** Throws StoreConflict when the ticket is no longer at `decidedOn`. */
  save(change: TicketChange): Promise<void>;
  /** Only moves `nextAt`; for a ticket at which nothing happened after all. */
  schedule(number: TicketNumber, nextAt: Moment | null): Promise<void>;
  find(number: TicketNumber): Promise<Ticket | undefined>;
  /** Tickets by the end of their number (`012`, `0312-012`), newest first. */
  endingIn(shortNumber: string, limit: number): Promise<readonly Ticket[]>;
  /** Tickets whose `nextAt` has come, earliest first, locked; costs what is due, not what is open. */
  due(now: Moment, limit: number): Promise<readonly Ticket[]>;
  /** Opened in the group since a moment and not cancelled, newest first. */
  openedIn(group: GroupId, since: Moment): Promise<readonly Ticket[]>;
  /** Reporters and supporters, each once, of tickets opened in a span, neither cancelled nor sensitive. */
  households(query: HouseholdsQuery): Promise<number>;
  /** Reported or supported by the account, newest first. */
  ofResident(channel: ChannelName, account: AccountId, limit: number): Promise<readonly Ticket[]>;
  /** Open tickets of a unit, of all units when null, due first. */
  openOf(unit: UnitId | null): Promise<readonly Ticket[]>;
  /** Open tickets of other sources that were opened in a span, not sensitive, newest first. */
  openElsewhere(query: ElsewhereQuery, limit: number): Promise<readonly Ticket[]>;
  events(number: TicketNumber): Promise<readonly TicketEvent[]>;
  /** All ticket numbers in order; for audits and exports. */
  numbers(): Promise<readonly TicketNumber[]>;
}
