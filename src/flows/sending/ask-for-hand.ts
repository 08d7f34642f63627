import type { ChannelName } from '../../domain/base/ids.ts';
import { firstWith } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { HOUR, type Moment } from '../../domain/time/moment.ts';
import { type ChannelState, type ChannelStatus, canSend } from '../../ports/chat-channel.ts';
import type { LinkSigner } from '../../ports/link-signer.ts';
import { channelNeedsHand } from '../../wording/channel-state.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** The page with the code to scan, and how long a link to it serves. */
export const LOGIN_PAGE = '/login';
export const LOGIN_PURPOSE = 'login';
const VALID_FOR = 2 * HOUR;

/** States that last until a person does something. */
const NEEDS_HAND: readonly ChannelState[] = ['awaiting-scan', 'logged-out', 'failed'];

export interface StateChange {
  readonly before: ChannelStatus | undefined;
  readonly status: ChannelStatus;
}

/** Whether a channel has just come to need somebody. */
export const hasComeToNeedHand = ({ before, status }: StateChange): boolean =>
  NEEDS_HAND.includes(status.state) && !(before && NEEDS_HAND.includes(before.state));

/** The way to the code of a channel for whoever holds the link. */
export const linkToLogin = (links: LinkSigner, channel: ChannelName, now: Moment): string =>
  links.link(LOGIN_PAGE, { purpose: LOGIN_PURPOSE, subject: channel, expires: now + VALID_FOR });

/**
 * A channel needs somebody (to scan, to mend a setting): the administrators hear of it in private on another platform, if one of them can
 * be reached on one that works. The console says it in any case.
 */
export async function askForHand(
  service: Service,
  channel: ChannelName,
  change: StateChange,
  now: Moment,
): Promise<void> {
  if (!hasComeToNeedHand(change)) return;
  const office = await currentOffice(service);
  const others = (await service.work.stores.channels.all())
    .filter((other) => other.channel !== channel && canSend(other.status))
    .map((other) => other.channel);
  const link = service.links && linkToLogin(service.links, channel, now);
  const text = channelNeedsHand({ channel, status: change.status, link });
  const drafts = firstWith(office.directory, ['administrator', 'dispatcher']).flatMap((person): PostDraft[] => {
    const by = others.find((other) => person.accounts[other] !== undefined);
    if (by === undefined) return [];
    return [
      {
        kind: 'review',
        to: { person: person.id },
        channel: by,
        tickets: [],
        mentions: [person.id],
        text,
        dedupeKey: `channelNeedsHand:${channel}:${change.status.since}:${person.id}`,
        prompt: true,
      },
    ];
  });
  if (drafts.length > 0) await service.work.run((stores) => speak(stores, service, office, drafts, now));
}
