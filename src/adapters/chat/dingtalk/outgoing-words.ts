import type { Outgoing } from '../../../ports/chat-channel.ts';

/** A text for a webhook: whoever is named in `at` and stands as `@id` in the words is called by the platform. */
export interface WebhookText {
  readonly msgtype: 'text';
  readonly text: { readonly content: string };
  readonly at: { readonly atUserIds: readonly string[]; readonly atDingtalkIds: readonly string[] };
}

/** Ids like `$:LWCP_v1:$…` are of people outside the company, and only this platform's robots understand them. */
export const isOutsider = (account: string): boolean => account.startsWith('$:');

/** With the people called by their ids. The platform turns each `@id` into the name everybody knows. */
export function callingText({ mentions, text }: Pick<Outgoing, 'mentions' | 'text'>): WebhookText {
  const accounts = [...new Set(mentions.map(({ account }) => account).filter((account) => account !== null))];
  const names = mentions.map(({ account, name }) => account ?? name).filter((word) => word !== null);
  return {
    msgtype: 'text',
    text: { content: headed(names, text) },
    at: {
      atUserIds: accounts.filter((account) => !isOutsider(account)),
      atDingtalkIds: accounts.filter(isOutsider),
    },
  };
}

/** Where nobody can be called: staff are named in plain words, a resident is not named at all. */
export const namingText = ({ mentions, text }: Pick<Outgoing, 'mentions' | 'text'>): string =>
  headed(
    mentions.map(({ name }) => name).filter((name) => name !== null),
    text,
  );

const headed = (names: readonly string[], text: string): string =>
  names.length === 0 ? text : `${[...new Set(names)].map((name) => `@${name}`).join(' ')} ${text}`;
