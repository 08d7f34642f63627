import type { Message } from '../../src/domain/complaint/message.ts';
import { MONDAY_MORNING } from './moments.ts';

/** A resident's message in the residents' group of `anOffice`. */
export const aMessage = (overrides: Partial<Message> = {}): Message => ({
  channel: 'wechat',
  group: 'g-willow',
  id: 'm1',
  from: 'wx-r1',
  sentAt: MONDAY_MORNING,
  kind: 'text',
  text: '柳荫小区3号楼下水道堵了，污水都溢出来了',
  mentionsBot: false,
  ...overrides,
});

/** The platform's word that a message was recalled, as it is logged. */
export const aRecall = (of: Message, overrides: Partial<Message> = {}): Message =>
  aMessage({ ...of, id: `recall:${of.id}`, kind: 'recall', text: '', replyTo: of.id, ...overrides });
