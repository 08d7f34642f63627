import type { AccountId, MessageId } from '../../../domain/base/ids.ts';
import type { SendFault } from './grpc-fault.ts';
import type { HeardEcho, HeardGroupEvent, HeardMessage } from './heard-message.ts';
import type { LinkState } from './link-state.ts';
import type { WeChatTimings } from './wechat-timings.ts';

/** Where the puppet service is and who we are there. It goes over the channel between the processes, never through an environment. */
export interface PuppetAccount {
  readonly endpoint: string | undefined;
  readonly token: string;
  readonly noTlsInsecureClient: boolean;
}

/** What the WeChat process is asked to do; each is answered once. */
export type Call =
  | { readonly op: 'names'; readonly room: string; readonly ids: readonly AccountId[] }
  | { readonly op: 'text'; readonly to: string; readonly text: string; readonly mentions: readonly AccountId[] }
  | { readonly op: 'picture'; readonly to: string; readonly name: string; readonly bytes: Uint8Array };

export type Answer =
  | { readonly outcome: 'names'; readonly names: Readonly<Record<AccountId, string>> }
  | { readonly outcome: 'sent'; readonly id: MessageId | null }
  /** Nobody was asked: there is no connection, or no account is logged in. */
  | { readonly outcome: 'absent' }
  | { readonly outcome: SendFault; readonly detail: string };

export type ToProcess =
  | {
      readonly type: 'open';
      readonly account: PuppetAccount;
      readonly timings: WeChatTimings;
      /** Messages the process before this one knew of and did not hand over. */
      readonly unread: readonly MessageId[];
    }
  | { readonly type: 'call'; readonly nr: number; readonly call: Call }
  | { readonly type: 'ping' };

export type FromProcess =
  | { readonly type: 'link'; readonly link: LinkState }
  /** There is such a message; its content is being fetched. */
  | { readonly type: 'noticed'; readonly id: MessageId }
  | { readonly type: 'message'; readonly message: HeardMessage; readonly picture?: Uint8Array }
  | { readonly type: 'echo'; readonly echo: HeardEcho }
  | { readonly type: 'group'; readonly event: HeardGroupEvent }
  /** Its content could not be had. */
  | { readonly type: 'unreadable'; readonly id: MessageId; readonly why: string }
  | { readonly type: 'no-picture'; readonly id: MessageId; readonly why: string }
  | { readonly type: 'answer'; readonly nr: number; readonly answer: Answer }
  | { readonly type: 'pong' };
