import { joined, label, type Runs, say } from '../domain/report/circular.ts';
import type { CircularMatter, SectionPart, SourceMatter } from '../domain/report/circular-matter.ts';
import type { SourceFigures } from '../domain/report/source-figures.ts';
import { risen, type Share, type Topic } from '../domain/report/topic-trend.ts';
import { cellRun, figureRun, seeAttachments } from './circular-figures.ts';
import { differentGists } from './circular-gist.ts';
import { shareCells } from './figure-cells.ts';
import { shortPeriod, shortPeriodBefore } from './period-name.ts';
import { causeSentence } from './topic-causes.ts';
import { topicHow } from './topic-cells.ts';
import { basesOf } from './topic-sheet.ts';
import { comeAndGoneSentence, topicTrend } from './topic-trend-sentence.ts';

const MOST_TOPICS = 5;
const MOST_EXAMPLES = 2;

/** What most complaints were about, a part a source that names categories. */
export const topicParts = ({ sources }: CircularMatter): readonly SectionPart[] =>
  sources
    .filter(({ figures }) => risen(figures.topics).length > 0)
    .map((source) => {
      const { ledger, topics, total } = source.figures;
      const period = source.figures.window.period;
      const news = comeAndGoneSentence(topics, { now: shortPeriod(period), before: shortPeriodBefore(period) });
      return {
        heading: `${ledger.name}诉求热点`,
        names: [`${ledger.name}诉求热点`],
        paragraphs: [
          say`“${label(ledger.name)}”收到的${figureRun('received', total, 0)}件工单中，反映较多的有以下几类${seeAttachments(source.attachments)}：`,
          ...risen(topics)
            .slice(0, MOST_TOPICS)
            .map((topic, index) => say`${label(`${index + 1}.`)}${topicSentences(topic, source)}`),
          ...(news.length === 0 ? [] : [news]),
        ],
      };
    });

function topicSentences(topic: Topic, { figures, spec }: SourceMatter): Runs {
  const [number, part] = shareCells(topic, topicHow(topic), spec.decimals).map(cellRun);
  const trend = topicTrend(topic, basesOf(figures));
  const examples = examplesOf(topic, figures);
  return say`${label(topic.name)}。收到${number ?? []}件，占${part ?? []}${trend.length === 0 ? [] : say`，${trend}`}。${
    examples.length === 0 ? [] : say`主要反映${joined(examples, '、')}等。`
  }${causeSentence(topic, figures.grounds.get(topic.name))}`;
}

const examplesOf = ({ tickets }: Share, { rowOf }: SourceFigures): readonly Runs[] =>
  differentGists(tickets, { filedOf: rowOf, most: MOST_EXAMPLES }).map(({ said }) => say`“${label(said)}”`);
