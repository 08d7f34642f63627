import type { PostTarget } from '../../domain/post/post.ts';
import { DAY } from '../../domain/time/moment.ts';
import type { Echo } from '../../ports/chat-channel.ts';
import type { QueuedPost } from '../../ports/outbox.ts';
import { currentOffice, type Service } from '../service.ts';

/**
 * Our own message came back from the platform: the post it belongs to went out, whatever was thought of it, and an uncertain one needs
 * nobody any more. Without a match nothing happens: somebody used the account by hand. Returns the post's number.
 */
export async function hearEcho(service: Service, echo: Echo): Promise<number | undefined> {
  const { directory } = await currentOffice(service);
  const target: PostTarget | undefined =
    'groupKey' in echo.to
      ? asGroup(directory.groupByKey(echo.channel, echo.to.groupKey)?.id)
      : asPerson(directory.personByAccount(echo.channel, echo.to.account)?.id);
  if (!target) return undefined;
  const { outbox } = service.work.stores;
  if (await outbox.byPlatformId(echo.channel, echo.id)) return undefined;
  const candidates = await outbox.unproven(echo.channel, target, service.clock.now() - DAY);
  const ours = echo.key === undefined ? candidates : candidates.filter(({ seq }) => seq === seqOf(echo.key));
  const post = ours.find((one) => isEchoOf(echo, one));
  if (!post) return undefined;
  return (await outbox.prove(post.seq, { id: echo.id, at: service.clock.now() })) ? post.seq : undefined;
}

const asGroup = (group: string | undefined): PostTarget | undefined => (group === undefined ? undefined : { group });
const asPerson = (person: string | undefined): PostTarget | undefined =>
  person === undefined ? undefined : { person };

/** The post's number, with which the key of each of its messages begins. */
const seqOf = (key: string | undefined): number => Number.parseInt(key ?? '', 10);

/** Words shorter than this say nothing of which post they are the end of. */
const SHORTEST = 8;

/**
 * The whole post, or its last part: the first of several parts does not prove that the rest followed. The platform may put its mentions
 * before the words.
 */
function isEchoOf(echo: Echo, post: QueuedPost): boolean {
  const shown = bare(echo.text);
  const meant = bare(post.text);
  if (shown === '' || meant === '') return false;
  return shown.endsWith(meant) || (shown.length >= SHORTEST && meant.endsWith(shown));
}

const bare = (text: string): string => text.replace(/\s+/gu, '');
