import type { OfficeIdentity } from '../domain/policy/office-policy.ts';

/** The bot's first words in a residents' group: what it does, who runs it, what not to post, a human's number (入群公告). */
export function notice(about: {
  readonly office: OfficeIdentity;
  readonly runBy: string;
  readonly keptDays: number;
}): string {
  const name = about.office.botNames[0] ?? '小助手';
  const phone = about.office.phone ? `人工电话${about.office.phone}。` : '';
  return `大家好，我是自动助手${name}，由${about.runBy}管理。您@我反映问题，我会登记并转给责任单位；没@我但像在反映问题的话也会登记，不想登记请说“撤回”。闲聊不外传，${about.keptDays}天后删除。请勿发身份证号、电话和门牌号。急事请直接打110、119、120。${phone}`;
}

/** In a group whose platform shows the bot only what is said to it (DingTalk): the same, with the one way in. */
export function noticeMentionOnly(about: { readonly office: OfficeIdentity; readonly runBy: string }): string {
  const name = about.office.botNames[0] ?? '小助手';
  const phone = about.office.phone ? `人工电话${about.office.phone}。` : '';
  return `大家好，我是自动助手${name}，由${about.runBy}管理。反映问题请@我再说，没@我的话我看不到。我会登记并转给责任单位，不想办了就说“撤回”。请勿发身份证号、电话和门牌号。急事请直接打110、119、120。${phone}`;
}
