import type { FigureWindow } from '../figures/figure-window.ts';
import type { OfficeIdentity, SourceSpec } from '../policy/office-policy.ts';
import type { Day } from '../time/moment.ts';
import type { CircularCase } from './chosen-cases.ts';
import type { Runs } from './circular.ts';
import type { Commended } from './commended.ts';
import type { PrintedTable } from './printed-sheet.ts';
import type { SourceFigures } from './source-figures.ts';
import type { TopicOverview } from './topic-overview.ts';
import type { TopicPlace } from './topic-places.ts';

/** A source as a circular speaks of it. */
export interface SourceMatter {
  readonly figures: SourceFigures;
  readonly spec: SourceSpec;
  readonly cases: readonly CircularCase[];
  /** Numbers of its attachments, from 1. */
  readonly attachments: readonly number[];
}

/** The topics of all sources together, as the report to leaders speaks of them. */
export interface TopicsMatter {
  readonly overview: TopicOverview;
  /** By the name of a topic. */
  readonly places: ReadonlyMap<string, readonly TopicPlace[]>;
  readonly decimals: number;
  readonly attachments: readonly number[];
}

/** A table the units handed in. */
export interface PublicityMatter {
  readonly name: string;
  readonly code: string;
  /** A row a unit. */
  readonly table: PrintedTable;
  /** A row for each 栏目 or 专题 and the unit that answers for it, where they were handed in one by one. */
  readonly each?: PrintedTable | undefined;
  readonly attachments: readonly number[];
}

/** All a circular is written from. */
export interface CircularMatter {
  readonly office: Pick<OfficeIdentity, 'name'>;
  readonly issuer: string;
  readonly window: FigureWindow;
  /** What it is: a circular to units, or a report to leaders on hot topics. */
  readonly purpose: 'circular' | 'topics';
  readonly sources: readonly SourceMatter[];
  /** The topics of all sources together, for the report to leaders; left out of a circular, and where no source names topics. */
  readonly topics?: TopicsMatter | undefined;
  readonly publicity: readonly PublicityMatter[];
  readonly media: readonly PublicityMatter[];
  readonly commended: Commended;
  /** By when what is wrong has to be put right. */
  readonly rectifyBy: Day;
}

/** A part of a section: its paragraphs under a subheading, which the clerk may aim at by these names. */
export interface SectionPart {
  readonly heading: string;
  readonly names: readonly string[];
  readonly paragraphs: readonly Runs[];
}
