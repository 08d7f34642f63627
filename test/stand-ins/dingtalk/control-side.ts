import type { DingTalkStandIn } from './dingtalk-stand-in.ts';
import type { GatewayMode } from './gateway-side.ts';
import type { Saying } from './robot-callback.ts';

type Command = (standIn: DingTalkStandIn, body: Record<string, unknown>) => unknown;

/** `POST /control/…` for whoever drives the stand-in from outside; `GET /control/posts` and `/control/state` read. */
const COMMANDS: Readonly<Record<string, Command>> = {
  say: (standIn, body) => ({ id: standIn.say(body as unknown as Saying) }),
  event: (standIn, { type, data }) => ({ id: standIn.event(String(type), data as object) }),
  duplicate: (standIn, { id }) => ({ found: standIn.repeat(String(id)) }),
  raw: ({ gateway }, { text, base64 }) => {
    gateway.sendRaw(typeof base64 === 'string' ? Buffer.from(base64, 'base64') : String(text));
    return {};
  },
  mode: ({ gateway }, { mode }) => {
    gateway.mode = mode as GatewayMode;
    return {};
  },
  disconnect: ({ gateway }, { closeAfter }) => {
    gateway.disconnect(typeof closeAfter === 'number' ? closeAfter : undefined);
    return {};
  },
  drop: ({ gateway }) => {
    gateway.drop();
    return {};
  },
  freeze: ({ gateway }) => {
    gateway.freeze();
    return {};
  },
  'expire-tokens': ({ robot }) => {
    robot.expireTokens();
    return {};
  },
  'end-sessions': ({ webhooks }) => {
    webhooks.endSessions();
    return {};
  },
  read: ({ robot }, { key }) => {
    robot.markRead(String(key));
    return {};
  },
  fault: ({ faults }, { path, times, ...fault }) => {
    faults.add(String(path), fault as never, typeof times === 'number' ? times : 1);
    return {};
  },
  posts: ({ posts }) => ({ posts: posts.all }),
  state: ({ gateway, robot }) => ({
    mode: gateway.mode,
    connections: gateway.connections,
    opens: gateway.opens.length,
    unacknowledged: gateway.unacknowledged,
    tokensGiven: robot.tokensGiven,
  }),
};

export function control(
  standIn: DingTalkStandIn,
  name: string,
  body: Record<string, unknown>,
): { readonly status: number; readonly answer: unknown } {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return command
    ? { status: 200, answer: command(standIn, body) }
    : { status: 404, answer: { commands: Object.keys(COMMANDS) } };
}
