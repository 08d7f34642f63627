import { createDingTalkChannel } from '../../../../src/adapters/chat/dingtalk/dingtalk-channel.ts';
import { PLATFORM_CAPABILITIES } from '../../../../src/adapters/chat/platform-capabilities.ts';
import { createSystemClock } from '../../../../src/adapters/clock/system-clock.ts';
import type { ChannelWorld } from '../../../contracts/chat-channel-contract.ts';
import { DingTalkStandIn } from '../../../stand-ins/dingtalk/dingtalk-stand-in.ts';

const GROUP = 'cidGroup1==';

/** The channel before its stand-in, for the suite that every channel has to pass. */
export async function dingtalkWorld(): Promise<ChannelWorld> {
  const standIn = await DingTalkStandIn.start({ redeliverAfter: 300 });
  const channel = createDingTalkChannel({
    clientId: standIn.clientId,
    clientSecret: standIn.clientSecret,
    robotCode: standIn.robotCode,
    apiBase: standIn.base,
    oapiBase: standIn.base,
    capabilities: PLATFORM_CAPABILITIES.dingtalk,
    origin: async () => 'test0001',
    clock: createSystemClock(),
  });
  return {
    channel,
    groupKey: GROUP,
    resident: 'staff-resident',
    member: 'staff-wang',
    async say({ from = 'staff-resident', text = '', kind = 'text', picture, replyTo, direct }) {
      const content =
        kind === 'image'
          ? { msgtype: 'picture', content: { downloadCode: standIn.robot.keepFile(Buffer.from(picture ?? [])) } }
          : kind === 'voice'
            ? { msgtype: 'audio', content: { recognition: text, duration: 2_000, downloadCode: 'voice' } }
            : replyTo === undefined
              ? {}
              : { text: { content: ` ${text}`, isReplyMsg: true, repliedMsg: { msgId: replyTo, msgType: 'text' } } };
      return standIn.say({ from, text, raw: content, ...(direct ? {} : { group: GROUP }) });
    },
    shown: () =>
      standIn.posts.all.map(({ to, text, called = [], picture }) => ({
        to,
        text,
        mentions: called,
        image: picture !== undefined,
      })),
    async removeBot() {
      standIn.event('im_cool_app_uninstall', { openConversationId: GROUP, robotCode: standIn.robotCode });
    },
    async cut() {
      standIn.gateway.mode = 'refuse';
      standIn.gateway.drop();
    },
    async restore() {
      standIn.gateway.mode = 'good';
    },
    close: () => standIn.close(),
  };
}
