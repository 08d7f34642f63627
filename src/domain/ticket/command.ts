import type { AccountId, MessageId, TicketNumber, UnitId } from '../base/ids.ts';
import type { Message } from '../complaint/message.ts';
import type { SensitiveMatter } from '../complaint/sensitive-matters.ts';
import type { Urgency } from '../complaint/verdict.ts';
import type { Moment } from '../time/moment.ts';
import type { Result, Satisfaction } from './ticket.ts';

/** What each command carries. Everything is optional at the door: the guards of the lifecycle table say what is missing. */
export interface CommandData {
  decline: { reason?: string };
  dispatch: { unit?: UnitId; rule?: string };
  accept: Record<never, never>;
  assign: { text?: string };
  return: { reason?: string };
  upholdReturn: Record<never, never>;
  refuseReturn: { reason?: string };
  object: { text?: string };
  answerObjection: { text?: string };
  transfer: { unit?: UnitId; reason?: string };
  assist: { units?: readonly UnitId[] };
  contact: { text?: string };
  pause: { text?: string };
  resume: { text?: string };
  requestExtension: { days?: number; reason?: string };
  grantExtension: Record<never, never>;
  refuseExtension: { reason?: string };
  complete: { text?: string; result?: Result };
  approve: Record<never, never>;
  rework: { reason?: string };
  askFollowUp: Record<never, never>;
  followUp: { resolved?: boolean; satisfaction?: Satisfaction; text?: string };
  close: { reason?: string };
  reopen: { reason?: string };
  shelve: { reason?: string; days?: number };
  refuseShelving: { reason?: string };
  unshelve: Record<never, never>;
  remind: { rungs?: readonly string[]; level?: 0 | 1 | 2 | 3 | 4; text?: string };
  escalate: { rung?: string; level?: 1 | 2 | 3 | 4; text?: string };
  raise: { urgency?: Urgency; reason?: string };
  lower: { reason?: string };
  instruct: { text?: string };
  merge: { into?: TicketNumber; sameNumber?: boolean };
  absorb: {
    from: TicketNumber;
    messages: readonly Message[];
    reporters: readonly AccountId[];
    matter?: SensitiveMatter;
  };
  split: { account?: AccountId; text?: string };
  cancel: { reason?: string };
  exclude: { reason?: string };
  refuseExclusion: { reason?: string };
  addMessage: { message: Message };
  recallMessage: { message: MessageId };
  correct: { text?: string; subject?: string; place?: string; matter?: SensitiveMatter };
  support: { account: AccountId; message: MessageId; at: Moment; full?: boolean };
}

export type CommandName = keyof CommandData;

/** A wish to change one ticket; `decide` says what becomes of it. */
export type Command = { [K in CommandName]: { readonly name: K } & Readonly<CommandData[K]> }[CommandName];
