import { types } from 'wechaty-puppet';
import { type ChannelWorld, chatChannelContract, type Said } from '../../../contracts/chat-channel-contract.ts';
import { quoting } from '../../../stand-ins/wechat/stand-in-console.ts';
import type { SaidInWeChat } from '../../../stand-ins/wechat/wechat-stand-in.ts';
import { channelTo, GROUP, RESIDENT, STAFF, wechatWithGroup } from './wechat-world.ts';

const TYPES = { text: types.Message.Text, image: types.Message.Image, voice: types.Message.Audio };

async function wechatWorld(): Promise<ChannelWorld> {
  const wechat = await wechatWithGroup();
  await wechat.start();
  const spoken = (said: Said): SaidInWeChat => ({
    from: said.from ?? RESIDENT,
    text: said.replyTo === undefined ? (said.text ?? '') : quoting(said.text ?? '', said.replyTo),
    type: TYPES[said.kind ?? 'text'],
    ...(said.direct ? {} : { room: GROUP }),
    ...(said.mentionsBot ? { mentions: [wechat.self] } : {}),
    ...(said.picture ? { picture: said.picture } : {}),
  });
  return {
    channel: channelTo(wechat),
    groupKey: GROUP,
    resident: RESIDENT,
    member: STAFF,
    say: async (said) => wechat.say(spoken(said)),
    shown: () =>
      wechat.posts.map((post) => ({
        to: post.roomId || post.listenerId,
        text: post.text,
        mentions: post.mentionIdList,
        image: post.image !== undefined,
      })),
    recall: async (id) => void wechat.recall(id),
    removeBot: async () => wechat.removeBot(GROUP),
    logOut: () => wechat.logout(),
    cut: () => wechat.stop(),
    restore: () => wechat.start(),
    close: () => wechat.stop(),
  };
}

chatChannelContract('WeChat', wechatWorld, {
  voice: true,
  quote: true,
  direct: true,
  pictures: true,
  comesAgain: true,
});
