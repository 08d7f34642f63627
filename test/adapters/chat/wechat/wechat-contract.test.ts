import { FileBox } from 'file-box';
import { types } from 'wechaty-puppet';
import { type ChannelWorld, chatChannelContract, type Said } from '../../../contracts/chat-channel-contract.ts';
import type { SaidInWeChat } from '../../../stand-ins/wechat/wechat-stand-in.ts';
import { channelTo, GROUP, RESIDENT, STAFF, wechatWithGroup } from './wechat-world.ts';

const TYPES = { text: types.Message.Text, image: types.Message.Image, voice: types.Message.Audio };

const quote = (text: string, replyTo: string): string =>
  `<?xml version="1.0"?><msg><appmsg appid="" sdkver="0"><title>${text}</title><type>57</type><refermsg><type>1</type><svrid>${replyTo}</svrid><fromusr>${GROUP}</fromusr><content>原话</content></refermsg></appmsg></msg>`;

async function wechatWorld(): Promise<ChannelWorld> {
  const wechat = await wechatWithGroup();
  await wechat.start();
  const spoken = (said: Said): SaidInWeChat => ({
    from: said.from ?? RESIDENT,
    text: said.replyTo === undefined ? (said.text ?? '') : quote(said.text ?? '', said.replyTo),
    type: TYPES[said.kind ?? 'text'],
    ...(said.direct ? {} : { room: GROUP }),
    ...(said.mentionsBot ? { mentions: [wechat.self] } : {}),
    ...(said.picture ? { file: FileBox.fromBuffer(Buffer.from(said.picture), 'picture.png') } : {}),
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
