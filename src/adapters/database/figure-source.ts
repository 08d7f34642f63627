import { all, any, type Condition } from '../../domain/figures/condition.ts';
import type { FigureKey } from '../../domain/figures/fact-fields.ts';
import {
  COUNTED_FIGURES,
  type FigureCode,
  type FigureDefinition,
  NOT_COUNTED,
  SINCE_EVER,
} from '../../domain/figures/figure-table.ts';
import { fallsDue, listed, openOverdue, present, received } from '../../domain/figures/figure-terms.ts';
import type { FigureWindow } from '../../domain/figures/figure-window.ts';
import { BLANK, concernedBy, type FigureValues, figureValue } from '../../domain/figures/measure.ts';
import { ticketsBehind } from '../../domain/figures/tickets-behind.ts';
import type { FigureScope, FigureSource, Supported, TicketsAsked } from '../../ports/figure-source.ts';
import { type Database, fragment } from './client.ts';
import { type CountedRow, type Counting, countedIn, countings, type Placed } from './figure-counts.ts';
import { reachOf } from './figure-reach.ts';
import { columnOf, sqlOf } from './figure-sql.ts';
import { asDate, asMoment } from './rows.ts';

/** One question to the facts. `rest`: what stands behind WHERE. */
interface Question {
  readonly select: string;
  readonly where: string;
  readonly rest?: string;
  readonly window: FigureWindow;
  readonly scope?: FigureScope | undefined;
  readonly page?: Pick<TicketsAsked, 'of' | 'limit' | 'after'>;
}

/** How many speak of a ticket: only its body knows, so few rows may be asked. */
const HOUSEHOLDS =
  "(SELECT 1 + jsonb_array_length(t.body -> 'supporters') FROM ticket AS t WHERE t.number = f.number)::int";
const IN_ORDER = 'f.opened_at, f.number COLLATE "C"';

/** Figures as PostgreSQL counts them, by statements made of the definitions. */
export function createFigureSource(db: Database): FigureSource {
  /** Whatever is asked is a parameter; the text of a statement depends on the rules alone. */
  function ask<Row>({ select, where, rest = '', window, scope = {}, page }: Question): Promise<Row[]> {
    const { source = null, group = null } = scope;
    const { of, limit = null, after = null } = page ?? {};
    return db.queryPlannedAnew<Row>`
      SELECT ${fragment(select)}
      FROM ticket_fact AS f, (SELECT ${asDate(window.period.from)}::timestamptz AS period_start,
        ${asDate(window.period.to)}::timestamptz AS period_end, ${asDate(window.cutOff)}::timestamptz AS cut_off) AS w
      WHERE ${fragment(where)} AND ${fragment(scope.onlyListed ? sqlOf(listed) : 'true')}
        AND (${source}::text IS NULL OR f.source = ${source}) AND (${group}::text IS NULL OR f.group_id = ${group})
        AND (${of === undefined}::boolean OR ${fragment(`f.${columnOf(of?.key ?? 'unit')}`)} IS NOT DISTINCT FROM ${of?.value ?? null}::text)
        AND (${after}::text IS NULL OR (${fragment(IN_ORDER)}) >
          (SELECT ${fragment(IN_ORDER)} FROM ticket_fact AS f WHERE f.number = ${after}))
      ${fragment(rest)}
      LIMIT ${limit}::int`;
  }

  return {
    async measureEach(window, key, scope) {
      const rows: CountedRow[] = [];
      const sinceEver = scope?.sinceEver === true;
      for (const { select, where, groupBy } of countingsBy(key, sinceEver))
        rows.push(...(await ask<CountedRow>({ select, where, rest: `GROUP BY ${groupBy}`, window, scope })));
      const each = Map.groupBy(rows, (row) => (row['key'] === null ? null : String(row['key'])));
      const of = (its: readonly CountedRow[]): FigureValues => valuesOf(its, sinceEver);
      return { total: of(rows), each: new Map([...each].map(([value, its]) => [value, of(its)])) };
    },
    async ticketsBehind({ code, weights, window, scope, ...page }) {
      const where = rowsOf(ticketsBehind(code, weights));
      const rows = await ask<{ number: string }>({
        select: 'f.number',
        where,
        rest: `ORDER BY ${IN_ORDER}`,
        window,
        scope,
        page,
      });
      return rows.map(({ number }) => number);
    },
    async behindEach({ codes, window, key, scope }) {
      const definitions = codes.map(definitionOf);
      const marks = definitions.flatMap((definition, place) => [
        `(${sqlOf(concernedBy(definition))}) AS c${place}`,
        ...(definition.kind === 'rate' ? [`(${sqlOf(definition.numerator)}) AS a${place}`] : []),
      ]);
      const rows = await ask<Readonly<Record<string, string | boolean | null>>>({
        select: ['f.number', `f.${columnOf(key)} AS key`, ...marks].join(', '),
        where: rowsOf(any(...definitions.map(concernedBy))),
        rest: `ORDER BY ${IN_ORDER}`,
        window,
        scope,
      });
      return rows.map((row) => {
        const counted = codes.filter((_code, place) => row[`c${place}`] === true);
        const above = codes.filter((code, place) => row[`a${place}`] === true && counted.includes(code));
        return { number: String(row['number']), of: row['key'] as string | null, counted, above };
      });
    },
    async dueBetween({ from, to }, scope) {
      const window = { period: { from, to }, cutOff: from };
      const rest = `ORDER BY ${IN_ORDER}`;
      const rows = await ask<{ number: string }>({ select: 'f.number', where: rowsOf(fallsDue), rest, window, scope });
      return rows.map(({ number }) => number);
    },
    async mostSupported({ window, scope, least, limit }) {
      return ask<Supported>({
        select: `f.number, ${HOUSEHOLDS} AS households`,
        where: `${rowsOf(received)} AND ${HOUSEHOLDS} >= ${Math.trunc(least)}`,
        rest: `ORDER BY ${HOUSEHOLDS} DESC, ${IN_ORDER}`,
        window,
        scope,
        page: { limit },
      });
    },
    async overdueEach(window) {
      const rows = await ask<{ unit: string | null; count: number; earliest: Date }>({
        select: 'f.unit, count(*)::int AS count, min(f.complete_by) AS earliest',
        where: rowsOf(openOverdue),
        rest: `GROUP BY f.unit ORDER BY min(f.opened_at), (array_agg(f.number ORDER BY ${IN_ORDER}))[1] COLLATE "C"`,
        window,
      });
      return rows.map((row) => ({ ...row, earliest: asMoment(row.earliest) }));
    },
  };
}

const countingsMade = new Map<string, readonly Counting[]>();

/** The statements of the figure table, made when first asked for. */
function countingsBy(key: FigureKey, sinceEver: boolean): readonly Counting[] {
  const name = `${key} ${sinceEver}`;
  const made = countingsMade.get(name) ?? countings(placed(sinceEver), key);
  countingsMade.set(name, made);
  return made;
}

/** The figures asked for, each with its place in the table. */
const placed = (sinceEver: boolean): readonly Placed[] =>
  COUNTED_FIGURES.map((definition, place) => ({ definition, place })).filter(
    ({ definition: { code } }) => sinceEver || !SINCE_EVER.includes(code as FigureCode),
  );

/** The rows a condition is true of, found by an index where one serves. */
function rowsOf(condition: Condition): string {
  const reach = reachOf(condition);
  return sqlOf(all(present, ...(reach ? [reach] : []), condition));
}

function definitionOf(code: FigureCode): FigureDefinition {
  const definition = COUNTED_FIGURES.find((one) => one.code === code);
  if (!definition) throw new RangeError(`no figure that is counted is called ${code}`);
  return definition;
}

const valuesOf = (rows: readonly CountedRow[], sinceEver: boolean): FigureValues => ({
  ...BLANKS,
  ...(Object.fromEntries(
    placed(sinceEver).map((one) => [one.definition.code, figureValue(one.definition, countedIn(rows, one))]),
  ) as FigureValues),
});

const BLANKS = Object.fromEntries([...SINCE_EVER, ...NOT_COUNTED].map((code) => [code, BLANK]));
