import type { TicketNumber } from '../base/ids.ts';
import { words } from '../complaint/lexicon.ts';
import type { ComplaintKind } from '../complaint/verdict.ts';
import type { FiledRow } from '../ledger/filed-row.ts';

/** Why a topic comes up so often: people do not know the policy, or the daily management has gaps. */
export type TopicCause = 'policyNotUnderstood' | 'dailyManagement';

/** By what a ticket speaks for a cause: it is an enquiry, it asks for a policy or how a thing is done, it tells of something that is wrong. */
export type CauseGround = 'enquiry' | 'asksPolicy' | 'problem';
export const CAUSE_GROUNDS = ['enquiry', 'asksPolicy', 'problem'] as const satisfies readonly CauseGround[];

/** 成因规则: 诉求类型 and words of the complaint, both where both are given. The first row that fits decides. */
interface CauseRule {
  readonly ground: CauseGround;
  readonly kinds?: readonly ComplaintKind[];
  readonly words?: readonly string[];
}

const OTHER_KINDS = ['suggestion', 'help', 'grievance', 'tipOff'] as const;

const CAUSE_RULES: readonly CauseRule[] = [
  { ground: 'enquiry', kinds: ['enquiry'] },
  // Who says that something was done wrongly knows the rule well enough, though he quotes it.
  {
    ground: 'problem',
    words: words(
      '不作为 乱作为 推诿 推脱 敷衍 没人管 无人管 不管 拖欠 克扣 乱收费 多收 违规 违法 违章 违建 违反 不按 不执行 不落实 不兑现 未落实 强制 强迫 欺骗 诈骗 投诉 举报 扰民 污染 坏了 损坏 漏水 停水 停电 堵塞',
    ),
  },
  {
    ground: 'asksPolicy',
    words: words(
      '什么政策 哪些政策 政策是什么 政策是怎 政策解释 政策解读 政策咨询 咨询政策 政策依据是 什么标准 标准是 标准多少 补贴标准 补助标准 补偿标准 赔偿标准 收费标准是 什么条件 哪些条件 条件是 符合条件 申请条件 办理条件 怎么办理 如何办理 怎样办理 咋办理 怎么申请 如何申请 怎样申请 怎么申报 如何申报 怎么报销 如何报销 怎么交 怎么领 如何领取 怎么补办 怎么查询 如何查询 什么材料 哪些材料 什么手续 哪些手续 什么流程 办理流程 能否享受 是否享受 可否享受 能不能享受 是否符合 有没有补贴 有没有补助 有补贴吗 有补助吗 补贴多少',
    ),
  },
  { ground: 'problem', kinds: OTHER_KINDS },
];

const CAUSE_OF: Readonly<Record<CauseGround, TopicCause>> = {
  enquiry: 'policyNotUnderstood',
  asksPolicy: 'policyNotUnderstood',
  problem: 'dailyManagement',
};

/** What a letter is about stands at its beginning. */
const READ = 400;

/** The ground a ticket gives; undefined where neither its kind is known nor its words say anything. */
export function causeGround({ kind, text }: Pick<FiledRow['row'], 'kind' | 'text'>): CauseGround | undefined {
  const head = text.slice(0, READ);
  return CAUSE_RULES.find(
    (rule) =>
      (rule.kinds === undefined || (kind !== null && rule.kinds.includes(kind))) &&
      (rule.words === undefined || rule.words.some((word) => head.includes(word))),
  )?.ground;
}

/** What speaks for which cause among the tickets of a topic, and what the most speak for. */
export interface TopicGrounds {
  readonly tickets: Readonly<Record<CauseGround, readonly TicketNumber[]>>;
  /** Those that say nothing. */
  readonly silent: readonly TicketNumber[];
  /** Undefined where none says anything. */
  readonly cause: TopicCause | undefined;
}

export function topicGrounds(
  tickets: readonly TicketNumber[],
  groundOf: (ticket: TicketNumber) => CauseGround | undefined,
): TopicGrounds {
  const by = Map.groupBy(tickets, groundOf);
  return judged((ground) => by.get(ground) ?? [], by.get(undefined) ?? []);
}

/** The same topic of several sources: what each of its tickets speaks for is known. */
export const mergedGrounds = (each: readonly TopicGrounds[]): TopicGrounds =>
  judged(
    (ground) => each.flatMap(({ tickets }) => tickets[ground]),
    each.flatMap(({ silent }) => silent),
  );

/** Half and half is a matter of management: that can be put right at once. */
function judged(of: (ground: CauseGround) => readonly TicketNumber[], silent: readonly TicketNumber[]): TopicGrounds {
  const tickets = { enquiry: of('enquiry'), asksPolicy: of('asksPolicy'), problem: of('problem') };
  const count = (cause: TopicCause): number =>
    CAUSE_GROUNDS.filter((ground) => CAUSE_OF[ground] === cause).reduce(
      (all, ground) => all + tickets[ground].length,
      0,
    );
  const [notUnderstood, badlyManaged] = [count('policyNotUnderstood'), count('dailyManagement')];
  const most = notUnderstood > badlyManaged ? 'policyNotUnderstood' : 'dailyManagement';
  return { tickets, silent, cause: notUnderstood + badlyManaged === 0 ? undefined : most };
}
