import type { TicketNumber, UnitId } from '../base/ids.ts';
import type { Moment } from '../time/moment.ts';
import type { CommandName } from './command.ts';
import type { TicketState } from './state.ts';

/** What waits for somebody's word. */
export type Asked = 'return' | 'extension' | 'objection' | 'shelving' | 'exclusion';

/** Why something asked for is not done: expected, a value, each told to the person in one polite sentence. */
export type Refusal =
  /** No such ticket. */
  | { readonly code: 'notFound'; readonly ticket: string }
  /** The short number fits several tickets. */
  | {
      readonly code: 'ambiguous';
      readonly ticket: string;
      readonly candidates: readonly { number: TicketNumber; subject: string }[];
    }
  /** A command that needs a ticket came without one. */
  | { readonly code: 'ticketNeeded'; readonly command: CommandName }
  /** The state does not allow it; `possible` is what this person may do now. */
  | {
      readonly code: 'notNow';
      readonly command: CommandName;
      readonly state: TicketState;
      readonly possible: readonly CommandName[];
    }
  /** The state allows it, but not to this person. */
  | { readonly code: 'notYours'; readonly command: CommandName; readonly unit: UnitId | null }
  | { readonly code: 'notForResidents' }
  | { readonly code: 'unitUnknown'; readonly text: string }
  | { readonly code: 'unitInactive'; readonly unit: UnitId }
  | { readonly code: 'sameUnit'; readonly unit: UnitId }
  | { readonly code: 'reasonNeeded'; readonly command: CommandName }
  | { readonly code: 'reasonNotListed'; readonly reasons: readonly string[] }
  | { readonly code: 'textNeeded'; readonly command: CommandName }
  | { readonly code: 'returnUsed' }
  | { readonly code: 'returnTooLate'; readonly until: Moment }
  | { readonly code: 'nothingWaits'; readonly what: Asked }
  | { readonly code: 'alreadyWaits'; readonly what: Asked }
  | { readonly code: 'pauseUsed' }
  | { readonly code: 'urgentNeverWaits'; readonly command: CommandName }
  | { readonly code: 'extensionTooLate'; readonly until: Moment }
  | { readonly code: 'extensionsUsed'; readonly times: number }
  | { readonly code: 'extensionNotForEnquiries' }
  | { readonly code: 'daysOutOfRange'; readonly most: number }
  | { readonly code: 'alreadySigned' }
  | { readonly code: 'answerNeeded' }
  | { readonly code: 'followUpRuns'; readonly until: Moment }
  | { readonly code: 'reopenTooLate'; readonly days: number }
  | { readonly code: 'secondPersonNeeded'; readonly command: 'shelve' | 'exclude' }
  | { readonly code: 'mergeIntoItself' }
  | { readonly code: 'mergeTargetNeeded' }
  | { readonly code: 'noSuchSupporter' }
  | { readonly code: 'alreadyExcluded' }
  /** It is as urgent as that already. */
  | { readonly code: 'asUrgentAlready' }
  /** Nothing to lower. */
  | { readonly code: 'notUrgent' }
  /** A life may be in danger: no resident's word ends it, staff have to look. */
  | { readonly code: 'emergencyStands' };

export type RefusalCode = Refusal['code'];
