import { GRAMMAR, type GrammarRow } from '../domain/chat-command/grammar.ts';
import type { StaffRole } from '../domain/office/person.ts';
import { ROLE_NAMES } from './state-names.ts';

/** Who may say it, in words: 全体工作人员, or the roles by name. */
function whoMay(row: GrammarRow): string {
  const everybody = Object.keys(ROLE_NAMES).length - 4;
  if (row.who.length >= everybody) return '全体工作人员';
  return [...row.who.map((role) => ROLE_NAMES[role]), ...(row.manager ? ['本群管理员'] : [])].join('、');
}

/** The answer to 帮助: the words this person may use, or all about one of them. */
export function helpAnswer(roles: readonly StaffRole[], topic?: string): string {
  const row =
    topic === undefined ? undefined : GRAMMAR.find((one) => one.word === topic || one.aliases.includes(topic));
  return row ? aboutWord(row) : ownWords(roles);
}

function aboutWord(row: GrammarRow): string {
  const also = row.aliases.slice(0, 3).join('、');
  return `${row.word}：${row.help}。例如“${row.example}”。${also === '' ? '' : `也可以说${also}。`}由${whoMay(row)}使用。`;
}

/** One line an action, queries together in the last: short enough to read in a group. */
function ownWords(roles: readonly StaffRole[]): string {
  const mine = GRAMMAR.filter((row) => row.who.some((role) => roles.includes(role)));
  const queries = mine.filter((row) => row.action.kind === 'query').map((row) => row.word);
  const actions = mine
    .filter((row) => row.action.kind === 'lifecycle' || row.action.kind === 'answer')
    .map((row) => `${row.example}：${row.help}`);
  const office = mine.filter((row) => row.action.kind === 'office').map((row) => row.word);
  return [
    actions.length > 0 ? `您能用的指令（编号可以只写后三位，也可以引用我的消息来回）：` : '您可以查：',
    ...actions,
    ...(office.length > 0 ? [`设置：${office.join('、')}。`] : []),
    `查询：${queries.join('、')}。回“帮助 延期”可看一条指令的写法。`,
  ].join('\n');
}
