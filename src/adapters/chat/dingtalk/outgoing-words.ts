import type { Outgoing } from '../../../ports/chat-channel.ts';
import { bareCall, markUnbound } from '../unbound-call.ts';

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
    text: { content: calling({ mentions, text }, ({ account }) => account) },
    at: {
      atUserIds: accounts.filter((account) => !isOutsider(account)),
      atDingtalkIds: accounts.filter(isOutsider),
    },
  };
}

/** Where nobody can be called: staff are named in plain words, a resident is not named at all. */
export const namingText = (words: Words): string =>
  calling(words, ({ account, name }) => (account === null ? null : name));

/** Each person as `called` has it: in place of `@name` where the words have that, else in front. Nobody is read out twice. */
function calling({ mentions, text }: Words, called: (mention: Mention) => string | null): string {
  const inWords = new Map<string, string>();
  const inFront = new Set<string>();
  for (const mention of mentions) {
    const call = called(mention);
    if (call === null) continue;
    if (mention.name !== null && !inWords.has(mention.name) && bareCall(mention.name).test(text)) {
      inWords.set(mention.name, call);
    } else if (inWords.get(mention.name ?? '') !== call) inFront.add(call);
  }
  // By a function: an account may hold `$&`, which would mean something in a text to put in.
  const words = [...inWords].reduce((out, [name, call]) => out.replace(bareCall(name), () => `@${call}`), text);
  const marked = markUnbound({ mentions, text: words }, '钉钉');
  return [...[...inFront].map((call) => `@${call}`), ...marked.inFront, marked.text].join(' ');
}
