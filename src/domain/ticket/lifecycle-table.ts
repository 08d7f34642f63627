import type { Role } from '../office/person.ts';
import type { CommandName } from './command.ts';
import type { EventName } from './event.ts';
import type { GuardName } from './guards.ts';
import { OPEN_STATES, TICKET_STATES, type TicketState } from './state.ts';

/**
 * One row of the lifecycle (办件流程): from these states, this command, by one of these roles, under these conditions, leads there.
 * `to` is one state, `same`, or the possible states where the reply check or a second person decides.
 */
export interface LifecycleRow {
  readonly from: readonly TicketState[];
  /** What staff call it in chat (指令). */
  readonly label: string;
  readonly command: CommandName;
  readonly who: readonly Role[];
  readonly guards: readonly GuardName[];
  readonly to: TicketState | 'same' | readonly TicketState[];
  readonly event: EventName;
}

const RESPONSIBLE: readonly Role[] = ['handler', 'head'];

/** The only place that says what may happen to a ticket. `decide` is its only reader; the README prints it. */
// biome-ignore format: a row is a line, so that the table can be read as one
export const LIFECYCLE_TABLE: readonly LifecycleRow[] = [
  { from: ['pending'], label: '派单', command: 'dispatch', who: ['system', 'dispatcher'], guards: ['unitIsKnown', 'unitIsActive'], to: 'dispatched', event: 'dispatched' },
  { from: ['pending'], label: '不受理', command: 'decline', who: ['dispatcher'], guards: ['reasonIsListed'], to: 'cancelled', event: 'declined' },
  { from: ['dispatched'], label: '受理', command: 'accept', who: RESPONSIBLE, guards: [], to: 'inProgress', event: 'accepted' },
  { from: ['dispatched', 'inProgress'], label: '指派', command: 'assign', who: RESPONSIBLE, guards: ['textIsGiven'], to: 'same', event: 'assigned' },
  { from: ['dispatched'], label: '退单', command: 'return', who: RESPONSIBLE, guards: ['reasonIsGiven', 'noReturnWaits', 'returnIsUnused', 'returnIsInTime'], to: 'same', event: 'returnRequested' },
  { from: ['dispatched'], label: '准退', command: 'upholdReturn', who: ['dispatcher'], guards: ['returnWaits'], to: 'pending', event: 'returnUpheld' },
  { from: ['dispatched'], label: '驳退', command: 'refuseReturn', who: ['dispatcher'], guards: ['returnWaits'], to: 'same', event: 'returnRefused' },
  { from: ['inProgress'], label: '异议', command: 'object', who: RESPONSIBLE, guards: ['textIsGiven', 'noObjectionWaits'], to: 'same', event: 'objected' },
  { from: ['inProgress'], label: '答复异议', command: 'answerObjection', who: ['dispatcher'], guards: ['textIsGiven', 'objectionWaits'], to: 'same', event: 'objectionAnswered' },
  { from: ['dispatched', 'inProgress'], label: '转办', command: 'transfer', who: ['dispatcher'], guards: ['unitIsKnown', 'unitIsActive', 'unitIsOther', 'reasonIsGiven'], to: 'dispatched', event: 'transferred' },
  { from: ['dispatched'], label: '转办', command: 'transfer', who: ['system'], guards: ['unitIsKnown', 'unitIsActive', 'unitIsOther', 'reasonIsGiven'], to: 'dispatched', event: 'transferred' },
  { from: ['inProgress'], label: '协办', command: 'assist', who: [...RESPONSIBLE, 'dispatcher'], guards: ['unitsAreGiven'], to: 'same', event: 'assisted' },
  { from: ['inProgress'], label: '联系', command: 'contact', who: [...RESPONSIBLE, 'gridWorker'], guards: [], to: 'same', event: 'contacted' },
  { from: ['dispatched'], label: '联系', command: 'contact', who: ['gridWorker'], guards: [], to: 'same', event: 'contacted' },
  { from: ['inProgress'], label: '待补充', command: 'pause', who: [...RESPONSIBLE, 'dispatcher'], guards: ['textIsGiven', 'isNotUrgent', 'pauseIsUnused'], to: 'waiting', event: 'paused' },
  { from: ['waiting'], label: '恢复', command: 'resume', who: [...RESPONSIBLE, 'dispatcher', 'system'], guards: [], to: 'inProgress', event: 'resumed' },
  { from: ['inProgress'], label: '延期', command: 'requestExtension', who: RESPONSIBLE, guards: ['reasonIsGiven', 'isNotUrgent', 'isNoEnquiry', 'noExtensionWaits', 'extensionsAreLeft', 'daysAreAllowed', 'extensionIsInTime'], to: 'same', event: 'extensionRequested' },
  { from: ['inProgress'], label: '准延', command: 'grantExtension', who: ['dispatcher'], guards: ['extensionWaits'], to: 'same', event: 'extensionGranted' },
  { from: ['inProgress'], label: '驳延', command: 'refuseExtension', who: ['dispatcher'], guards: ['extensionWaits'], to: 'same', event: 'extensionRefused' },
  { from: ['dispatched', 'inProgress', 'waiting'], label: '办结', command: 'complete', who: [...RESPONSIBLE, 'gridWorker'], guards: ['textIsGiven'], to: ['completed', 'replied'], event: 'completed' },
  { from: ['replied'], label: '通过', command: 'approve', who: ['reviewer'], guards: [], to: 'completed', event: 'approved' },
  { from: ['replied'], label: '退回重办', command: 'rework', who: ['reviewer'], guards: ['reasonIsGiven'], to: 'inProgress', event: 'reworked' },
  { from: ['completed'], label: '询问回访', command: 'askFollowUp', who: ['system', 'followUpOfficer'], guards: [], to: 'same', event: 'followUpAsked' },
  { from: ['completed'], label: '回访', command: 'followUp', who: ['reporter', 'supporter', 'followUpOfficer'], guards: ['answerIsGiven'], to: 'same', event: 'followedUp' },
  { from: ['completed'], label: '重办', command: 'rework', who: ['dispatcher', 'system'], guards: ['reasonIsGiven'], to: 'inProgress', event: 'reworked' },
  { from: ['completed'], label: '归档', command: 'close', who: ['dispatcher', 'system'], guards: ['isFollowedUpOrLapsed'], to: 'closed', event: 'closed' },
  { from: ['closed'], label: '重开', command: 'reopen', who: ['dispatcher'], guards: ['reasonIsGiven', 'reopenIsInTime'], to: 'inProgress', event: 'reopened' },
  { from: ['inProgress'], label: '挂账', command: 'shelve', who: ['dispatcher'], guards: ['reasonIsGiven', 'noShelvingWaits'], to: 'same', event: 'shelvingRequested' },
  { from: ['inProgress'], label: '挂账', command: 'shelve', who: ['leader'], guards: ['shelvingWaitsFromOther'], to: 'shelved', event: 'shelved' },
  { from: ['inProgress'], label: '驳挂', command: 'refuseShelving', who: ['leader'], guards: ['shelvingWaits'], to: 'same', event: 'shelvingRefused' },
  { from: ['shelved'], label: '销账', command: 'unshelve', who: ['dispatcher', 'system'], guards: [], to: 'inProgress', event: 'unshelved' },
  { from: OPEN_STATES, label: '催办', command: 'remind', who: ['system', 'dispatcher', 'supervisor'], guards: [], to: 'same', event: 'reminded' },
  { from: OPEN_STATES, label: '督办', command: 'escalate', who: ['system', 'supervisor', 'leader'], guards: [], to: 'same', event: 'escalated' },
  { from: OPEN_STATES, label: '批示', command: 'instruct', who: ['leader'], guards: ['textIsGiven'], to: 'same', event: 'instructed' },
  { from: OPEN_STATES, label: '加急', command: 'raise', who: ['system', 'dispatcher', 'supervisor', 'leader'], guards: ['urgencyRises'], to: 'same', event: 'raised' },
  { from: OPEN_STATES, label: '降级', command: 'lower', who: ['dispatcher', 'supervisor', 'leader'], guards: ['isUrgent', 'reasonIsGiven'], to: 'same', event: 'lowered' },
  { from: OPEN_STATES, label: '并单', command: 'merge', who: ['dispatcher'], guards: ['mergeTargetIsOther'], to: 'cancelled', event: 'merged' },
  { from: OPEN_STATES, label: '拆单', command: 'split', who: ['dispatcher', 'supporter'], guards: ['supporterIsKnown'], to: 'same', event: 'separated' },
  { from: OPEN_STATES, label: '作废', command: 'cancel', who: ['dispatcher'], guards: ['reasonIsGiven'], to: 'cancelled', event: 'cancelled' },
  { from: ['pending', 'dispatched'], label: '撤回', command: 'cancel', who: ['reporter'], guards: ['isNoEmergency', 'isAlone'], to: 'cancelled', event: 'cancelled' },
  { from: TICKET_STATES, label: '剔除', command: 'exclude', who: ['dispatcher'], guards: ['reasonIsGiven', 'isNotExcluded', 'noExclusionWaits'], to: 'same', event: 'exclusionRequested' },
  { from: TICKET_STATES, label: '剔除', command: 'exclude', who: ['reviewer'], guards: ['isNotExcluded', 'exclusionWaitsFromOther'], to: 'same', event: 'excluded' },
  { from: TICKET_STATES, label: '驳剔', command: 'refuseExclusion', who: ['reviewer'], guards: ['exclusionWaits'], to: 'same', event: 'exclusionRefused' },
  { from: [...OPEN_STATES, 'completed'], label: '补充', command: 'addMessage', who: ['reporter', 'supporter', 'system'], guards: [], to: 'same', event: 'messageAdded' },
  { from: TICKET_STATES, label: '撤回消息', command: 'recallMessage', who: ['reporter', 'supporter', 'system'], guards: [], to: 'same', event: 'messageRecalled' },
  { from: OPEN_STATES, label: '更正', command: 'correct', who: ['reporter', 'dispatcher'], guards: ['textIsGiven'], to: 'same', event: 'corrected' },
  { from: OPEN_STATES, label: '附议', command: 'support', who: ['stranger', 'system'], guards: [], to: 'same', event: 'supported' },
  { from: OPEN_STATES, label: '并入', command: 'absorb', who: ['dispatcher', 'system'], guards: [], to: 'same', event: 'absorbed' },
];

/** How a ticket comes to be (建单): there is nothing to decide on yet, so `decide` does not read this row; the README prints it first. */
export const OPENING = {
  label: '建单',
  who: ['system', 'dispatcher'],
  condition: '还不在别的工单里',
  to: 'pending',
} as const satisfies { label: string; who: readonly Role[]; condition: string; to: TicketState };
