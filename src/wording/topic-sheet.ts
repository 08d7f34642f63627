import type { SourceSpec } from '../domain/policy/office-policy.ts';
import { type PrintedTable, text } from '../domain/report/printed-sheet.ts';
import { BASES } from '../domain/report/source-changes.ts';
import type { SourceFigures } from '../domain/report/source-figures.ts';
import { isCompared } from '../domain/report/topic-trend.ts';
import { baseName, baseNote, CHANGE_NAMES } from './change-sheet.ts';
import { shareCells } from './figure-cells.ts';
import { spanOfDays } from './period-name.ts';
import { sharesNote } from './shares-note.ts';
import { type NamedBase, topicBeforeCell, topicHow, topicMoreCell, topicRateCell, topicTitle } from './topic-cells.ts';

/** 诉求热点 of a source, with what each was in the periods before where these are known: those that fell away stand below. */
export function topicTable(
  figures: SourceFigures,
  { decimals }: Pick<SourceSpec, 'decimals'>,
): readonly PrintedTable[] {
  const { topics } = figures;
  if (topics.length === 0) return [];
  const bases = basesOf(figures);
  return [
    {
      title: '诉求热点',
      columns: ['热点', '件数', '占比', ...bases.flatMap(baseColumns)],
      rows: topics.map((topic) => [
        text(topicTitle(topic.name)),
        ...shareCells(topic, topicHow(topic), decimals),
        ...bases.flatMap((base) => [
          topicBeforeCell(topic, base),
          topicMoreCell(topic, base),
          topicRateCell(topic, base),
        ]),
      ]),
      notes: [...sharesNote(topics, decimals), ...bases.flatMap(({ base }) => baseNote(figures, base))],
    },
  ];
}

/** The bases its topics can be compared with. */
export const basesOf = (figures: SourceFigures): readonly NamedBase[] =>
  BASES.flatMap((base) => {
    const since = figures.changes[base];
    if (!since || !isCompared(figures.topics, base)) return [];
    return [{ base, name: baseName(figures, base), days: spanOfDays(since.window.period) }];
  });

/** `上月` `增减` `环比` */
const baseColumns = ({ base, name }: NamedBase): readonly string[] => [name, '增减', CHANGE_NAMES[base]];
