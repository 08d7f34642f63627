import type { AccountId, MessageId } from '../../../domain/base/ids.ts';
import type { MessageKind } from '../../../domain/complaint/message.ts';
import type { Moment } from '../../../domain/time/moment.ts';

/** Where something was said or goes to: a group by the connector's own key, or one person by his account. */
export type BridgePlace = { readonly group: string } | { readonly account: AccountId };

/** What a connector brings, checked: the platform's words in our terms. */
export type BridgeItem =
  | {
      readonly type: 'message';
      readonly at: Moment;
      readonly group: string;
      readonly id: MessageId;
      readonly from: AccountId;
      readonly text: string;
      readonly kind: Exclude<MessageKind, 'recall'>;
      readonly mentionsBot: boolean;
      readonly direct: boolean;
      readonly replyTo?: MessageId | undefined;
      readonly media?: string | undefined;
    }
  | {
      readonly type: 'recall';
      readonly at: Moment;
      readonly group: string;
      readonly message: MessageId;
      readonly from: AccountId;
    }
  | { readonly type: 'botJoined'; readonly group: string; readonly name?: string | undefined }
  | { readonly type: 'renamed'; readonly group: string; readonly name: string }
  | { readonly type: 'botRemoved' | 'dissolved'; readonly group: string }
  | { readonly type: 'memberLeft'; readonly group: string; readonly account: AccountId }
  | {
      readonly type: 'echo';
      readonly at: Moment;
      readonly to: BridgePlace;
      readonly id: MessageId;
      readonly text: string;
      readonly key?: string | undefined;
    }
  | { readonly type: 'read'; readonly account: AccountId; readonly id: MessageId };

/** The platform's word that a message was taken back is logged under this name, whoever brings it. */
export const RECALL = 'recall:';

/** How an item is called in an answer. */
export function itemName(item: BridgeItem): string {
  switch (item.type) {
    case 'message':
    case 'echo':
    case 'read':
      return item.id;
    case 'recall':
      return `${RECALL}${item.message}`;
    default:
      return `${item.type}:${item.group}`;
  }
}
