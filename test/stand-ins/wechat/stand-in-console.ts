import { types } from 'wechaty-puppet';
import type { WeChatStandIn } from './wechat-stand-in.ts';

/** Whoever speaks at the keyboard, and where. */
export interface Desk {
  /** Does what a line says; what is to be shown, undefined to end. */
  obey(line: string): Promise<string | undefined>;
}

export interface DeskGroup {
  readonly id: string;
  readonly topic: string;
}

export const COMMANDS = `直接输入文字：在当前群里说话；开头写“@ ”表示 @ 机器人
  /groups          列出群            /group 编号      换到另一个群
  /as 账号 [名字]  换一个人说话      /private 文字    私下对机器人说
  /picture         发一张图片        /quote 文字      引用上一条消息来回答
  /recall          撤回上一条        /duplicate       把上一条再推送一次
  /burst 数目      乱序连发          /rename 群名     改当前群的名字
  /kick            把机器人移出群    /invite          再拉进来
  /scan [内容]     出一个登录二维码  /login /logout   扫码登录、退出登录
  /restart [秒]    重启网关          /refuse [原因]   拒收机器人的消息，不写原因即恢复
  /help            看这些命令        /quit            结束`;

const BURST_AT_MOST = 5_000;
/** A picture of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

type Command = (rest: string) => string | undefined | Promise<string | undefined>;

export function createDesk(wechat: WeChatStandIn, groups: readonly [DeskGroup, ...DeskGroup[]]): Desk {
  let group = groups[0];
  let from = 'wx-resident-1';
  let last = '';
  wechat.addContact(from, '住户一');
  wechat.join(group.id, from);

  const say = (said: object = {}): undefined => {
    wechat.join(group.id, from);
    last = wechat.say({ room: group.id, from, ...said });
    return undefined;
  };
  const ofLast = (act: (id: string) => void): string => {
    if (last === '') return '还没有说过话。';
    act(last);
    return '好。';
  };

  const commands: Readonly<Record<string, Command>> = {
    help: () => COMMANDS,
    quit: () => undefined,
    groups: () => groups.map(({ id, topic }, nr) => `${nr + 1}. ${topic}（${id}）`).join('\n'),
    group(rest) {
      const found = groups[Number(rest) - 1] ?? groups.find(({ id }) => id === rest);
      if (!found) return `没有这个群：${rest}`;
      group = found;
      return `现在在：${group.topic}`;
    },
    as(rest) {
      const [account = '', name = account] = rest.split(/\s+/);
      if (account === '') return '请写账号，例如 /as wx-resident-2 住户二';
      from = account;
      wechat.addContact(account, name);
      return `现在说话的是：${name}`;
    },
    private(rest) {
      last = wechat.say({ from, text: rest });
      return '';
    },
    picture: () => say({ type: types.Message.Image, picture: Buffer.from(PIXEL, 'base64') }) ?? '',
    quote: (rest) => (last === '' ? '还没有说过话。' : (say({ text: quoting(rest, last) }) ?? '')),
    recall: () => ofLast((id) => wechat.recall(id)),
    duplicate: () => ofLast((id) => wechat.announce(id)),
    burst(rest) {
      const count = Math.min(BURST_AT_MOST, Math.max(1, Number(rest) || 20));
      const ids = Array.from({ length: count }, (_, nr) =>
        wechat.put({ room: group.id, from, text: `连发第 ${nr + 1} 条`, timestamp: Date.now() + nr }),
      );
      for (const id of ids.reverse()) wechat.announce(id);
      return `连发了 ${count} 条，后说的先到。`;
    },
    rename(rest) {
      wechat.rename(group.id, rest);
      return '好。';
    },
    kick() {
      wechat.removeBot(group.id);
      return '机器人已被移出群。';
    },
    invite() {
      wechat.invite(group.id);
      return '机器人又在群里了。';
    },
    scan(rest) {
      wechat.showCode(rest || `https://login.example/${Date.now().toString(36)}`);
      return '出了一个二维码；/login 表示有人扫了。';
    },
    login() {
      wechat.login();
      return '已登录。';
    },
    async logout() {
      await wechat.logout();
      return '已退出登录。';
    },
    async restart(rest) {
      await wechat.stop();
      await new Promise((resolve) => setTimeout(resolve, (Number(rest) || 0) * 1_000));
      await wechat.start();
      return '网关已重启。';
    },
    refuse(rest) {
      wechat.manner.refuse = rest || undefined;
      return rest ? `从现在起拒收：${rest}` : '恢复收消息。';
    },
  };

  return {
    async obey(line) {
      const words = line.trim();
      if (words === '') return '';
      const command = /^\/(\w+)\s*([\s\S]*)$/.exec(words);
      if (command) {
        const act = commands[command[1] ?? ''];
        if (!act) return `没有 /${command[1]} 这个命令，/help 看全部。`;
        try {
          return await act((command[2] ?? '').trim());
        } catch (error) {
          return `没有做成：${error instanceof Error ? error.message : String(error)}`;
        }
      }
      const meant = /^@\s+/.exec(words);
      say(meant ? { text: `@邻里助手 ${words.slice(meant[0].length)}`, mentions: [wechat.self] } : { text: words });
      return '';
    },
  };
}

/** An answer to a message, as WeChat writes one. */
export const quoting = (text: string, id: string): string =>
  `<?xml version="1.0"?><msg><appmsg appid="" sdkver="0"><title>${escaped(text)}</title><type>57</type><refermsg><type>1</type><svrid>${id}</svrid><content></content></refermsg></appmsg></msg>`;

const escaped = (text: string): string =>
  text.replace(/[<>&]/g, (one) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[one] ?? one);
