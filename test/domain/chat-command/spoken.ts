import { parseCommand, type Utterance } from '../../../src/domain/chat-command/parse.ts';
import type { Person } from '../../../src/domain/office/person.ts';
import type { Unit } from '../../../src/domain/office/unit.ts';

const unit = (id: string, name: string, ...aliases: string[]): Unit => ({
  id,
  name,
  aliases,
  kind: 'department',
  active: true,
});
const person = (id: string, name: string): Person => ({ id, name, roles: ['handler'], duty: false, accounts: {} });

export const UNITS: readonly Unit[] = [
  unit('chengjian', '区城乡建设局', '区住建局', '区建设局'),
  unit('chengguan', '区城市管理综合行政执法局', '区城管局'),
  unit('shijian', '区市场监督管理局', '区市场监管局'),
  unit('cangmenjie', '仓门街街道办事处', '仓门街街道', '仓门街'),
  unit('shizheng', '区市政公用服务中心', '区市政中心'),
  unit('xiaofang', '区消防救援大队', '消防大队'),
];
export const PEOPLE: readonly Person[] = [person('p-zhang', '张三'), person('p-li', '李四')];

/** Reads a sentence as one line: `受理 0312-012`, `办结 012 {"text":…}`, `? hint`, or `-` for no command. */
export function heard(text: string, more: Partial<Utterance> = {}): string {
  const said = parseCommand({
    text,
    mentionsBot: text.includes('@小邻'),
    botNames: ['小邻', '邻里助手'],
    directory: { units: UNITS, people: PEOPLE },
    ...more,
  });
  if (!said) return '-';
  if (said.kind === 'fault') return `? ${said.row?.word ?? ''}`.trim();
  if (said.kind === 'office') return [said.row.word, ...Object.values(said.order)].join(' ').trimEnd();
  const data = Object.entries(said.data).map(
    ([name, value]) => `${name}=${Array.isArray(value) ? value.join('+') : String(value)}`,
  );
  if (said.kind === 'review') return [said.letters.join('、'), said.answer, ...data].join(' ').trimStart();
  return [said.row.word, ...said.tickets, ...data].join(' ');
}
