/** A stand-in of DingTalk on loopback, to try the product by hand without an account. */
import { parseArgs } from 'node:util';
import { DingTalkStandIn } from '../test/stand-ins/dingtalk/dingtalk-stand-in.ts';
import { runTerminal, TERMINAL_HELP } from '../test/stand-ins/dingtalk/terminal.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run sim:dingtalk -- [--port 4010] [--group cidDT1] [--speaker staff-1]

在本机起一个钉钉替身（网关、接口、群机器人），只听 127.0.0.1，用来不注册账号就试用钉钉渠道。
启动后打印产品要用的环境变量；再打字就是群里有人 @ 机器人说话，机器人发的消息也显示在这里。
也可以用 HTTP 操纵：POST /control/say、/control/mode、/control/disconnect 等，GET /control/posts 看发了什么。

${TERMINAL_HELP}`;

const OPTIONS = {
  port: { type: 'string', default: '4010' },
  group: { type: 'string', default: 'cidDT1' },
  speaker: { type: 'string', default: 'staff-1' },
} as const;

await runScript(HELP, async (args) => {
  const { port, group, speaker } = optionsIn(args);
  const standIn = await DingTalkStandIn.start({ port }).catch((error: NodeJS.ErrnoException) => {
    throw new InputFault(`端口 ${port} 用不了（${error.code ?? error.message}），请用 --port 换一个。`);
  });
  process.stdout.write(`${environment(standIn, group)}\n`);
  const stopped = new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  const terminal = { input: process.stdin, output: process.stdout };
  const left = runTerminal(standIn, { group, speaker }, terminal).then((byCommand) =>
    // Without a terminal, in the background, the input ends at once: the stand-in is there for others then.
    byCommand ? undefined : stopped,
  );
  await Promise.race([left, stopped]);
  process.stdin.destroy();
  await standIn.close();
  return 0;
});

function optionsIn(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
      throw new Error('--port 应是 0 到 65535 的整数');
    return { ...values, port: Number(values.port) };
  } catch (error) {
    throw new InputFault(error instanceof Error ? error.message : String(error), HELP);
  }
}

function environment({ base, clientId, clientSecret, robotCode, webhooks }: DingTalkStandIn, group: string): string {
  const custom = { url: webhooks.custom(group, base, 'SEC-stand-in'), secret: 'SEC-stand-in' };
  return `钉钉替身已启动：${base}
用下面的环境变量启动产品（办公室配置里要有一个钉钉群，key 是 ${group}）：

CHANNELS=sim,dingtalk
DINGTALK_API_BASE=${base}
DINGTALK_OAPI_BASE=${base}
DINGTALK_CLIENT_ID=${clientId}
DINGTALK_CLIENT_SECRET=${clientSecret}
DINGTALK_ROBOT_CODE=${robotCode}
DINGTALK_WEBHOOKS=${JSON.stringify({ [group]: custom })}

输入 /帮助 看命令。`;
}
