import type { ChannelName } from '../domain/base/ids.ts';
import type { ComplaintKind, Urgency } from '../domain/complaint/verdict.ts';
import type { Role } from '../domain/office/person.ts';
import type { CommandName } from '../domain/ticket/command.ts';
import type { TicketState } from '../domain/ticket/state.ts';
import type { Result } from '../domain/ticket/ticket.ts';

export const STATE_NAMES: Readonly<Record<TicketState, string>> = {
  pending: '待派单',
  dispatched: '待签收',
  inProgress: '办理中',
  waiting: '待补充',
  shelved: '挂账',
  replied: '待审核',
  completed: '已办结',
  closed: '已归档',
  cancelled: '已作废',
};

export const KIND_NAMES: Readonly<Record<ComplaintKind, string>> = {
  enquiry: '咨询',
  suggestion: '建议',
  help: '求助',
  grievance: '投诉',
  tipOff: '举报',
};

/** What people call the platforms. */
export const CHANNEL_NAMES: Readonly<Record<ChannelName, string>> = {
  wechat: '微信',
  dingtalk: '钉钉',
  bridge: '外接',
  sim: '模拟器',
};

export const URGENCY_NAMES: Readonly<Record<Urgency, string>> = { normal: '一般', urgent: '紧急', critical: '特急' };

export const RESULT_NAMES: Readonly<Record<Result, string>> = {
  resolved: '已解决',
  explained: '解释说明',
  planned: '计划解决',
  unsupported: '不予支持',
};

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  handler: '承办人员',
  head: '单位分管领导',
  gridWorker: '网格员',
  dispatcher: '派单员',
  reviewer: '审核员',
  followUpOfficer: '回访员',
  supervisor: '督查员',
  leader: '分管领导',
  administrator: '管理员',
  system: '系统',
  reporter: '诉求人',
  supporter: '附议人',
  stranger: '其他居民',
};

/** What staff call a command; where one command has two words, the more common one. */
export const COMMAND_NAMES: Readonly<Record<CommandName, string>> = {
  decline: '不受理',
  dispatch: '派单',
  accept: '受理',
  assign: '指派',
  return: '退单',
  upholdReturn: '准退',
  refuseReturn: '驳退',
  object: '异议',
  answerObjection: '答复异议',
  transfer: '转办',
  assist: '协办',
  contact: '联系',
  pause: '待补充',
  resume: '恢复',
  requestExtension: '延期',
  grantExtension: '准延',
  refuseExtension: '驳延',
  complete: '办结',
  approve: '通过',
  rework: '重办',
  askFollowUp: '询问回访',
  followUp: '回访',
  close: '归档',
  reopen: '重开',
  shelve: '挂账',
  refuseShelving: '驳挂',
  unshelve: '销账',
  remind: '催办',
  escalate: '督办',
  raise: '加急',
  lower: '降级',
  instruct: '批示',
  merge: '并单',
  absorb: '并入',
  split: '拆单',
  cancel: '作废',
  exclude: '剔除',
  refuseExclusion: '驳剔',
  addMessage: '补充',
  recallMessage: '撤回消息',
  correct: '更正',
  support: '附议',
};
