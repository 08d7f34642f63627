import type { Fate, SortedLine } from '../../src/domain/chat-log/sort-lines.ts';
import type { Group } from '../../src/domain/office/group.ts';
import { formatMoment, type Moment } from '../../src/domain/time/moment.ts';
import type { ImportedChat, TakenLine } from '../../src/flows/importing/import-chat.ts';
import { spanWords } from '../../src/wording/gap.ts';
import { title } from '../../src/wording/ticket-title.ts';

const FATES: Readonly<Record<Fate, string>> = {
  missed: '漏收',
  heard: '已经收到过',
  own: '机器人自己发的',
  staff: '工作人员说的',
};

/** What a log holds, for the person who brings it: how much of it was missed, and which lines. */
export function sortedLines(group: Group, sorted: readonly SortedLine[], now: Moment): readonly string[] {
  const moments = sorted.map(({ line }) => line.at);
  const span = spanWords({ from: Math.min(...moments), to: Math.max(...moments) }, now);
  const counts = (Object.keys(FATES) as Fate[]).flatMap((fate) => {
    const lines = sorted.filter((one) => one.fate === fate);
    return lines.length === 0 ? [] : [`  ${FATES[fate]}${lines.length}条：${placesOf(lines)}`];
  });
  return [`${group.name}（${group.id}），${span}，共${sorted.length}条消息。`, ...counts];
}

/** The same, and what came of what was missed. */
export function importedLines(group: Group, { sorted, taken }: ImportedChat, now: Moment): readonly string[] {
  const head = sortedLines(group, sorted, now);
  if (taken.length === 0) return [...head, '没有漏收的，什么也没有改。'];
  const told = taken.flatMap((one) => outcomeLine(one) ?? []);
  const rest = taken.length - told.length;
  return [...head, '补收结果：', ...told, ...(rest > 0 ? [`  ${rest}条不是诉求，已记下，不用处理。`] : [])];
}

function outcomeLine({ line, tickets, outcome }: TakenLine): string | undefined {
  const place = `  第${line.line}行（${formatMoment(line.at).slice(0, 16).replace('T', ' ')}）`;
  if (tickets.length > 0)
    return `${place}${tickets.map(({ ticket, opened }) => `${opened ? '新开' : '并入'} ${title(ticket)}`).join('，')}`;
  return outcome.reading === 'unsure' ? `${place}拿不准，已列入存疑` : undefined;
}

const MOST = 30;
function placesOf(lines: readonly SortedLine[]): string {
  const places = lines.slice(0, MOST).map(({ line }) => line.line);
  return `第${places.join('、')}${lines.length > MOST ? ' …' : ''}行`;
}
