import { mayBeTold } from '../domain/ledger/filed-row.ts';
import { joined, label, type Runs, say } from '../domain/report/circular.ts';
import type { CircularMatter, SectionPart, SourceMatter } from '../domain/report/circular-matter.ts';
import type { Share, SourceFigures } from '../domain/report/source-figures.ts';
import { type TopicCause, topicCause } from '../domain/report/topic-cause.ts';
import { cellRun, figureRun, plain, seeAttachments } from './circular-figures.ts';
import { gist } from './circular-gist.ts';
import { kindHow, shareCells } from './figure-cells.ts';

const MOST_TOPICS = 5;
const MOST_EXAMPLES = 2;
/** Where none of so many can be told, no more are read: of a hundred thousand that would take minutes. */
const LOOKED_AT = 200;

const CAUSES: Readonly<Record<TopicCause, string>> = {
  policyNotUnderstood: '咨询居多，主要是政策知晓不够，要加强宣传解读',
  dailyManagement: '主要是日常管理问题，要从源头整治',
};

/** What most complaints were about, a part a source that names categories. */
export const topicParts = ({ sources }: CircularMatter): readonly SectionPart[] =>
  sources
    .filter(({ figures }) => figures.categories.length > 0)
    .map((source) => {
      const { ledger, categories } = source.figures;
      return {
        heading: `${ledger.name}诉求热点`,
        names: [`${ledger.name}诉求热点`],
        paragraphs: [
          say`“${label(ledger.name)}”收到的${figureRun('received', source.figures.total, 0)}件工单中，反映较多的有以下几类${seeAttachments(source.attachments)}：`,
          ...categories
            .slice(0, MOST_TOPICS)
            .map((share, index) => say`${label(`${index + 1}.`)}${topic(share, source)}`),
        ],
      };
    });

function topic(share: Share, { figures, spec }: SourceMatter): Runs {
  const [number, part] = shareCells(share, kindHow('诉求热点', share.name), spec.decimals).map(cellRun);
  const examples = examplesOf(share, figures);
  const cause = topicCause(share.tickets.map((ticket) => figures.rowOf(ticket)?.row.kind ?? null));
  return say`${label(share.name)}。收到${number ?? []}件，占${part ?? []}。${
    examples.length === 0 ? [] : say`主要反映${joined(examples, '、')}等。`
  }${plain(cause ? `原因：${CAUSES[cause]}。` : '')}`;
}

/** The first few different matters that can be told without a number in them; tip-offs and sensitive ones are not told. */
function examplesOf({ tickets }: Share, figures: SourceFigures): readonly Runs[] {
  const gists = new Set<string>();
  for (const ticket of tickets.slice(0, LOOKED_AT)) {
    if (gists.size >= MOST_EXAMPLES) break;
    const filed = figures.rowOf(ticket);
    const said = filed && filed.row.kind !== 'tipOff' && mayBeTold(filed) ? gist(filed.row.text) : '';
    if (said !== '') gists.add(said);
  }
  return [...gists].map((said) => say`“${label(said)}”`);
}
