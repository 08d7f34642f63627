import type { Role } from '../../../src/domain/office/person.ts';
import type { Command, CommandName } from '../../../src/domain/ticket/command.ts';
import type { GuardName } from '../../../src/domain/ticket/guards.ts';
import { LIFECYCLE_TABLE, type LifecycleRow } from '../../../src/domain/ticket/lifecycle-table.ts';
import type { TicketState } from '../../../src/domain/ticket/state.ts';
import type { Request, Ticket } from '../../../src/domain/ticket/ticket.ts';
import { aMessage } from '../../builders/a-message.ts';
import { ticketIn } from '../../builders/a-ticket.ts';
import { SUPPORTER } from '../../builders/an-actor.ts';
import { MONDAY_MORNING } from '../../builders/moments.ts';

export const COMMAND_NAMES: readonly CommandName[] = [...new Set(LIFECYCLE_TABLE.map((row) => row.command))];

/** A complete command of each name: nothing that a guard of the table could miss. */
export const COMMANDS: { readonly [N in CommandName]: Extract<Command, { name: N }> } = {
  decline: { name: 'decline', reason: '诉讼仲裁' },
  dispatch: { name: 'dispatch', unit: 'u-river', rule: '派单员指定' },
  accept: { name: 'accept' },
  assign: { name: 'assign', text: '维修组' },
  return: { name: 'return', reason: '不属于本单位职责' },
  upholdReturn: { name: 'upholdReturn' },
  refuseReturn: { name: 'refuseReturn', reason: '属于首接单位' },
  object: { name: 'object', text: '产权不在社区' },
  answerObjection: { name: 'answerObjection', text: '先办后议' },
  transfer: { name: 'transfer', unit: 'u-power', reason: '属供电设施' },
  assist: { name: 'assist', units: ['u-power'] },
  contact: { name: 'contact', text: '已联系，下午上门' },
  pause: { name: 'pause', text: '请问是几单元？' },
  resume: { name: 'resume', text: '3单元' },
  requestExtension: { name: 'requestExtension', days: 3, reason: '等配件' },
  grantExtension: { name: 'grantExtension' },
  refuseExtension: { name: 'refuseExtension', reason: '可以先修' },
  complete: { name: 'complete', text: '已派人到现场疏通，排水恢复正常。', result: 'resolved' },
  approve: { name: 'approve' },
  rework: { name: 'rework', reason: '没有说明怎么办的' },
  askFollowUp: { name: 'askFollowUp' },
  followUp: { name: 'followUp', resolved: true, satisfaction: 'satisfied' },
  close: { name: 'close', reason: '已回访' },
  reopen: { name: 'reopen', reason: '又堵了' },
  shelve: { name: 'shelve', reason: '待管网改造', days: 30 },
  refuseShelving: { name: 'refuseShelving', reason: '可先临时处置' },
  unshelve: { name: 'unshelve' },
  remind: { name: 'remind', rungs: [], text: '请抓紧' },
  escalate: { name: 'escalate', rung: '', level: 3, text: '请今天办结' },
  raise: { name: 'raise', urgency: 'critical', reason: '有人受困' },
  lower: { name: 'lower', reason: '误报' },
  instruct: { name: 'instruct', text: '务必解决' },
  merge: { name: 'merge', into: '20260302-002' },
  absorb: {
    name: 'absorb',
    from: '20260302-002',
    messages: [aMessage({ id: 'm7', from: 'wx-r7' })],
    reporters: ['wx-r7'],
  },
  split: { name: 'split', account: SUPPORTER, text: '不是一回事' },
  cancel: { name: 'cancel', reason: '误报' },
  exclude: { name: 'exclude', reason: '不属本街道' },
  refuseExclusion: { name: 'refuseExclusion', reason: '理由不足' },
  addMessage: { name: 'addMessage', message: aMessage({ id: 'm8' }) },
  recallMessage: { name: 'recallMessage', message: 'm1' },
  correct: { name: 'correct', text: '是5号楼不是3号楼', subject: '5号楼下水道堵了' },
  support: { name: 'support', account: 'wx-r9', message: 'm9', at: MONDAY_MORNING },
};

export const aRequest = (by = 'p-somebody', days?: number): Request => ({
  at: MONDAY_MORNING,
  by,
  reason: '有理由',
  ...(days === undefined ? {} : { days }),
});

/** What a ticket must have for a condition to hold, where its state alone does not bring it. */
const READY: Partial<Record<GuardName, Partial<Ticket>>> = {
  isUrgent: { urgency: 'critical' },
  returnWaits: { returnRequest: aRequest() },
  objectionWaits: { objection: aRequest() },
  extensionWaits: { extensionRequest: aRequest('p-handler', 3) },
  shelvingWaits: { shelving: aRequest('p-somebody', 30) },
  exclusionWaits: { exclusion: aRequest() },
  shelvingWaitsFromOther: { shelving: aRequest('p-somebody', 30) },
  exclusionWaitsFromOther: { exclusion: aRequest() },
  isFollowedUpOrLapsed: { followUp: { askedAt: MONDAY_MORNING, resolved: true, satisfaction: null } },
};

/** The table's rows for one person in one state. */
export const rowsFor = (state: TicketState, command: CommandName, role: Role): readonly LifecycleRow[] =>
  LIFECYCLE_TABLE.filter((row) => row.command === command && row.from.includes(state) && row.who.includes(role));

/** A ticket in this state that lies with `u-river` (so that every role has somebody), has one supporter, and whatever the conditions of these rows ask of it. */
export function readyTicket(state: TicketState, role: Role, rows: readonly LifecycleRow[]): Ticket {
  const guards = rows.flatMap((row) => row.guards);
  const ready: Partial<Ticket> = Object.assign({}, ...guards.map((guard) => READY[guard]));
  const mayWithdraw = guards.includes('isAlone') && role === 'reporter';
  const supporters = mayWithdraw ? [] : [{ account: SUPPORTER, at: MONDAY_MORNING, message: 'm2' }];
  return ticketIn(state, { unit: 'u-river', supporters, ...ready });
}
