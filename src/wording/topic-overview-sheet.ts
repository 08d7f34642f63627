import { type PrintedCell, type PrintedSheet, type PrintedTable, text } from '../domain/report/printed-sheet.ts';
import type { TopicLine, TopicOverview } from '../domain/report/topic-overview.ts';
import type { TopicPlace } from '../domain/report/topic-places.ts';
import { baseNote } from './change-sheet.ts';
import { shareCells } from './figure-cells.ts';
import { sharesNote } from './shares-note.ts';
import { causeTable } from './topic-causes.ts';
import {
  countCell,
  type NamedBase,
  topicBeforeCell,
  topicHow,
  topicMoreCell,
  topicRateCell,
  topicTitle,
} from './topic-cells.ts';
import { basesOf } from './topic-sheet.ts';

/** Before every 口径 of it, so that nobody takes a number for that of one source. */
export const ALL_SOURCES = '全部来源';
const MOST_TOPICS = 5;

/** What of a topic stands in a column: how it is called, and the tickets. */
const STATES = [
  ['办结', 'completed'],
  ['在办', 'open'],
  ['在办超期', 'openOverdue'],
] as const;
export type StateColumn = (typeof STATES)[number];
export const STATE_COLUMNS: readonly StateColumn[] = STATES;

type Places = ReadonlyMap<string, readonly TopicPlace[]>;

/** 诉求热点汇总: all topics of all sources, why they come up, which units they lie with, and where they gather. */
export function topicOverviewSheet(overview: TopicOverview, places: Places, decimals: number): PrintedSheet {
  const tables = [
    overviewTable(overview, decimals),
    ...causeTable(
      overview.lines.map(({ topic }) => topic),
      overview.grounds,
      ALL_SOURCES,
    ).map((table) => ({
      ...table,
      title: `${ALL_SOURCES}诉求热点成因`,
    })),
    ...unitTable(overview),
    ...placeTable(overview, places),
  ];
  return { name: '诉求热点汇总', tables };
}

/** Bases that every source holds, as the first one names them. */
export const overviewBases = ({ sources, total }: TopicOverview): readonly NamedBase[] =>
  sources[0] ? basesOf(sources[0]).filter(({ base }) => total.topic.before[base] !== undefined) : [];

/** Those the report goes into. */
export const mainLines = ({ lines }: TopicOverview): readonly TopicLine[] =>
  lines.filter(({ topic }) => topic.name !== '' && topic.count > 0).slice(0, MOST_TOPICS);

function overviewTable(overview: TopicOverview, decimals: number): PrintedTable {
  const { lines, total, sources, untold } = overview;
  const bases = overviewBases(overview);
  const columns = bases.flatMap(({ base, name }) => [name, '增减', base === 'previous' ? '环比' : '同比']);
  const topics = lines.map(({ topic }) => topic);
  return {
    leads: true,
    title: `${ALL_SOURCES}诉求热点`,
    columns: ['类别', '收到', '占比', ...columns, ...STATES.map(([name]) => name)],
    rows: [...lines.map((line) => lineCells(line, bases, decimals)), totalCells(total, bases)],
    notes: [
      `包括：${sources.map(({ ledger }) => ledger.name).join('、')}。`,
      ...(untold.length === 0
        ? []
        : [`没有写明诉求类别、不在内：${untold.map(({ ledger }) => ledger.name).join('、')}。`]),
      '在办超期：本期收到、到截止时点没办结、已过时限；挂账、剔除的不算。',
      ...sharesNote(topics, decimals),
      ...(sources[0] ? bases.flatMap(({ base }) => (sources[0] ? baseNote(sources[0], base) : [])) : []),
    ],
  };
}

const lineCells = (line: TopicLine, bases: readonly NamedBase[], decimals: number): readonly PrintedCell[] => [
  text(topicTitle(line.topic.name)),
  ...shareCells(line.topic, topicHow(line.topic, ALL_SOURCES), decimals),
  ...bases.flatMap((base) => [
    topicBeforeCell(line.topic, base, ALL_SOURCES),
    topicMoreCell(line.topic, base, ALL_SOURCES),
    topicRateCell(line.topic, base, ALL_SOURCES),
  ]),
  ...STATES.map((state) => stateCell(line, state)),
];

/** Without the share, which is all, and without a rate: from one topic to the next other counts are its base. */
const totalCells = (total: TopicLine, bases: readonly NamedBase[]): readonly PrintedCell[] => [
  text('合计', 'total'),
  totalReceived(total),
  { value: null, style: 'total' },
  ...bases.flatMap((base): readonly PrintedCell[] => {
    const before = total.topic.before[base.base];
    if (!before) return [];
    const then = `${ALL_SOURCES}${base.name}（${base.days}）收到的工单`;
    const more = `${ALL_SOURCES}收到的工单增减：本期${total.topic.count}－${base.name}${before.count}`;
    return [
      countCell({ figure: 'received', how: then, value: before.count, tickets: before.tickets }, 'total'),
      countCell({ figure: '', how: more, value: before.more, tickets: before.both }, 'total'),
      { value: null, style: 'total' },
    ];
  }),
  ...STATES.map((state) => totalState(total, state)),
];

export const totalReceived = ({ topic }: TopicLine): PrintedCell =>
  countCell(
    { figure: 'received', how: `${ALL_SOURCES}本期收到的工单`, value: topic.count, tickets: topic.tickets },
    'total',
  );

export const totalState = (total: TopicLine, [name, code]: StateColumn): PrintedCell =>
  countCell({ ...stateOf(total, code), how: `${ALL_SOURCES}本期收到的工单，${name}的` }, 'total');

/** `在办` of a topic. */
export const stateCell = (line: TopicLine, [name, code]: StateColumn): PrintedCell =>
  countCell({ ...stateOf(line, code), how: `${topicHow(line.topic, ALL_SOURCES)}，${name}的` });

const stateOf = (line: TopicLine, code: StateColumn[1]) => ({
  figure: code,
  value: line[code].length,
  tickets: line[code],
});

/** The main topics by unit, where one unit is not all there is. */
function unitTable(overview: TopicOverview): readonly PrintedTable[] {
  const lines = mainLines(overview);
  const [first] = overview.sources;
  const units = (first?.units ?? []).filter(({ unit }) => lines.some((line) => unitTickets(line, unit.id).length > 0));
  if (units.length === 0) return [];
  return [
    {
      lists: 'units',
      title: `${ALL_SOURCES}主要热点在各单位的件数`,
      columns: ['承办单位', ...lines.map(({ topic }) => topic.name)],
      rows: [
        ...units.map(({ unit }) => [text(unit.name), ...lines.map((line) => unitCell(line, unit))]),
        [
          text('合计', 'total'),
          ...lines.map((line) =>
            countCell(
              {
                figure: 'received',
                how: topicHow(line.topic, ALL_SOURCES),
                value: line.topic.count,
                tickets: line.topic.tickets,
              },
              'total',
            ),
          ),
        ],
      ],
    },
  ];
}

const unitTickets = ({ byUnit }: TopicLine, id: string): TopicLine['completed'] =>
  byUnit.find(({ unit }) => unit.id === id)?.tickets ?? [];

export const unitCell = (line: TopicLine, unit: TopicLine['byUnit'][number]['unit']): PrintedCell => {
  const tickets = unitTickets(line, unit.id);
  const how = `${topicHow(line.topic, ALL_SOURCES)}，由${unit.name}承办的`;
  return countCell({ figure: 'received', how, value: tickets.length, tickets });
};

function placeTable(overview: TopicOverview, places: Places): readonly PrintedTable[] {
  const rows = mainLines(overview).flatMap(({ topic }) =>
    (places.get(topic.name) ?? []).map((place) => [text(place.place), text(topic.name), ...placeCells(topic, place)]),
  );
  if (rows.length === 0) return [];
  const notes = ['地点：按内容里写的小区、道路归并。人次：诉求人和附议人。'];
  return [{ title: `${ALL_SOURCES}诉求集中的地点`, columns: ['地点', '热点', '件次', '人次'], rows, notes }];
}

/** How many tickets and people. */
export function placeCells(topic: TopicLine['topic'], place: TopicPlace): readonly [PrintedCell, PrintedCell] {
  const how = `${topicHow(topic, ALL_SOURCES)}，说到“${place.place}”的`;
  const { tickets, people } = place;
  return [
    countCell({ figure: 'received', how, value: tickets.length, tickets }),
    countCell({ figure: '', how: `${how}诉求人和附议人`, value: people, tickets }),
  ];
}
