import type { Moment } from '../time/moment.ts';
import type { FigureWindow } from './figure-window.ts';
import type { TicketFact } from './ticket-facts.ts';

// What a condition may ask of a ticket, by kind of answer; null: not there. The database keeps a column for each.

export const MOMENT_FIELDS = {
  openedAt: (fact: TicketFact): Moment | null => fact.openedAt,
  dispatchedAt: (fact: TicketFact): Moment | null => fact.dispatchedAt,
  acceptBy: (fact: TicketFact): Moment | null => fact.acceptBy,
  acceptedAt: (fact: TicketFact): Moment | null => fact.acceptedAt,
  respondBy: (fact: TicketFact): Moment | null => fact.respondBy,
  contactedAt: (fact: TicketFact): Moment | null => fact.contactedAt,
  completeBy: (fact: TicketFact): Moment | null => fact.completeBy,
  completedAt: (fact: TicketFact): Moment | null => fact.completedAt,
  askedAt: (fact: TicketFact): Moment | null => fact.followUp?.askedAt ?? null,
} as const;

export const WORD_FIELDS = {
  unit: (fact: TicketFact): string | null => fact.unit,
  source: (fact: TicketFact): string | null => fact.source,
  group: (fact: TicketFact): string | null => fact.group,
  category: (fact: TicketFact): string | null => fact.category,
  state: (fact: TicketFact): string | null => fact.state,
  satisfaction: (fact: TicketFact): string | null => fact.followUp?.satisfaction ?? null,
} as const;

export const COUNT_FIELDS = {
  returns: (fact: TicketFact): number => fact.returns,
  transfers: (fact: TicketFact): number => fact.transfers,
  extensions: (fact: TicketFact): number => fact.extensions,
  reworks: (fact: TicketFact): number => fact.reworks,
} as const;

export const FLAG_FIELDS = {
  wronglyReturned: (fact: TicketFact): boolean | null => fact.wronglyReturned,
  excluded: (fact: TicketFact): boolean | null => fact.excluded,
  lastMinuteThin: (fact: TicketFact): boolean | null => fact.lastMinuteThin ?? null,
  unlisted: (fact: TicketFact): boolean | null => fact.unlisted ?? false,
  resolved: (fact: TicketFact): boolean | null => fact.followUp?.resolved ?? null,
} as const;

/** The moments of the window, which a moment of the ticket is compared with. */
export const MARKERS = {
  periodStart: ({ period }: FigureWindow): Moment => period.from,
  periodEnd: ({ period }: FigureWindow): Moment => period.to,
  cutOff: ({ cutOff }: FigureWindow): Moment => cutOff,
} as const;

export type MomentField = keyof typeof MOMENT_FIELDS;
export type WordField = keyof typeof WORD_FIELDS;
export type CountField = keyof typeof COUNT_FIELDS;
export type FlagField = keyof typeof FLAG_FIELDS;
export type FactField = MomentField | WordField | CountField | FlagField;
export type Marker = keyof typeof MARKERS;
/** The parts of a ticket that figures may be told apart by. */
export type FigureKey = Extract<WordField, 'unit' | 'source' | 'group' | 'category'>;
