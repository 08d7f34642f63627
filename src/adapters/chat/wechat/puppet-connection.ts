import { GRPC, type GrpcFault, grpcFaultOf } from './grpc-fault.ts';
import { ask, grpc, openEvents, type PuppetClient, PuppetClientOf } from './puppet-protocol.ts';
import type { PuppetSettings, SettledPuppetService } from './puppet-service.ts';
import type { WeChatTimings } from './wechat-timings.ts';

/** One connection to the puppet service, with its event stream open. It is never mended: a new one takes its place. */
export interface PuppetConnection {
  readonly client: PuppetClient;
  readonly service: SettledPuppetService;
  close(): void;
}

export interface ConnectionEvents {
  event(type: number, payload: string): void;
  /** The stream ended; called once, and not after `close`. */
  lost(fault: GrpcFault): void;
}

export interface Connect {
  readonly service: SettledPuppetService;
  readonly timings: Pick<WeChatTimings, 'firstEvent' | 'start'>;
  readonly events: ConnectionEvents;
}

/** Rejects with what gRPC says of it. Events may come before it resolves. */
export async function connectPuppet({ service, timings, events }: Connect): Promise<PuppetConnection> {
  const client = clientOf(service.settings);
  service.use(client);
  const stream = openEvents(client);
  let open = true;
  const close = (): void => {
    open = false;
    stream.cancel();
    client.close();
  };
  const ended = new Promise<GrpcFault>((resolve) => {
    stream.on('error', (error) => resolve(grpcFaultOf(error)));
    stream.on('end', () => setImmediate(resolve, { code: GRPC.unavailable, details: 'the event stream ended' }));
  });
  const first = new Promise<void>((resolve) => stream.once('data', () => resolve()));
  stream.on('data', (response) => {
    if (open) events.event(response.getType(), response.getPayload());
  });

  try {
    await started({ client, timings, ended, first });
  } catch (error) {
    close();
    throw error;
  }
  void ended.then((fault) => {
    if (open) events.lost(fault);
  });
  return { client, service, close };
}

function clientOf({ endpoint, disableTls, caCert, token, serverName }: PuppetSettings): PuppetClient {
  const credentials = disableTls
    ? grpc.credentials.createInsecure()
    : grpc.credentials.combineChannelCredentials(
        grpc.credentials.createSsl(caCert),
        grpc.credentials.createFromMetadataGenerator((_, callback) => callback(null, authorization(token.token))),
      );
  return new PuppetClientOf(endpoint, credentials, {
    'grpc.ssl_target_name_override': serverName,
    // Without TLS this is how the token travels.
    'grpc.default_authority': token.token,
    // A shared channel would remember how long the last one had to wait, and fail at once for up to two minutes.
    'grpc.use_local_subchannel_pool': 1,
    // No question about a service’s settings goes to a name server.
    'grpc.service_config_disable_resolution': 1,
  });
}

function authorization(token: string): grpc.Metadata {
  const metadata = new grpc.Metadata();
  metadata.add('authorization', `Wechaty ${token}`);
  return metadata;
}

interface Starting {
  readonly client: PuppetClient;
  readonly timings: Connect['timings'];
  readonly ended: Promise<GrpcFault>;
  readonly first: Promise<void>;
}

/** The first event proves that the stream is ours; only then may `start` be said, or a second client would disturb the first. */
async function started({ client, timings, ended, first }: Starting): Promise<void> {
  const failed = ended.then((fault) => Promise.reject(fault));
  failed.catch(() => {});
  const patience = Promise.withResolvers<void>();
  const timer = setTimeout(patience.resolve, timings.firstEvent);
  await Promise.race([first, patience.promise, failed]).finally(() => clearTimeout(timer));
  const start = ask(client, 'start', {}, timings.start);
  start.catch(() => {});
  await Promise.race([start, failed]);
}
