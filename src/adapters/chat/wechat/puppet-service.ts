import type { Readable } from 'node:stream';
import type { PuppetAccount } from './process-messages.ts';
import type { PuppetClient } from './puppet-protocol.ts';

// Only the WeChat process imports this file: what Wechaty loads is heavy, and may fall.

/** What Wechaty’s client works out from its options. */
export interface PuppetSettings {
  readonly caCert: Buffer;
  readonly disableTls: boolean;
  readonly endpoint: string;
  readonly serverName: string;
  readonly token: { readonly token: string };
}

interface PuppetServiceOptions {
  readonly endpoint?: string;
  readonly token: string;
  readonly tls: { readonly disable: boolean; readonly serverName?: string };
}

interface FileBoxLike {
  toStream(): Promise<Readable>;
}

interface PuppetServiceClass {
  new (
    options: PuppetServiceOptions,
  ): {
    readonly FileBoxUuid: { fromJSON(json: string): FileBoxLike };
    onStart(): Promise<void>;
    serializeFileBox(file: unknown): Promise<string>;
  };
}

// Named as a string, and typed here: its declarations change the types of `node:util` for the whole program.
const { PuppetService, log } = (await import('wechaty-puppet-service' as string)) as {
  readonly PuppetService: PuppetServiceClass;
  readonly log: { level(name: string): void };
};
log.level('silent');

/**
 * Wechaty’s client of a puppet service, for its settings, its certificate and the way files travel. Its connection is not used: it takes
 * five seconds of errors for success, so that a wrong token and a second client look connected; it loses what arrives while it looks;
 * its channel backs off for up to two minutes; it answers a logout with a logout, which may hit the next login; it keeps names on disk
 * for ever; and it sends a file a second time whenever the first answer is an error. See docs/decisions/0019-wechat-process.md.
 */
class SettledPuppetService extends PuppetService {
  private manager: PuppetSettings | undefined;

  /** Called by `onStart` with what would connect. */
  bridgeGrpcEventStream(manager: PuppetSettings & { start: () => Promise<void> }): void {
    this.manager = manager;
    manager.start = async () => {};
  }

  get settings(): PuppetSettings {
    if (!this.manager) throw new Error('the settings are there from onStart on');
    return this.manager;
  }

  /** From now on files travel over this connection. */
  use(client: PuppetClient): void {
    Object.defineProperty(this.settings, 'client', { value: client, configurable: true });
  }

  read(json: string): Promise<Readable> {
    return this.FileBoxUuid.fromJSON(json).toStream();
  }
}

export type { SettledPuppetService };

/** One for the whole process: Wechaty keeps hold of every one that was ever made. Throws for options that are no good. */
export async function settlePuppetService({
  endpoint,
  token,
  noTlsInsecureClient,
}: PuppetAccount): Promise<SettledPuppetService> {
  const service = new SettledPuppetService({
    token,
    ...(endpoint === undefined ? {} : { endpoint }),
    tls: {
      disable: noTlsInsecureClient,
      // The server’s name is a token’s prefix; where there is none it has to be told, or the token is refused.
      ...(token.lastIndexOf('_') > 0 ? {} : { serverName: 'insecure' }),
    },
  });
  await service.onStart();
  return service;
}
