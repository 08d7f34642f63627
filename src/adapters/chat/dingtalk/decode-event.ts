import { z } from 'zod';
import type { GroupEvent } from '../../../ports/chat-channel.ts';

const id = z.string().min(1).max(200);
const several = z.union([z.array(id), id.transform((one) => [one])]);

const InGroup = z.object({ openConversationId: id });
const Renamed = InGroup.extend({ title: z.string() });
const Left = InGroup.extend({ userId: several.optional(), operator: id.optional() });
const OfRobot = InGroup.extend({ robotCode: z.string().optional() });

type Reader = (data: unknown, robotCode: string) => readonly GroupEvent[] | undefined;

const CHANNEL = 'dingtalk';

const gone: Reader = (data) => {
  const { success, data: group } = InGroup.safeParse(data);
  return success ? [{ channel: CHANNEL, groupKey: group.openConversationId, event: 'dissolved' }] : undefined;
};

const renamed: Reader = (data) => {
  const { success, data: group } = Renamed.safeParse(data);
  return success
    ? [{ channel: CHANNEL, groupKey: group.openConversationId, event: 'renamed', name: group.title }]
    : undefined;
};

/** Who goes by himself is named as the one who did it, if nowhere else. */
const left =
  (byHimself: boolean): Reader =>
  (data) => {
    const { success, data: group } = Left.safeParse(data);
    if (!success) return undefined;
    const accounts = group.userId ?? (byHimself && group.operator !== undefined ? [group.operator] : []);
    return accounts.map((account) => ({
      channel: CHANNEL,
      groupKey: group.openConversationId,
      event: 'memberLeft',
      account,
    }));
  };

/** The application was put into a group or taken out of it. A company may run several robots: only ours is meant. */
const ofRobot =
  (event: 'botJoined' | 'botRemoved'): Reader =>
  (data, robotCode) => {
    const { success, data: group } = OfRobot.safeParse(data);
    if (!success) return undefined;
    if (group.robotCode !== undefined && group.robotCode !== '' && group.robotCode !== robotCode) return [];
    return [{ channel: CHANNEL, groupKey: group.openConversationId, event }];
  };

const READERS: Readonly<Record<string, Reader>> = {
  chat_disband: gone,
  chat_update_title: renamed,
  chat_remove_member: left(false),
  chat_quit: left(true),
  im_cool_app_install: ofRobot('botJoined'),
  im_cool_app_uninstall: ofRobot('botRemoved'),
};

/** By an older way of pushing the same fields begin with a capital. */
const inCamelCase = (data: Readonly<Record<string, unknown>> | undefined): unknown =>
  data &&
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]));

/** What an event means for a group: nothing, for most of the platform's events. Undefined when it is not as the platform describes it. */
export const decodeEvent = (
  eventType: string,
  data: Readonly<Record<string, unknown>> | undefined,
  robotCode: string,
): readonly GroupEvent[] | undefined =>
  Object.hasOwn(READERS, eventType) ? READERS[eventType]?.(inCamelCase(data), robotCode) : [];
