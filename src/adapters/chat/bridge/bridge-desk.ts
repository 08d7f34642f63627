import type { OutgoingImage } from '../../../ports/chat-channel.ts';
import type { BridgeItem } from './bridge-item.ts';
import type { BridgeAck, BridgePost } from './bridge-post.ts';
import type { ConnectorState, Line, PollWish, SeatEnd, Sitting } from './seat.ts';

/** The channel does not run in this process: the connector has to come again later. */
export class BridgeClosed extends Error {
  constructor() {
    super('the bridge is not running');
    this.name = 'BridgeClosed';
  }
}

/** Where connectors come to, whatever carries them. Each of these throws or rejects with BridgeClosed while the channel does not run. */
export interface BridgeDesk {
  /** Undefined for a token nobody has. */
  accountOf(token: string): string | undefined;
  /** Resolves with the item's name once it is durable; rejects when it is not. */
  take(account: string, item: BridgeItem): Promise<string>;
  /** The name a picture was kept under; undefined when it is none. */
  picture(bytes: Uint8Array): Promise<string | undefined>;
  /** Whether the post is one we know. Resolves once what follows from it is kept. */
  ack(account: string, ack: BridgeAck): Promise<boolean>;
  /** Takes the account's seat with a line that stays open, for a connector that has all up to `after`. */
  sit(account: string, line: Line, after: number): Sitting;
  /** Takes the account's seat for one question. */
  poll(account: string, wish: PollWish): Promise<readonly BridgePost[] | SeatEnd>;
  /** The connector tells how it stands with its platform. */
  say(account: string, state: ConnectorState): void;
  /**
   * The server stops, so that soon nobody can come any more: nothing new is handed over, and what is on its way gets a moment. Resolves
   * when nothing is. Without it the stop of the service would wait for acknowledgements that cannot arrive.
   */
  shut(): Promise<void>;
  /** The picture of a post that is not acknowledged yet. */
  image(account: string, seq: number): OutgoingImage | undefined;
}
