import { joined, type Runs, say } from '../domain/report/circular.ts';
import { type PrintedCell, type PrintedTable, text } from '../domain/report/printed-sheet.ts';
import { CAUSE_GROUNDS, type CauseGround, type TopicCause, type TopicGrounds } from '../domain/report/topic-cause.ts';
import { risen, type Topic } from '../domain/report/topic-trend.ts';
import { cellRun, plain } from './circular-figures.ts';
import { countCell, topicHow } from './topic-cells.ts';

const GROUND_NAMES: Readonly<Record<CauseGround, string>> = {
  enquiry: '咨询',
  asksPolicy: '问政策或办法',
  problem: '反映问题',
};
const SILENT = '看不出';

const CAUSE_NAMES: Readonly<Record<TopicCause, string>> = {
  policyNotUnderstood: '政策知晓不够',
  dailyManagement: '日常管理有漏洞',
};

const CAUSE_WORDS: Readonly<Record<TopicCause, string>> = {
  policyNotUnderstood: '主要原因是政策知晓不够，要加强宣传解读',
  dailyManagement: '主要原因是日常管理有漏洞，要从源头整治',
};

const HOW_JUDGED =
  '成因：按诉求类型和内容判断。咨询，以及内容是问政策、标准、条件和怎么办理的，多于一半的是政策知晓不够；其余的是日常管理有漏洞。';

/** What speaks for the cause of each topic; the parts of a line are all its tickets. `whole` as in the proofs. */
export function causeTable(
  topics: readonly Topic[],
  grounds: ReadonlyMap<string, TopicGrounds>,
  whole = '',
): readonly PrintedTable[] {
  const shown = risen(topics).flatMap((topic) => {
    const own = grounds.get(topic.name);
    return own?.cause ? [{ topic, own, cause: own.cause }] : [];
  });
  if (shown.length === 0) return [];
  const isSilent = shown.some(({ own }) => own.silent.length > 0);
  return [
    {
      title: '诉求热点成因',
      columns: [
        '热点',
        '小计',
        ...CAUSE_GROUNDS.map((ground) => GROUND_NAMES[ground]),
        ...(isSilent ? [SILENT] : []),
        '成因',
      ],
      rows: shown.map(({ topic, own, cause }) => [
        text(topic.name),
        ticketsCell(topicHow(topic, whole), topic.tickets),
        ...CAUSE_GROUNDS.map((ground) => groundCell(topic, own, ground, whole)),
        ...(isSilent ? [ticketsCell(`${topicHow(topic, whole)}，其中${SILENT}的`, own.silent)] : []),
        text(CAUSE_NAMES[cause]),
      ]),
      notes: [HOW_JUDGED],
    },
  ];
}

const groundCell = (topic: Pick<Topic, 'name'>, { tickets }: TopicGrounds, ground: CauseGround, whole: string) =>
  ticketsCell(`${topicHow(topic, whole)}，其中${GROUND_NAMES[ground]}的`, tickets[ground]);

const ticketsCell = (how: string, tickets: TopicGrounds['silent']): PrintedCell =>
  countCell({ figure: 'received', how, value: tickets.length, tickets });

/** `咨询9件、反映问题5件，主要原因是政策知晓不够，要加强宣传解读。` Nothing where the ledger tells neither kinds nor words. */
export function causeSentence(topic: Pick<Topic, 'name'>, own: TopicGrounds | undefined, whole = ''): Runs {
  if (!own?.cause) return [];
  const told = CAUSE_GROUNDS.filter((ground) => own.tickets[ground].length > 0).map(
    (ground) => say`${plain(GROUND_NAMES[ground])}${cellRun(groundCell(topic, own, ground, whole))}件`,
  );
  return say`${joined(told, '、')}，${plain(CAUSE_WORDS[own.cause])}。`;
}
