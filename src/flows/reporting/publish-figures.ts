import type { FigureValues, MeasuredEach } from '../../domain/figures/measure.ts';
import { withScores } from '../../domain/figures/score.ts';
import {
  type FrozenTable,
  type FrozenTableName,
  freeze,
  type PublishedScope,
  type TableToFreeze,
} from '../../domain/report/publication.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { FigureScope } from '../../ports/figure-source.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** What was counted for a report, and each of its tables that is printed. */
export interface CountedReport<C> {
  readonly counted: C;
  readonly measured: Readonly<Partial<Record<FrozenTableName, MeasuredEach<string | null, FigureValues>>>>;
  readonly dueToday: readonly string[];
}

export interface ToPublish<C> {
  readonly report: string;
  /** Key of its period. */
  readonly period: string;
  readonly scope: PublishedScope;
  readonly cutOff: Moment;
  readonly tables: readonly TableToFreeze[];
  readonly count: () => Promise<CountedReport<C>>;
}

/** Two looks at the tickets may see a change between them; three times in a row something is wrong. */
const TRIES = 3;

export const SCOPES: Readonly<Record<PublishedScope, FigureScope>> = { all: {}, listed: { onlyListed: true } };

/** Counts a report and keeps what it is about to print, with the tickets behind every number. Gives the count and the publication's number. */
export async function publishFigures<C>(
  stores: Stores,
  { count, tables, ...about }: ToPublish<C>,
  now: Moment,
): Promise<{ readonly counted: C; readonly publication: number }> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const { counted, measured, dueToday } = await count();
    const frozen: FrozenTable[] = [];
    for (const table of tables) {
      const values = measured[table.name];
      const one = values && (await freezeNow(stores, table, about.scope, values));
      if (one) frozen.push(one);
    }
    if (frozen.length < tables.length) continue;
    return { counted, publication: await stores.publications.keep({ ...about, tables: frozen, dueToday }, now) };
  }
  throw new Error(`the figures of ${about.report} ${about.period} went on changing while they were counted`);
}

/** A table as it is counted at this moment; undefined where a ticket changed between two looks. */
export async function freezeNow(
  { figures }: Stores,
  table: TableToFreeze,
  scope: PublishedScope,
  measured?: MeasuredEach<string | null, FigureValues>,
): Promise<FrozenTable | undefined> {
  const { window, key, codes, weights } = table;
  const counted = measured ?? (await figures.measureEach(window, key, SCOPES[scope]));
  const values = weights ? withScores(counted, weights) : counted;
  const asked = codes.filter((code) => code !== 'score');
  return freeze(table, values, await figures.behindEach({ codes: asked, window, key, scope: SCOPES[scope] }));
}
