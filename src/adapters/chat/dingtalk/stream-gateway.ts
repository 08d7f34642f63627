import { networkInterfaces } from 'node:os';
import { judgeAnswer } from './failure-table.ts';
import type { HttpClient } from './http-exchange.ts';
import { mayConnectTo } from './trusted-host.ts';

/** Why no connection can be had: `refused` needs somebody to change something, the rest passes. */
export interface OpenTrouble {
  readonly kind: 'refused' | 'busy' | 'unreachable';
  readonly why: string;
  readonly afterMs: number;
}
export type Opened = { readonly address: string } | { readonly trouble: OpenTrouble };

export interface StreamGatewayOptions {
  readonly http: HttpClient;
  readonly apiBase: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export const ROBOT_TOPIC = '/v1.0/im/bot/messages/get';

const SUBSCRIPTIONS = [
  { type: 'CALLBACK', topic: ROBOT_TOPIC },
  { type: 'EVENT', topic: '*' },
];

const LOOPBACK = '127.0.0.1';

/** Asks for the address of one connection. Its ticket is good for one handshake. */
export async function openStream({ http, apiBase, ...credentials }: StreamGatewayOptions): Promise<Opened> {
  const result = await http.exchange({
    method: 'POST',
    url: `${apiBase}/v1.0/gateway/connections/open`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      clientId: credentials.clientId,
      clientSecret: credentials.clientSecret,
      subscriptions: SUBSCRIPTIONS,
      ua: 'linliqianshou/1',
      localIp: ownAddress(),
    }),
  });
  if (result.outcome !== 'answered') return troubled('unreachable', result.why);
  const { status, headers, body } = result;
  const judged = judgeAnswer({ status, body: body.toString('utf8'), retryAfter: headers['retry-after'] });
  if (judged.taken) return addressIn(judged.answer, apiBase);
  const { kind, why, afterMs, code } = judged.refusal;
  if (kind === 'wait') return troubled('busy', why, afterMs);
  if (kind === 'unclear') return troubled('unreachable', why);
  return troubled('refused', code);
}

const troubled = (kind: OpenTrouble['kind'], why: string, afterMs = 0): Opened => ({
  trouble: { kind, why, afterMs },
});

function addressIn(answer: Readonly<Record<string, unknown>>, apiBase: string): Opened {
  const { endpoint, ticket } = answer;
  const address = typeof endpoint === 'string' ? URL.parse(endpoint) : null;
  if (address === null || !/^wss?:$/.test(address.protocol) || typeof ticket !== 'string' || ticket === '') {
    return troubled('unreachable', '网关的答复里没有连接地址');
  }
  if (!mayConnectTo(address.href, apiBase)) return troubled('refused', '网关给的连接地址不可信');
  address.searchParams.set('ticket', ticket);
  return { address: address.href };
}

/** For the platform's list of connections only: where the system does not let it be asked, any will do. */
function ownAddress(): string {
  try {
    const addresses = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
    return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? LOOPBACK;
  } catch {
    return LOOPBACK;
  }
}
