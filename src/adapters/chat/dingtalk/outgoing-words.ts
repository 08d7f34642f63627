import type { Outgoing } from '../../../ports/chat-channel.ts';

/** A text for a webhook: whoever is named in `at` and stands as `@id` in the words is called by the platform. */
export interface WebhookText {
  readonly msgtype: 'text';
  readonly text: { readonly content: string };
  readonly at: { readonly atUserIds: readonly string[]; readonly atDingtalkIds: readonly string[] };
}

type Words = Pick<Outgoing, 'mentions' | 'text'>;
type Mention = Words['mentions'][number];

/** Ids like `$:LWCP_v1:$…` are of people outside the company, and only this platform's robots understand them. */
export const isOutsider = (account: string): boolean => account.startsWith('$:');

/** With the people called by their ids. The platform turns each `@id` into the name everybody knows. */
export function callingText({ mentions, text }: Words): WebhookText {
  const accounts = [...new Set(mentions.map(({ account }) => account).filter((account) => account !== null))];
  return {
    msgtype: 'text',
    text: {
      content: headed(
        mentions.map((mention) => mention.account ?? namedOnly(mention)),
        text,
      ),
    },
    at: {
      atUserIds: accounts.filter((account) => !isOutsider(account)),
      atDingtalkIds: accounts.filter(isOutsider),
    },
  };
}

/** Where nobody can be called: staff are named in plain words, a resident is not named at all. */
export const namingText = ({ mentions, text }: Words): string =>
  headed(
    mentions.map((mention) => (mention.account === null ? namedOnly(mention) : mention.name)),
    text,
  );

/** Shown as the fault it is: nobody else would notice that this person is never called. */
const namedOnly = ({ name }: Mention): string | null => (name === null ? null : `${name}（未绑定钉钉）`);

function headed(names: readonly (string | null)[], text: string): string {
  const called = [...new Set(names.filter((name) => name !== null))].map((name) => `@${name}`);
  return [...called, text].join(' ');
}
