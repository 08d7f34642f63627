import type { Echo } from '../ports/chat-channel.ts';
import { currentOffice, type Service } from './service.ts';

/**
 * Our own message came back from the platform: the post it belongs to went out, whatever was thought of it. The uncertain one is settled,
 * and is taken off the review list. Without a match nothing happens: somebody used the account by hand.
 */
export async function hearEcho(service: Service, echo: Echo): Promise<void> {
  const { directory } = await currentOffice(service);
  const target =
    'groupKey' in echo.to
      ? directory.groupByKey(echo.channel, echo.to.groupKey)
      : directory.personByAccount(echo.channel, echo.to.account);
  if (!target) return;
}
