import type { Moment } from '../domain/time/moment.ts';
import { when } from './times.ts';

/** What stands on the review page beside the items themselves. */
export const PAGE_TITLE = '待确认';
export const NOTHING_WAITS = '现在没有等您确认的。';
export const OTHERS_DECIDE = '由其他人答复，您可以看。';
export const WHOLE_TEXT = '看原话';
export const OPEN_CIRCULAR = '打开通报稿';
export const JOIN_OTHER = '并入其他件';
export const OPTIONAL = '可不填';
export const REQUIRED = '必填';

export const forPerson = (name: string, until: Moment, now: Moment): string =>
  `${name}，这个页面只给您一个人用，${when(until, now)}前有效，请勿转发。`;

/** Why the page is not shown. */
export const LINK_FAULTS = {
  forged: '链接不完整或不对。请在工作群回“存疑”，用私聊里的新链接打开。',
  expired: '链接已过期。请在工作群回“存疑”，用私聊里的新链接打开。',
  stranger: '您已不在工作人员名单里，打不开这个页面。有疑问请联系管理员。',
} as const;
