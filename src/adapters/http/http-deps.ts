import type { Config } from '../../config/env.ts';
import type { ChannelName } from '../../domain/base/ids.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { Upcoming } from '../../flows/run-due.ts';
import type { Service } from '../../flows/service.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { LinkSigner } from '../../ports/link-signer.ts';
import type { MediaStore } from '../../ports/media-store.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { RecognitionLog } from '../../ports/recognition-log.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { BridgeDesk } from '../chat/bridge/bridge-desk.ts';
import type { SimChannel } from '../chat/sim/sim-channel.ts';
import type { Logger } from '../log.ts';

/** The simulator's side of the service; absent when `CHANNELS` lacks `sim`. */
export interface SimDeps {
  /** The platforms it stands in for. */
  readonly channels: ReadonlyMap<ChannelName, SimChannel>;
  /** Moves the clock on and does, in order, what becomes due; absent unless the simulator is the only channel. */
  advance?(milliseconds: number): Promise<unknown>;
  /** What the service will do next by itself, earliest first; there whenever `advance` is. */
  upcoming?(): Promise<readonly Upcoming[]>;
}

/** What deciding on a page needs. */
export interface ReviewDeps {
  readonly service: Service;
  /** Something was decided: there may be posts to send. */
  decided(): void;
}

/** Numbers for the operator that only the database can count. */
export interface ServiceCounts {
  readonly ticketsOpen: number;
  readonly messagesUnprocessed: number;
}

/** Everything the HTTP side is given. */
export interface HttpDeps {
  readonly config: Pick<Config, 'host' | 'port' | 'channels' | 'pace' | 'roles'>;
  readonly stores: Stores;
  office(): Promise<OfficeVersion>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly media: MediaStore;
  /** Absent, there are no pages behind signed links. */
  readonly links?: LinkSigner;
  readonly log: Logger;
  /** When the jobs of this process last ran through without a fault, by the machine's clock. */
  lastRound(): Moment | undefined;
  /** Left out, these two are not among the metrics. */
  counts?(): Promise<ServiceCounts>;
  /** The page that works on the review list; absent where nothing signs links. */
  readonly reviews?: ReviewDeps;
  /** Left out, the metrics do not say how often the machine was right. */
  readonly recognition?: Pick<RecognitionLog, 'tally'>;
  readonly sim?: SimDeps;
  /** Where connectors come to; absent when `CHANNELS` lacks `bridge`. */
  readonly bridge?: BridgeDesk;
}
