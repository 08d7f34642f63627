import type { OfficeIdentity } from '../domain/policy/office-policy.ts';

/** To somebody who spoke in a voice or a language the bot cannot read: a person will, and what helps meanwhile. */
export function unreadable(kind: 'voice' | 'language', { phone }: OfficeIdentity): string {
  const call = phone ? `也可以打${phone}，` : '';
  return kind === 'voice'
    ? `收到您的语音了。语音我听不懂，已转工作人员听；方便时打字再说一遍会更快，${call}急事直接打110、119、120。`
    : `收到您的消息了。这种文字我看不懂，已转工作人员看；方便时用汉语再说一遍会更快，${call}急事直接打110、119、120。`;
}

/** Why it waits on the review list. */
export const UNREADABLE_WHY = { voice: '语音，要人听一下', language: '不是汉语，要人看一下' } as const;
