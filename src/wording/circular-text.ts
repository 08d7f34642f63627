import { nearMiss } from '../domain/base/near-miss.ts';
import type { Unit } from '../domain/office/unit.ts';
import { type CircularParagraph, label, type Runs } from '../domain/report/circular.ts';
import type { CircularMatter, SectionPart } from '../domain/report/circular-matter.ts';
import { bareHeading, type ClerkParagraph, clerkParagraphs } from '../domain/report/clerk-paragraphs.ts';
import { inWords, opening } from './circular-head.ts';
import { withReferences } from './circular-references.ts';
import { CIRCULAR_TEMPLATES, type TemplateName } from './circular-template.ts';
import type { LineFault } from './commend-list.ts';
import { circularKind } from './period-name.ts';

/** The clerk's own paragraphs as they came: the name of the file and its text. */
export interface ClerkFile {
  readonly file: string;
  readonly text: string;
}

export interface CircularText {
  readonly paragraphs: readonly CircularParagraph[];
  /** What is wrong in the clerk's file. */
  readonly faults: readonly LineFault[];
}

interface Section {
  readonly title: string;
  readonly parts: readonly SectionPart[];
}

/** The text of a circular: the sections of its template, each with the clerk's paragraphs at its end or at the end of the part they name. */
export function circularText(
  matter: CircularMatter,
  { clerk, units }: { readonly clerk: ClerkFile | undefined; readonly units: readonly Unit[] },
): CircularText {
  const sections = CIRCULAR_TEMPLATES[templateOf(matter)].map(({ title, parts }) => ({
    title,
    parts: parts.flatMap((partsOf) => partsOf(matter)),
  }));
  const { placed, faults } = placeClerk(clerk, sections, { matter, units });
  const shown = sections.filter(
    (section) => section.parts.some(({ paragraphs }) => paragraphs.length > 0) || placed.has(section),
  );
  return {
    paragraphs: [
      body(opening(matter)),
      ...shown.flatMap((section, index) => sectionParagraphs(section, index + 1, placed)),
    ],
    faults,
  };
}

const templateOf = ({ purpose, window }: CircularMatter): TemplateName =>
  purpose === 'topics' ? 'topics' : circularKind(window.period);

const body = (runs: Runs): CircularParagraph => ({ style: 'body', runs });
type Placed = ReadonlyMap<Section | SectionPart, readonly CircularParagraph[]>;

function sectionParagraphs(section: Section, number: number, placed: Placed): readonly CircularParagraph[] {
  const parts = section.parts.filter((part) => part.paragraphs.length > 0 || placed.has(part));
  const subheaded = parts.length > 1;
  // Below the last part they would read as if they were of it.
  const own = placed.get(section) ?? [];
  return [
    { style: 'heading', runs: [label(`${inWords(number)}、${section.title}`)] },
    ...(subheaded ? own : []),
    ...parts.flatMap((part, index): readonly CircularParagraph[] => [
      ...(subheaded && part.heading !== ''
        ? [{ style: 'subheading' as const, runs: [label(`（${inWords(index + 1)}）${part.heading}`)] }]
        : []),
      ...part.paragraphs.map(body),
      ...(placed.get(part) ?? []),
    ]),
    ...(subheaded ? [] : own),
  ];
}

interface Known {
  readonly matter: CircularMatter;
  readonly units: readonly Unit[];
}

function placeClerk(
  clerk: ClerkFile | undefined,
  sections: readonly Section[],
  known: Known,
): { readonly placed: Placed; readonly faults: readonly LineFault[] } {
  const placed = new Map<Section | SectionPart, CircularParagraph[]>();
  const faults: LineFault[] = [];
  const places = placesOf(sections);
  for (const paragraph of clerk ? clerkParagraphs(clerk.text, [...places.keys()]) : []) {
    const place = places.get(paragraph.heading);
    const { runs, faults: own } = withReferences(paragraph.text, known);
    faults.push(...own.map((why) => ({ line: paragraph.line, why })));
    if (!place) faults.push(noPlace(paragraph, sections));
    else
      placed.set(place, [
        ...(placed.get(place) ?? []),
        { style: 'body', runs, written: { file: clerk?.file ?? '', line: paragraph.line } },
      ]);
  }
  return { placed, faults: faults.filter((fault, index) => index === faults.findIndex((one) => same(one, fault))) };
}

const same = (a: LineFault, b: LineFault): boolean => a.line === b.line && a.why === b.why;

/** Sections first: where a part bears the same name, the section is meant. */
function placesOf(sections: readonly Section[]): ReadonlyMap<string, Section | SectionPart> {
  const parts = sections.flatMap(({ parts }) => parts).filter(({ heading }) => heading !== '');
  return new Map<string, Section | SectionPart>([
    ...parts.flatMap((part) => [part.heading, ...part.names].map((name) => [bareHeading(name), part] as const)),
    ...sections.map((section) => [section.title, section] as const),
  ]);
}

function noPlace({ line, heading, headingLine }: ClerkParagraph, sections: readonly Section[]): LineFault {
  const titles = [
    ...sections.map(({ title }) => title),
    ...sections.flatMap(({ parts }) => parts.map((part) => part.heading)).filter((name) => name !== ''),
  ];
  const list = `可以用的标题：${titles.join('、')}`;
  if (heading === '') return { line, why: `这一段上面没有标题，不知道放在哪里。${list}` };
  const near = nearMiss(heading, titles);
  return { line: headingLine, why: `通报里没有“${heading}”这个标题。${near ? `是不是“${near}”？` : list}` };
}
