import type { CircularMatter, SectionPart } from '../domain/report/circular-matter.ts';
import { commendedParts } from './circular-commended.ts';
import { mediaParts } from './circular-media.ts';
import { problemParts } from './circular-problems.ts';
import { publicityParts } from './circular-publicity.ts';
import { requirementParts } from './circular-requirements.ts';
import { topicParts } from './circular-topics.ts';
import { workParts } from './circular-work.ts';
import type { circularKind } from './period-name.ts';
import { topicAnalysisParts, topicSummaryParts } from './topic-report.ts';

type Parts = (matter: CircularMatter) => readonly SectionPart[];

/** A section: its title, and what it is made of. One without anything to say is left out. */
export interface CircularSection {
  readonly title: string;
  readonly parts: readonly Parts[];
}

const HOT_TOPICS: CircularSection = { title: '诉求热点', parts: [topicParts] };
/** Where there is one source alone, its topics are those of all sources. */
const eachSourceParts: Parts = (matter) => (topicParts(matter).length > 1 ? topicParts(matter) : []);
const NAMED: CircularSection = { title: '表扬和批评', parts: [commendedParts] };
const PROBLEMS: CircularSection = { title: '存在的问题', parts: [problemParts] };
const REQUIREMENTS: CircularSection = { title: '工作要求', parts: [requirementParts] };

const IN_FULL: readonly CircularSection[] = [
  { title: '诉求办理情况', parts: [workParts] },
  HOT_TOPICS,
  { title: '信息公开和报送情况', parts: [publicityParts] },
  { title: '政务新媒体运行情况', parts: [mediaParts] },
  NAMED,
  PROBLEMS,
  REQUIREMENTS,
];

export type TemplateName = ReturnType<typeof circularKind> | 'topics';

/**
 * What a circular consists of, by kind of period: a monthly one is short, the longer ones give each matter its own section. `topics` is
 * the report to leaders on what people complained of most.
 */
export const CIRCULAR_TEMPLATES: Readonly<Record<TemplateName, readonly CircularSection[]>> = {
  topics: [
    { title: '总体情况', parts: [topicSummaryParts] },
    { title: '主要热点', parts: [topicAnalysisParts] },
    { title: '各来源的热点', parts: [eachSourceParts] },
    PROBLEMS,
  ],
  month: [
    { title: '工作开展情况', parts: [workParts, publicityParts, mediaParts] },
    HOT_TOPICS,
    NAMED,
    PROBLEMS,
    REQUIREMENTS,
  ],
  quarter: IN_FULL,
  halfYear: IN_FULL,
  other: IN_FULL,
};
