import { z } from 'zod';
import type { ChannelName } from '../../../domain/base/ids.ts';
import { LOGIN_PAGE, LOGIN_PURPOSE } from '../../../flows/sending/ask-for-hand.ts';
import { LOGIN_LINK_FAULTS } from '../../../wording/login-page.ts';
import type { HttpDeps } from '../http-deps.ts';
import { type Route, route } from '../route.ts';
import { renderLogin, renderLoginFault } from './login-view.ts';

const Token = z.object({ t: z.string().max(400).default('') });
const page = { description: '网页', type: 'text/html' };

/** The code to scan, for whoever holds the signed link; it loads itself anew, because the code changes every minute. */
export function loginRoutes(deps: HttpDeps): readonly Route[] {
  const { links } = deps;
  if (!links) return [];
  return [
    route({
      method: 'get',
      path: LOGIN_PAGE,
      summary: '扫码登录页，凭启动时印出或发给管理员的链接打开',
      query: Token,
      answers: { 200: page, 403: { ...page, description: '链接不对或已过期' } },
      async handle({ query }, ctx) {
        ctx.type = 'text/html; charset=utf-8';
        const now = deps.clock.now();
        const checked = links.check(query.t, LOGIN_PURPOSE, now);
        if (!checked.valid) {
          ctx.status = 403;
          ctx.body = renderLoginFault(LOGIN_LINK_FAULTS[checked.why]).toString();
          return;
        }
        const channel = checked.claim.subject as ChannelName;
        const known = await deps.stores.channels.known(channel);
        ctx.body = (await renderLogin({ channel, known, expires: checked.claim.expires, now })).toString();
      },
    }),
  ];
}
