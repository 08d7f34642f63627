import { parseArgs } from 'node:util';
import { importChatFile } from './import/chat-file.ts';
import { importLedgerFiles } from './import/ledger-files.ts';
import { InputFault, runScript } from './run-script.ts';

const HELP = `用法：npm run import -- --chat 文件 [--group 群] [--channel 渠道] [--copied 时间] [--dry-run]
      npm run import -- --ledger 台账[=来源] … [--dry-run]

断线期间漏收的群聊，从聊天窗口复制下来或导出成文件，用它补进来。服务在不在运行都可以。
  --chat 文件      三种写法都认：“时间 昵称：文字”；微信电脑版复制的“昵称 时间”换行文字，包括合并转发的
                   聊天记录；逐行 JSON（与回放的写法相同，群和渠道写在行里）
  --group 群       群的编号或名称。逐行 JSON、记录里写了群名、或者只有一个居民群时可以不写
  --channel 渠道   wechat、dingtalk、bridge、sim；几个渠道有同名的群时要写
  --copied 时间    什么时候复制的，“昨天”“10:05”都从这时算起；不写就用文件的修改时间
  --dry-run        只看看漏收了什么，不写入

已经收到过的、机器人自己发的、工作人员说的都会跳过；里面的指令不会执行。诉求按当时说的时间建单，
群里只说一次。同一个文件再导入一次，不会有变化。

其他来源的台账（.xlsx，或 UTF-8、GBK、GB18030 的 .csv）逐行变成工单。
  --ledger 台账    可以写多次；不写来源时看台账的“来源”列。来源：linliqianshou 12345 supervision710
                   onlineInquiry mailbox smartPlatform disclosure opinion
  --dry-run        只看看会新增、更新哪些，不写入

一个来源里编号相同的就是同一件：没有变化的不动，有变化的按台账更新，这次没有的只列出来。已经办结的
不惊动任何人；还在办的按单位合成一条通知，以后按台账的截止时间提醒。

文件有问题时逐处说明，什么也不写，退出码为 2。`;

await runScript(HELP, async () => {
  const { chat, ledger = [], dryRun, ...options } = readOptions();
  if (chat && ledger.length > 0) throw new InputFault('--chat 和 --ledger 请分两次导入。', HELP);
  if (ledger.length > 0) {
    const stray = Object.keys(options).find((name) => options[name as keyof typeof options] !== undefined);
    if (stray) throw new InputFault(`--${stray} 只用于 --chat。`, HELP);
    return importLedgerFiles({ ledgers: ledger, dryRun });
  }
  if (!chat) throw new InputFault('还缺参数：--chat 要给一个文件，或者 --ledger 给一份台账。', HELP);
  return importChatFile({ file: chat, dryRun, ...options });
});

function readOptions() {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: {
        chat: text,
        ledger: { type: 'string', multiple: true },
        group: text,
        channel: text,
        copied: text,
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const { 'dry-run': dryRun, ...others } = values;
    return { ...others, dryRun };
  } catch {
    throw new InputFault('参数不对。', HELP);
  }
}
