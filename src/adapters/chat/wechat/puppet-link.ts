import type { AccountId } from '../../../domain/base/ids.ts';
import { backoff } from '../backoff.ts';
import { type GrpcFault, grpcFaultOf, linkFaultOf } from './grpc-fault.ts';
import type { LinkFault, LinkState } from './link-state.ts';
import { type PlatformCalls, platformCalls } from './platform-calls.ts';
import type { PuppetAccount } from './process-messages.ts';
import { connectPuppet, type PuppetConnection } from './puppet-connection.ts';
import { PUPPET_EVENT as EVENT } from './puppet-protocol.ts';
import { type SettledPuppetService, settlePuppetService } from './puppet-service.ts';
import { watchStream } from './watch-stream.ts';
import type { WeChatTimings } from './wechat-timings.ts';

/** The link to the puppet service: it connects, watches, and connects anew for as long as the process lives. */
export interface PuppetLink {
  /** Over the connection of this moment; undefined while there is none. */
  calls(): PlatformCalls | undefined;
  /** The account that is logged in. */
  self(): AccountId | undefined;
}

export interface PuppetLinkOptions {
  readonly account: PuppetAccount;
  readonly timings: WeChatTimings;
  tell(link: LinkState): void;
  /** An event about messages and groups; those about the link itself stay here. */
  event(type: number, payload: Record<string, unknown>): void;
}

/** Faults that only somebody’s hand will mend are not asked for often. */
const REFUSED: readonly LinkFault[] = ['wrong-token', 'tls-not-spoken', 'incompatible'];
/** A service that is being started behind a proxy hangs up too: only when it goes on does it mean TLS. */
const HUNG_UP_TRIES = 3;
/** Of the states of a code only these bring one to scan; the others say how far somebody got with it. */
const SCAN = { scanned: 3, confirmed: 4 } as const;
/** How often a stream may stay silent although calls are answered, before its service is taken for one that knows no `dong`. */
const SILENT_TRIES = 2;

export function openPuppetLink(options: PuppetLinkOptions): PuppetLink {
  const { account, timings, tell } = options;
  const tls = !account.noTlsInsecureClient;
  let calls: PlatformCalls | undefined;
  let self: AccountId | undefined;
  let tries = 0;
  let silent = 0;
  let code = '';

  function scan({ qrcode, status }: Record<string, unknown>): void {
    if (typeof qrcode === 'string' && qrcode !== '') code = qrcode;
    if (code === '') return;
    self = undefined;
    tell({ state: 'awaiting-scan', code, scanned: status === SCAN.scanned || status === SCAN.confirmed });
  }

  function login({ contactId }: Record<string, unknown>): void {
    if (typeof contactId !== 'string' || contactId === '') return;
    self = contactId;
    code = '';
    tries = 0;
    // The stream may tell of it before the start is answered; who is told too early sends into nothing.
    if (calls) tell({ state: 'online' });
  }

  function logout(): void {
    self = undefined;
    code = '';
    tell({ state: 'logged-out' });
  }

  const handle = (type: number, payload: Record<string, unknown>): void => {
    if (type === EVENT.scan) scan(payload);
    else if (type === EVENT.login) login(payload);
    else if (type === EVENT.logout) logout();
    else options.event(type, payload);
  };

  /** Lives through one connection. Resolves with why it is over. */
  async function connection(service: SettledPuppetService): Promise<LinkFault> {
    const over = Promise.withResolvers<LinkFault>();
    const watch = watchStream({
      timings,
      ding: () => (calls ? calls.ding() : Promise.resolve()),
      patient: () => silent >= SILENT_TRIES,
      deaf: () => {
        silent += 1;
        over.resolve('deaf');
      },
      failed: (fault) => over.resolve(linkFaultOf(fault, tls)),
    });
    let open: PuppetConnection | undefined;
    try {
      tell({ state: 'connecting' });
      open = await connectPuppet({
        service,
        timings,
        events: {
          event(type, payload) {
            watch.heard(type === EVENT.dong);
            if (type === EVENT.dong) [silent, tries] = [0, 0];
            handle(type, parsed(payload));
          },
          lost: (fault: GrpcFault) => over.resolve(afterwards(linkFaultOf(fault, tls))),
        },
      });
      calls = platformCalls(open, timings);
      if (self === undefined && code === '') tell({ state: 'connected' });
      else if (self !== undefined) tell({ state: 'online' });
      watch.start();
      return await over.promise;
    } catch (error) {
      return linkFaultOf(grpcFaultOf(error), tls);
    } finally {
      watch.stop();
      open?.close();
      calls = undefined;
      self = undefined;
      code = '';
    }
  }

  const waitAfter = (fault: LinkFault): number => {
    if (REFUSED.includes(fault)) return timings.refusedWait;
    const longest = fault === 'occupied' ? timings.occupiedWait : timings.longestWait;
    return backoff({ tries, first: timings.firstWait, longest, chance: Math.random() });
  };

  async function run(service: SettledPuppetService): Promise<never> {
    for (;;) {
      const fault = await connection(service);
      const waitMs = waitAfter(fault);
      tries += 1;
      const passing = fault === 'tls-wanted' && tries < HUNG_UP_TRIES;
      tell({ state: 'waiting', fault: passing ? 'unreachable' : fault, waitMs });
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  void settlePuppetService(account).then(run, () => tell({ state: 'given-up', fault: 'bad-settings' }));

  return { calls: () => calls, self: () => self };
}

/** A connection that stood once and is gone is a restart rather than a wrong address. */
const afterwards = (fault: LinkFault): LinkFault =>
  fault === 'unreachable' || fault === 'tls-wanted' || fault === 'tls-not-spoken' ? 'ended' : fault;

function parsed(payload: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
