import type { IncomingMessage } from 'node:http';
import type { Middleware } from 'koa';
import type { BridgeDesk } from '../../chat/bridge/bridge-desk.ts';
import { InputError } from '../input-error.ts';
import { comesFromElsewhere } from '../same-origin.ts';

const BRIDGE = '/bridge/';

/** The account whose token a request carries. Throws InputError with 401, or with 403 for a page of another site. */
export function accountAtDoor(desk: BridgeDesk, request: IncomingMessage): string {
  if (comesFromElsewhere(request)) throw new InputError('不接受来自其他网站的请求。', 403);
  const [, token] = /^Bearer +(\S+)$/iu.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw new InputError('缺少令牌：请求头应有 Authorization: Bearer 令牌。', 401);
  const account = desk.accountOf(token);
  if (account === undefined) throw new InputError('令牌不对，请核对 BRIDGE_TOKENS 里这个账号的令牌。', 401);
  return account;
}

/** Asks for the token before a body is read, so that a stranger cannot make us keep megabytes. */
export const bridgeDoor =
  (desk: BridgeDesk): Middleware =>
  (ctx, next) => {
    if (ctx.path.startsWith(BRIDGE)) {
      ctx.set('WWW-Authenticate', 'Bearer');
      ctx.state['account'] = accountAtDoor(desk, ctx.req);
      ctx.remove('WWW-Authenticate');
    }
    return next();
  };
