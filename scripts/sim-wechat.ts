import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { EXAMPLE_OFFICE_FILE, loadOfficeFile } from '../src/adapters/office/load-office-file.ts';
import { COMMANDS, createDesk } from '../test/stand-ins/wechat/stand-in-console.ts';
import { createWeChatStandIn, type WeChatStandIn } from '../test/stand-ins/wechat/wechat-stand-in.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run sim:wechat -- [--port 端口] [--office 办公室文件] [--tls] [--logged-out]
在本机开一个假的微信网关（puppet service），群和人取自办公室文件，默认是示例办公室。服务按印出的设置启动后，
在这里输入的话就是群里的话，机器人发的也印在这里。只连本机，不需要账号。

${COMMANDS}`;

// Wechaty’s server still calls a start that gRPC no longer needs, and the warning would stand between the lines.
process.noDeprecation = true;

await runScript(HELP, async () => {
  const options = readOptions();
  const policy = await loadOfficeFile(options.office);
  const groups = policy.groups
    .filter(({ channel }) => channel === 'wechat')
    .map(({ key, name }) => ({ id: key, topic: name }));
  const [first, ...others] = groups;
  if (!first) throw new InputFault('办公室文件里没有微信群。');
  const wechat = await createWeChatStandIn({ port: options.port, tls: options.tls, loggedIn: !options.loggedOut });
  for (const { id, topic } of groups) wechat.addRoom(id, topic);
  for (const { name, accounts } of policy.people) if (accounts.wechat) wechat.addContact(accounts.wechat, name);
  await wechat.start();
  process.stdout.write(`${settingsFor(wechat, options.tls)}\n\n${COMMANDS}\n\n现在在：${first.topic}\n`);
  wechat.onPost(({ roomId, listenerId, text, image }) => {
    const where = groups.find(({ id }) => id === roomId)?.topic ?? `私聊 ${listenerId}`;
    process.stdout.write(`\n【机器人 → ${where}】${image ? `[图片 ${image.length} 字节]` : text}\n`);
  });
  const desk = createDesk(wechat, [first, ...others]);
  for await (const line of createInterface({ input: process.stdin })) {
    const shown = await desk.obey(line);
    if (shown === undefined) break;
    if (shown !== '') process.stdout.write(`${shown}\n`);
  }
  // A keyboard that is still open would keep the process.
  process.stdin.destroy();
  await wechat.stop();
  return 0;
});

function readOptions(): { port: number; office: string; tls: boolean; loggedOut: boolean } {
  const [text, flag] = [{ type: 'string' } as const, { type: 'boolean' } as const];
  try {
    const { values } = parseArgs({ options: { port: text, office: text, tls: flag, 'logged-out': flag } });
    const port = Number(values.port ?? 8788);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InputFault('--port 应是 1 到 65535 的整数。');
    return {
      port,
      office: values.office ?? EXAMPLE_OFFICE_FILE,
      tls: values.tls ?? false,
      loggedOut: values['logged-out'] ?? false,
    };
  } catch (error) {
    if (error instanceof InputFault) throw error;
    throw new InputFault('参数不对。', HELP);
  }
}

function settingsFor({ endpoint, token }: WeChatStandIn, tls: boolean): string {
  const settings = [
    'CHANNELS=wechat',
    `WECHATY_PUPPET_SERVICE_ENDPOINT=${endpoint}`,
    `WECHATY_PUPPET_SERVICE_TOKEN=${token}`,
    ...(tls ? [] : ['WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT=true']),
  ];
  return `假的微信网关已开在 ${endpoint}。把下面几行写进 .env，再在另一个窗口里 npm start：\n\n${settings.join('\n')}`;
}
