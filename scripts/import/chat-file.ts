import path from 'node:path';
import { composeImport } from '../../src/compose-import.ts';
import { readConfig } from '../../src/config/env.ts';
import type { UnreadLine } from '../../src/domain/chat-log/chat-line.ts';
import { parseMoment } from '../../src/domain/time/moment.ts';
import { importChat, lookAtChat } from '../../src/flows/importing/import-chat.ts';
import { currentOffice } from '../../src/flows/service.ts';
import { InputFault } from '../run-script.ts';
import { importedLines, sortedLines } from './chat-report.ts';
import { readChatFile } from './read-chat-file.ts';
import { chatsIn } from './read-chats.ts';

export interface ChatFileOptions {
  readonly file: string;
  readonly group?: string | undefined;
  readonly channel?: string | undefined;
  readonly copied?: string | undefined;
  readonly dryRun: boolean;
}

/** Brings a group's log into the database, or only says what it would bring. Throws InputFault before anything is written. */
export async function importChatFile({ file, copied, dryRun, ...where }: ChatFileOptions): Promise<number> {
  const { text, changedAt } = await readChatFile(file);
  const asOf = copied === undefined ? changedAt : parseMoment(copied);
  if (asOf === undefined) throw new InputFault(`--copied 的时间“${copied}”读不懂，可以写成 2026-03-02 10:05。`);
  const { service, close } = await composeImport(readConfig());
  try {
    const { directory } = await currentOffice(service);
    const { chats, unread, withoutWords } = chatsIn(text, { ...where, directory, asOf, now: service.clock.now() });
    if (chats.length === 0)
      throw new InputFault(`${path.basename(file)} 里没有读得懂的消息。`, ...unreadLines(unread.slice(0, 5)));
    for (const chat of chats) {
      if (dryRun) print(sortedLines(chat.group, await lookAtChat(service, chat), service.clock.now()));
      else print(importedLines(chat.group, await importChat(service, chat), service.clock.now()));
    }
    if (withoutWords > 0) print([`另有${withoutWords}条只有图片、语音等，没有文字可补。`]);
    if (unread.length > 0) print([`读不懂的${unread.length}行：`, ...unreadLines(unread)]);
    if (dryRun) print(['只是看看，没有写入。']);
    return 0;
  } finally {
    await close();
  }
}

const unreadLines = (unread: readonly UnreadLine[]): readonly string[] =>
  unread.map(({ line, why }) => `  第${line}行：${why}`);

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
