import { count } from '../domain/figures/measure.ts';
import { joined, label, type Runs, say, unitRun } from '../domain/report/circular.ts';
import type { CircularMatter, SectionPart, TopicsMatter } from '../domain/report/circular-matter.ts';
import type { PrintedCell } from '../domain/report/printed-sheet.ts';
import type { TopicLine, TopicTicket } from '../domain/report/topic-overview.ts';
import type { TopicPlace } from '../domain/report/topic-places.ts';
import { cellRun, plain, seeAttachments, unitCount } from './circular-figures.ts';
import { differentGists } from './circular-gist.ts';
import { shareCells } from './figure-cells.ts';
import { periodName, shortPeriod, shortPeriodBefore } from './period-name.ts';
import { causeSentence } from './topic-causes.ts';
import { topicHow } from './topic-cells.ts';
import {
  ALL_SOURCES,
  mainLines,
  overviewBases,
  placeCells,
  STATE_COLUMNS,
  type StateColumn,
  stateCell,
  totalReceived,
  totalState,
  unitCell,
} from './topic-overview-sheet.ts';
import { proposals } from './topic-proposals.ts';
import { comeAndGoneSentence, topicTrend } from './topic-trend-sentence.ts';

const MOST_UNITS = 3;
const MOST_EXAMPLES = 3;

/** What came in over all sources, and which topics stand out. */
export function topicSummaryParts({ window, topics, sources }: CircularMatter): readonly SectionPart[] {
  const period = label(periodName(window.period));
  if (!topics)
    return part([
      sources.every(({ figures }) => count(figures.total, 'received') === 0)
        ? say`${period}，没有收到工单。`
        : say`${period}的台账没有写明诉求类别，分不出诉求热点。`,
    ]);
  const { overview, attachments } = topics;
  const names = mainLines(overview).map(({ topic }) => say`${label(topic.name)}`);
  const changes = { now: shortPeriod(window.period), before: shortPeriodBefore(window.period) };
  const untold = overview.untold.map(({ ledger }) => say`“${label(ledger.name)}”`);
  return part([
    say`${plain(ALL_SOURCES)}：收到${cellRun(totalReceived(overview.total))}件，${statesSaid((state) => totalState(overview.total, state))}。反映最多的是${joined(names, '、')}${seeAttachments(attachments)}。${
      untold.length === 0 ? [] : say`${joined(untold, '、')}没有写明诉求类别，不在内。`
    }`,
    comeAndGoneSentence(
      overview.lines.map(({ topic }) => topic),
      changes,
    ),
  ]);
}

const part = (paragraphs: readonly Runs[]): readonly SectionPart[] => [
  { heading: '', names: [], paragraphs: paragraphs.filter((runs) => runs.length > 0) },
];

/** The main topics one by one: how many, how they have changed, with whom they lie, why, where, and what to look at. */
export function topicAnalysisParts({ topics }: CircularMatter): readonly SectionPart[] {
  if (!topics) return [];
  const { total } = topics.overview;
  return part([
    say`${plain(ALL_SOURCES)}：收到${cellRun(totalReceived(total))}件，较多的是以下几类。`,
    ...mainLines(topics.overview).flatMap((line, index) => analysis(line, topics, index + 1)),
  ]);
}

function analysis(line: TopicLine, matter: TopicsMatter, number: number): readonly Runs[] {
  const { topic } = line;
  const { overview, decimals } = matter;
  const places = matter.places.get(topic.name) ?? [];
  const [received, share] = shareCells(topic, topicHow(topic, ALL_SOURCES), decimals).map(cellRun);
  const trend = topicTrend(topic, overviewBases(overview), ALL_SOURCES);
  const asks = proposals(line, { cause: overview.grounds.get(topic.name)?.cause, gathers: places.length > 0 });
  return [
    say`${label(`${number}.${topic.name}`)}。收到${received ?? []}件，占${share ?? []}${
      trend.length === 0 ? [] : say`，${trend}`
    }。${states(line)}${units(line)}${causeSentence(topic, overview.grounds.get(topic.name), ALL_SOURCES)}${placesOf(line, places)}${sourcesOf(line)}`,
    examples(line),
    asks.length === 0 ? [] : say`建议：${plain(asks.join('；'))}。`,
  ];
}

/** `办结14件，在办3件（在办超期1件）`; noughts are left out, but where all is done it is said. */
function states(line: TopicLine): Runs {
  const said = statesSaid((state) => stateCell(line, state));
  return say`${said}${plain(line.open.length === 0 ? '，全部办完' : '')}。`;
}

function statesSaid(cellOf: (state: StateColumn) => PrintedCell): Runs {
  const [done, open, late] = STATE_COLUMNS.map((state) => {
    const cell = cellOf(state);
    return cell.value === 0 ? [] : say`${plain(state[0])}${cellRun(cell)}件`;
  });
  return joined([done ?? [], say`${open ?? []}${(late ?? []).length === 0 ? [] : say`（${late ?? []}）`}`], '，');
}

function units(line: TopicLine): Runs {
  const named = line.byUnit.slice(0, MOST_UNITS).map(({ unit }) => unitCount(unit, unitCell(line, unit)));
  if (named.length === 0) return [];
  return say`涉及较多的有${joined(named, '、')}${plain(line.byUnit.length > MOST_UNITS ? '等，见附件' : '')}。`;
}

const placesOf = (line: TopicLine, places: readonly TopicPlace[]): Runs => {
  const told = places.map((place) => {
    const [tickets, people] = placeCells(line.topic, place).map(cellRun);
    return say`${label(place.place)}${tickets ?? []}件次、${people ?? []}人次`;
  });
  return told.length === 0 ? [] : say`集中在${joined(told, '，')}。`;
};

/** Last of its paragraph: it names the sources, and what follows would be taken to be of them. */
function sourcesOf({ topic, bySource }: TopicLine): Runs {
  if (bySource.length < 2) return [];
  const told = bySource.map(({ source }) => {
    const own = source.topics.find(({ name }) => name === topic.name);
    const cell = own && shareCells(own, topicHow(own), 2)[0];
    return cell ? say`“${label(source.ledger.name)}”${cellRun(cell)}件` : [];
  });
  return say`来自${joined(told, '、')}。`;
}

const STATE_WORDS: Readonly<Record<TopicTicket['state'], string>> = {
  completed: '已办结',
  open: '在办',
  openOverdue: '在办，已超期',
};

const BY_URGENCY = ['openOverdue', 'open', 'completed'] as const satisfies readonly TopicTicket['state'][];

/** One of each state, the latest first, then more of them; never a tip-off, nothing sensitive, nothing that needs a number. */
function examples({ each, byUnit }: TopicLine): Runs {
  const names = new Map<string, TopicLine['byUnit'][number]['unit']>(byUnit.map(({ unit }) => [unit.id, unit]));
  const told = BY_URGENCY.map((state) =>
    differentGists(
      each.filter((ticket) => ticket.state === state),
      { filedOf: ({ filed }) => filed, most: MOST_EXAMPLES },
    ),
  );
  const inTurn = Array.from({ length: MOST_EXAMPLES }, (_, nth) => told.flatMap((some) => some[nth] ?? [])).flat();
  const chosen = inTurn.filter(({ said }, index) => inTurn.findIndex((one) => one.said === said) === index);
  const sentences = chosen.slice(0, MOST_EXAMPLES).map(({ said, of: ticket }) => {
    const unit = names.get(ticket.fact.unit ?? '');
    return say`“${label(said)}”（${unit ? [unitRun(unit), plain('，')] : []}${plain(STATE_WORDS[ticket.state])}）`;
  });
  return sentences.length === 0 ? [] : say`例如：${joined(sentences, '；')}。`;
}
