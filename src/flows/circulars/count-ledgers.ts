import { buildGazetteer } from '../../domain/complaint/gazetteer.ts';
import type { FigureWindow } from '../../domain/figures/ticket-at.ts';
import { DEFAULT_SOURCE } from '../../domain/policy/default-policy.ts';
import type { OfficePolicy } from '../../domain/policy/office-policy.ts';
import type { PublicityTable } from '../../domain/publicity/publicity-table.ts';
import type { MediaReading } from '../../domain/publicity/read-new-media.ts';
import type { PublicityReading } from '../../domain/publicity/read-publicity.ts';
import type { TopicsMatter } from '../../domain/report/circular-matter.ts';
import { type PrintedSheet, placeTables, sheetNames } from '../../domain/report/printed-sheet.ts';
import { NO_SOURCE, type ProofEntry, type ProofSource, proofEntries } from '../../domain/report/proof-entries.ts';
import {
  BASES,
  type Base,
  type Change,
  type ChangesSince,
  type ChangingCode,
} from '../../domain/report/source-changes.ts';
import { type CountedLedger, countSource, type SourceFigures } from '../../domain/report/source-figures.ts';
import type { TierFigures } from '../../domain/report/tier-figures.ts';
import { topicOverview } from '../../domain/report/topic-overview.ts';
import { topicPlaces } from '../../domain/report/topic-places.ts';
import type { Topic, TopicBefore } from '../../domain/report/topic-trend.ts';
import { officeCalendar } from '../../domain/time/cn-calendar.ts';
import { formatMoment } from '../../domain/time/moment.ts';
import type { PlacedSheet } from '../../ports/sheet-writer.ts';
import { newMediaSheet } from '../../wording/new-media-sheet.ts';
import { publicitySheet } from '../../wording/publicity-sheet.ts';
import { sourceSheet } from '../../wording/source-sheet.ts';
import { supervisionSheet } from '../../wording/supervision-sheet.ts';
import { mainLines, topicOverviewSheet } from '../../wording/topic-overview-sheet.ts';
import type { FiguresOfPeriod } from '../reporting/export-figures.ts';

/** A publicity table that was read. */
export interface FiledTable {
  readonly file: string;
  readonly table: PublicityTable;
  readonly reading: PublicityReading;
}

/** A table of new-media accounts that was read. */
export interface FiledMedia {
  readonly file: string;
  readonly media: MediaReading;
}

export interface LedgersToCount {
  readonly policy: OfficePolicy;
  readonly sources: readonly CountedLedger[];
  readonly tables: readonly (FiledTable | FiledMedia)[];
  readonly window: FigureWindow;
}

/** What a circular is made of: the printed sheets, the figures (contract §4, by source), and the proof of every printed number. */
export interface CountedLedgers {
  readonly sheets: readonly PlacedSheet[];
  readonly figures: { readonly until: string; readonly periods: Readonly<Record<string, FiguresOfSource>> };
  readonly proof: { readonly until: string; readonly entries: () => Iterable<ProofEntry> };
  /** What the sheets were printed from: a sheet each of a source or of a table handed in. */
  readonly printed: readonly PrintedSource[];
  /** The topics of all sources together; undefined where no source names topics. */
  readonly topics: CountedTopics | undefined;
}

export interface CountedTopics extends Omit<TopicsMatter, 'attachments'> {
  readonly sheet: PrintedSheet;
}

/** A source or a table handed in, and its sheet. */
export type PrintedSource = { readonly sheet: PrintedSheet } & (
  | { readonly figures: SourceFigures }
  | { readonly filed: FiledTable }
  | { readonly media: FiledMedia }
);

/** The figures alone, without what is printed of them: that takes three times as long. Throws as `countLedgers`. */
export function countSources({ policy, sources, window }: Omit<LedgersToCount, 'tables'>): readonly SourceFigures[] {
  const office = { ...policy, calendar: officeCalendar(policy.calendar) };
  return sources.map((ledger) => countSource(ledger, window, office));
}

/** Throws UnknownYearError where a limit has to be counted in a year the calendar refuses. */
export function countLedgers({ policy, sources, tables, window }: LedgersToCount): CountedLedgers {
  const counted = countSources({ policy, sources, window });
  const printed: readonly PrintedSource[] = [
    ...counted.map((figures) => ({ figures, sheet: sourceSheet(figures, policy) })),
    ...tables.map((filed) =>
      'media' in filed
        ? {
            media: filed,
            sheet: newMediaSheet({ file: filed.file, accounts: filed.media.accounts, window }),
          }
        : { filed, sheet: tableSheet(filed, policy, window) },
    ),
  ];
  const parts: Part[] = printed.map((one) => ({
    sheet: one.sheet,
    source: 'figures' in one ? one.figures : NO_SOURCE,
  }));
  const topics = countTopics(counted, policy);
  if (topics) parts.push({ sheet: topics.sheet, source: overviewSource(topics) });
  if (counted.length > 0) parts.push({ sheet: supervisionSheet(counted, policy.units), source: NO_SOURCE });
  const names = sheetNames(parts.map(({ sheet }) => sheet.name));
  const placed = parts.map(({ sheet, source }, index) => ({
    name: names[index] ?? '',
    rows: placeTables(sheet),
    source,
  }));
  const until = formatMoment(window.cutOff);
  return {
    sheets: placed.map(({ name, rows }) => ({ name, rows })),
    figures: { until, periods: Object.fromEntries(counted.map((one) => [one.ledger.source.code, periodOf(one)])) },
    proof: { until, entries: () => everyEntry(placed) },
    printed,
    topics,
  };
}

function countTopics(counted: readonly SourceFigures[], { areas }: OfficePolicy): CountedTopics | undefined {
  const overview = topicOverview(counted);
  if (!overview) return undefined;
  const gazetteer = buildGazetteer(areas);
  // Of those that are printed: to look for places takes longer than all the counting.
  const places = new Map(mainLines(overview).map((line) => [line.topic.name, topicPlaces(line, gazetteer)]));
  const decimals = DEFAULT_SOURCE.decimals;
  return { overview, places, decimals, sheet: topicOverviewSheet(overview, places, decimals) };
}

/** Over all sources together only the tickets are known, not what each source counts above the line. */
export const overviewSource = ({ overview }: Pick<CountedTopics, 'overview'>): ProofSource => ({
  ...NO_SOURCE,
  rowOf: overview.rowOf,
});

function* everyEntry(placed: readonly (PlacedSheet & Pick<Part, 'source'>)[]): Generator<ProofEntry> {
  for (const { name, rows, source } of placed) yield* proofEntries(name, rows, source);
}

interface Part {
  readonly sheet: PrintedSheet;
  readonly source: ProofSource;
}

const tableSheet = (
  { file, table, reading }: FiledTable,
  policy: OfficePolicy,
  { period }: FigureWindow,
): PrintedSheet =>
  publicitySheet({
    file,
    table,
    reading,
    period,
    spec: policy.sources[table.code] ?? policy.sources[table.name] ?? table.spec,
  });

/** `changes`: 环比、同比 where the ledger holds the earlier period; `rate` per cent with its sign, null where there was nothing before. */
export interface FiguresOfSource extends FiguresOfPeriod {
  readonly changes: Readonly<Partial<Record<Base, ChangesOfSource>>>;
  readonly tiers: readonly TierFigures[];
  /** 诉求热点 with 环比 and 同比; `name` empty: tickets that name no category. */
  readonly topics: readonly TopicTold[];
}

export interface ChangesOfSource {
  readonly from: string;
  readonly to: string;
  readonly cutOff: string;
  readonly figures: Readonly<Record<ChangingCode, Omit<Change, 'tickets'>>>;
}

/** A topic as the figures tell it: of the earlier periods the counts, and by whose tickets. */
export interface TopicTold extends Omit<Topic, 'before'> {
  readonly before: Readonly<Partial<Record<Base, Omit<TopicBefore, 'both'>>>>;
}

const topicTold = ({ before, ...topic }: Topic): TopicTold => ({
  ...topic,
  before: Object.fromEntries(Object.entries(before).map(([base, { both: _said, ...told }]) => [base, told])),
});

const periodOf = ({ window, total, units, tiers, topics, changes }: SourceFigures): FiguresOfSource => ({
  from: formatMoment(window.period.from),
  to: formatMoment(window.period.to),
  total,
  units: units.map(({ unit, tier, figures }) => ({ unit: unit.id, name: unit.name, tier, figures })),
  tiers,
  topics: topics.map(topicTold),
  changes: Object.fromEntries(
    BASES.flatMap((base) => {
      const since = changes[base];
      return since ? [[base, changesTold(since)]] : [];
    }),
  ),
});

const changesTold = ({ window: { period, cutOff }, of }: ChangesSince): ChangesOfSource => {
  const told = (code: ChangingCode): Omit<Change, 'tickets'> => {
    const { now, before, rate } = of[code];
    return { rate, now, before };
  };
  return {
    from: formatMoment(period.from),
    to: formatMoment(period.to),
    cutOff: formatMoment(cutOff),
    figures: { received: told('received'), completed: told('completed'), overdueCount: told('overdueCount') },
  };
};
