import { createInterface } from 'node:readline';
import type { DingTalkStandIn } from './dingtalk-stand-in.ts';
import type { GatewayMode } from './gateway-side.ts';
import type { Post } from './posts.ts';

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Who speaks now, and where. */
interface Place {
  group: string;
  speaker: string;
}

export const TERMINAL_HELP = `直接打字：在当前的群里 @ 机器人说一句
/群 编号        换一个群        /我 账号       换一个人说话
/私 话          单聊机器人      /图            发一张图片
/换线           网关要求换连接  /断            网关断开连接
/装死           连接还在，但网关不再出声
/网关 good|refuse|unauthorized|busy|acceptAndClose|answerAndClose|silent|badTicket
/乱 文字        网关发来一段乱码
/令牌           所有访问令牌失效
/会话           所有会话地址失效
/已读 编号      收件人打开了一条单聊
/帮助           /退出`;

const MODES: readonly string[] = [
  'good',
  'refuse',
  'unauthorized',
  'busy',
  'acceptAndClose',
  'answerAndClose',
  'silent',
  'badTicket',
];

/** A picture of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Order = (standIn: DingTalkStandIn, place: Place, rest: string) => string;

const ORDERS: Readonly<Record<string, Order>> = {
  '/群': (_standIn, place, rest) => {
    place.group = rest || place.group;
    return `现在在群 ${place.group}`;
  },
  '/我': (_standIn, place, rest) => {
    place.speaker = rest || place.speaker;
    return `现在是 ${place.speaker} 在说话`;
  },
  '/私': (standIn, place, rest) => `已单聊：${standIn.say({ from: place.speaker, text: rest })}`,
  '/图': (standIn, { group, speaker }) => {
    const downloadCode = standIn.robot.keepFile(PICTURE);
    const raw = { msgtype: 'picture', text: undefined, content: { downloadCode } };
    return `已发图片：${standIn.say({ group, from: speaker, raw })}`;
  },
  '/换线': ({ gateway }) => {
    gateway.disconnect();
    return '已要求换连接';
  },
  '/断': ({ gateway }) => {
    gateway.drop();
    return '已断开';
  },
  '/装死': ({ gateway }) => {
    gateway.freeze();
    return '这些连接不再有声音';
  },
  '/网关': ({ gateway }, _place, rest) => {
    if (!MODES.includes(rest)) return `只能是 ${MODES.join('、')} 之一`;
    gateway.mode = rest as GatewayMode;
    return `网关现在是 ${rest}`;
  },
  '/乱': ({ gateway }, _place, rest) => {
    gateway.sendRaw(rest);
    return '已发出';
  },
  '/令牌': ({ robot }) => {
    robot.expireTokens();
    return '访问令牌都失效了';
  },
  '/会话': ({ webhooks }) => {
    webhooks.endSessions();
    return '会话地址都失效了';
  },
  '/已读': ({ robot }, _place, rest) => {
    robot.markRead(rest);
    return '已读';
  },
  '/帮助': () => TERMINAL_HELP,
};

/** Lets somebody at a terminal speak to the robot, and shows what it posts. Resolves to whether he left; false: the input ended. */
export async function runTerminal(
  standIn: DingTalkStandIn,
  { group, speaker }: Readonly<Place>,
  { input, output }: Terminal,
): Promise<boolean> {
  const place: Place = { group, speaker };
  const write = (line: string): void => void output.write(`${line}\n`);
  standIn.posts.onPost((post) => write(shown(post)));
  for await (const line of createInterface({ input })) {
    const words = line.trim();
    if (words === '/退出') return true;
    if (words === '') continue;
    const [name = '', ...rest] = words.split(/\s+/u);
    const order = ORDERS[name];
    if (order) write(order(standIn, place, rest.join(' ')));
    else if (name.startsWith('/')) write(`没有“${name}”这个命令，/帮助 看有哪些`);
    else write(`已说：${standIn.say({ group: place.group, from: place.speaker, text: words })}`);
  }
  return false;
}

const WAYS: Readonly<Record<Post['way'], string>> = {
  group: '群',
  person: '单聊',
  session: '会话',
  custom: '群机器人',
};

function shown({ way, to, text, picture, called = [], key }: Post): string {
  const calls = called.length > 0 ? `（@ ${called.join('、')}）` : '';
  const id = key === undefined ? '' : ` ${key}`;
  return `机器人 → ${WAYS[way]} ${to}${id}${calls}：${picture === undefined ? text : `[图片 ${picture}]`}`;
}
