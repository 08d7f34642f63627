import type { z } from 'zod';
import {
  areaSchema,
  calendarSchema,
  type categorySchema,
  groupSchema,
  limitsSchema,
  officeSchema,
  personSchema,
  rankingSchema,
  ruleSchema,
  rungSchema,
  scheduleSchema,
  sourceSchema,
  unitSchema,
} from './office-schema.ts';
import { isListWritten, isMapWritten, type Written } from './office-tree.ts';
import { readCategories } from './read-categories.ts';
import { type Reader, type Row, readMap, readRows, readSection, sectionOf, warnOfTypos } from './read-fields.ts';

type Fields<S extends z.ZodType> = Partial<z.infer<S>>;
type Rows<S extends z.ZodType> = readonly Row<z.infer<S>>[];

/** The file as far as each single field can be understood, with nothing checked between them. Undefined lists were not given. */
export interface OfficeRows {
  readonly office: Fields<typeof officeSchema>;
  /** `trial`, `autoDispatch` and `targets` may stand at the top level. */
  readonly top: Pick<Fields<typeof officeSchema>, 'trial' | 'autoDispatch' | 'targets'>;
  readonly calendar: Fields<typeof calendarSchema>;
  readonly units: Rows<typeof unitSchema>;
  readonly areas: Rows<typeof areaSchema>;
  readonly groups: Rows<typeof groupSchema>;
  readonly people: Rows<typeof personSchema>;
  readonly categories: Rows<typeof categorySchema> | undefined;
  readonly routing: Rows<typeof ruleSchema>;
  readonly limits: Fields<typeof limitsSchema>;
  readonly rungs: Rows<typeof rungSchema> | undefined;
  readonly schedule: Fields<typeof scheduleSchema>;
  readonly ranking: Fields<typeof rankingSchema>;
  readonly sources: Readonly<Record<string, Fields<typeof sourceSchema>>>;
}

const SECTIONS = [
  'office',
  'calendar',
  'units',
  'areas',
  'groups',
  'people',
  'categories',
  'routing',
  'limits',
  'reminders',
  'schedule',
  'ranking',
  'sources',
  'trial',
  'autoDispatch',
  'targets',
];

export function readOfficeRows(reader: Reader): OfficeRows {
  const { root } = reader.tree;
  if (isMapWritten(root)) warnOfTypos(reader, [], root, SECTIONS);
  return {
    office: readSection(reader, officeSchema, 'office'),
    top: readMap(reader, officeSchema.pick({ trial: true, autoDispatch: true, targets: true }), [], topSwitches(root)),
    calendar: readSection(reader, calendarSchema, 'calendar'),
    units: readRows(reader, unitSchema, 'units') ?? [],
    areas: readRows(reader, areaSchema, 'areas') ?? [],
    groups: readRows(reader, groupSchema, 'groups') ?? [],
    people: readRows(reader, personSchema, 'people') ?? [],
    categories: readCategories(reader),
    routing: readRows(reader, ruleSchema, 'routing') ?? [],
    limits: readSection(reader, limitsSchema, 'limits'),
    rungs: readRows(reader, rungSchema, 'reminders'),
    schedule: readSection(reader, scheduleSchema, 'schedule'),
    ranking: readSection(reader, rankingSchema, 'ranking'),
    sources: readSources(reader),
  };
}

const topSwitches = (root: Written) =>
  isMapWritten(root) ? { trial: root['trial'], autoDispatch: root['autoDispatch'], targets: root['targets'] } : {};

function readSources(reader: Reader): Record<string, Fields<typeof sourceSchema>> {
  const given = sectionOf(reader, 'sources') ?? {};
  if (isListWritten(given) && given.length === 0) return {};
  if (!isMapWritten(given)) {
    reader.fault(['sources'], 'sources 应当写成 来源: { … }');
    return {};
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, spec]) => [name, readMap(reader, sourceSchema, ['sources', name], spec ?? {})]),
  );
}
