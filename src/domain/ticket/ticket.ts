import type {
  AccountId,
  AreaId,
  ChannelName,
  GroupId,
  MessageId,
  PersonId,
  TicketNumber,
  UnitId,
} from '../base/ids.ts';
import type { MessageKind } from '../complaint/message.ts';
import type { SensitiveMatter } from '../complaint/sensitive-matters.ts';
import type { ComplaintKind, Urgency } from '../complaint/verdict.ts';
import type { Limit } from '../deadline/deadline.ts';
import type { Moment } from '../time/moment.ts';
import type { Pause } from '../time/pause.ts';
import type { TicketState } from './state.ts';

/** Kinds of result (办理结果): 已解决, 解释说明, 计划解决, 不予支持. */
export const RESULTS = ['resolved', 'explained', 'planned', 'unsupported'] as const;
export type Result = (typeof RESULTS)[number];

export const SATISFACTIONS = ['satisfied', 'basic', 'unsatisfied'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** One message of a resident inside a ticket. A recalled one keeps its place in the history but leaves the text. */
export interface TicketMessage {
  readonly id: MessageId;
  readonly from: AccountId;
  readonly sentAt: Moment;
  readonly kind: MessageKind;
  readonly text: string;
  readonly recalled: boolean;
}

export interface Supporter {
  readonly account: AccountId;
  readonly at: Moment;
  /** The message that said so; undone when it is recalled. */
  readonly message: MessageId;
}

/** A request of the unit that waits for the dispatcher, or of the dispatcher that waits for a second person. */
export interface Request {
  readonly at: Moment;
  readonly by: PersonId | AccountId;
  readonly reason: string;
  /** Working days asked for, of an extension; days until the review, of a shelving. */
  readonly days?: number;
}

/** A ticket (工单): the sum of its events. Moments are epoch milliseconds. */
export interface Ticket {
  readonly number: TicketNumber;
  /** Number of the last event; a command decided on another version is a conflict. */
  readonly version: number;
  readonly policyVersion: number;
  readonly state: TicketState;

  readonly source: string;
  /** Its number in the ledger of its source; absent where it was opened here. */
  readonly ledgerNumber?: string;
  readonly channel: ChannelName;
  readonly group: GroupId;
  readonly reporter: AccountId;
  readonly supporters: readonly Supporter[];
  readonly messages: readonly TicketMessage[];
  /** The correction, if any, and the words of the messages that stand beside it. */
  readonly text: string;
  /** The last correction (更正) and the messages whose words it stands for. */
  readonly correction: { readonly text: string; readonly covers: readonly MessageId[] } | null;
  /** A few neutral words for posts. */
  readonly subject: string;
  readonly kind: ComplaintKind;
  readonly category: string;
  readonly urgency: Urgency;
  readonly sensitive: boolean;
  /** Which sensitive matter it is; absent for an ordinary one. */
  readonly matter?: SensitiveMatter;
  readonly place: string;
  readonly area: AreaId | null;

  readonly unit: UnitId | null;
  readonly firstReceiver: UnitId | null;
  readonly assisting: readonly UnitId[];
  readonly assignee: string | null;
  /** Which rule chose the unit, in words of the routing table. */
  readonly routedBy: string | null;

  readonly openedAt: Moment;
  readonly dispatchedAt: Moment | null;
  readonly acceptBy: Moment | null;
  readonly acceptedAt: Moment | null;
  readonly respondBy: Moment;
  readonly contactedAt: Moment | null;
  readonly completeBy: Moment;
  /** When the reply now under review was given: the moment that counts once it passes. */
  readonly repliedAt: Moment | null;
  readonly completedAt: Moment | null;
  /** When it became completed: with the 办结 itself, or when the reviewer passed the reply. The follow-up counts from here. */
  readonly settledAt: Moment | null;
  readonly closedAt: Moment | null;
  /** What completeBy was counted from, and how; pauses after that moment move it. */
  readonly clock: { readonly from: Moment; readonly limit: Limit };
  readonly pauses: readonly Pause[];
  readonly pausedAt: Moment | null;

  readonly returns: number;
  readonly returnedBy: readonly UnitId[];
  readonly returnRequest: Request | null;
  readonly extensions: number;
  readonly extensionRequest: Request | null;
  readonly objection: Request | null;
  readonly transfers: number;
  readonly reworks: number;
  readonly reopens: number;
  readonly shelving: Request | null;
  readonly reviewOn: Moment | null;
  readonly exclusion: Request | null;
  readonly excluded: string | null;

  readonly result: Result | null;
  readonly reply: string | null;
  readonly faults: readonly string[];
  /** 临期敷衍: the reply was thin and given at the last minute; null or absent where nobody knows. */
  readonly lastMinuteThin?: boolean | null;
  readonly followUp: FollowUp | null;

  /** A life may be in danger (特急): since when, and whether a person has answered. Absent in tickets older than the field. */
  readonly alarm?: Alarm | null;
  readonly instructions: readonly Request[];
  /** Keys of the rungs already reached; each is posted once. */
  readonly rungs: readonly string[];
  readonly reminders: number;
  readonly escalation: 0 | 1 | 2 | 3 | 4;
  readonly mergedInto: TicketNumber | null;
  /** Hash of the last event: the next one is chained to it. */
  readonly lastHash: string;
}

/** People are called until one of them answers. */
export interface Alarm {
  readonly since: Moment;
  readonly answered: boolean;
}

/** The follow-up (回访): asked once, the two questions apart. */
export interface FollowUp {
  readonly askedAt: Moment | null;
  readonly resolved: boolean | null;
  readonly satisfaction: Satisfaction | null;
}
