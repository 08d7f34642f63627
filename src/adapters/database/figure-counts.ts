import { all, type Condition } from '../../domain/figures/condition.ts';
import type { FigureKey, WordField } from '../../domain/figures/fact-fields.ts';
import type { FigureDefinition } from '../../domain/figures/figure-table.ts';
import { present } from '../../domain/figures/figure-terms.ts';
import { type Counted, concernedBy } from '../../domain/figures/measure.ts';
import { reachOfAny } from './figure-reach.ts';
import { columnOf, sqlOf } from './figure-sql.ts';

/** The parts of one statement that counts several figures in one look at the rows. */
export interface Counting {
  readonly select: string;
  readonly where: string;
  readonly groupBy: string;
}

/** A figure with its place in the table. */
export interface Placed {
  readonly definition: FigureDefinition;
  readonly place: number;
}

/** A row a statement gives: the key, the values that are counted apart, and the counts `c…`, `a…`, `l…` by place in the table. */
export type CountedRow = Readonly<Record<string, string | number | null>>;

/**
 * The statements that count these figures for each value of a key. What an index can find is counted in one, what needs every row there
 * is in another: so that one figure of the second kind does not make all others dear.
 */
export function countings(figures: readonly Placed[], key: FigureKey): readonly Counting[] {
  const { found = [], everything = [] } = Object.groupBy(figures, ({ definition }) =>
    reachOfAny([concernedBy(definition)]) ? 'found' : 'everything',
  );
  return [found, everything].filter((some) => some.length > 0).map((some) => counting(some, key));
}

function counting(figures: readonly Placed[], key: FigureKey): Counting {
  const groups = [
    `f.${columnOf(key)} AS key`,
    ...distinctIn(figures).map((field) => `f.${columnOf(field)} AS "${field}"`),
  ];
  const reach = reachOfAny(figures.map(({ definition }) => concernedBy(definition)));
  return {
    select: [...groups, ...figures.flatMap(counts)].join(',\n  '),
    where: sqlOf(reach ? all(present, reach) : present),
    groupBy: groups.map((_group, index) => index + 1).join(', '),
  };
}

const distinctIn = (figures: readonly Placed[]): readonly WordField[] => [
  ...new Set(figures.flatMap(({ definition }) => (definition.kind === 'count' ? (definition.distinct ?? []) : []))),
];

/** Concerned, above the line, and above it with less than their whole. */
function counts({ definition, place }: Placed): readonly string[] {
  const concerned = counted(concernedBy(definition), `c${place}`);
  if (definition.kind === 'count') return [concerned];
  const { denominator, numerator, lighter } = definition;
  return [
    concerned,
    counted(all(denominator, numerator), `a${place}`),
    ...(lighter ? [counted(all(denominator, numerator, lighter.where), `l${place}`)] : []),
  ];
}

const counted = (condition: Condition, name: string): string =>
  `(count(*) FILTER (WHERE ${sqlOf(condition)}))::int AS ${name}`;

/** What rows say of one figure, all of them together. */
export function countedIn(rows: readonly CountedRow[], { definition, place }: Placed): Counted {
  const sum = (letter: string): number => rows.reduce((all, row) => all + Number(row[letter + place] ?? 0), 0);
  if (definition.kind === 'rate') {
    const { lighter } = definition;
    const less = lighter ? sum('l') * (100 - lighter.hundredths) : 0;
    return { concerned: sum('c'), above: sum('a') * 100 - less, different: 0 };
  }
  const { distinct } = definition;
  const values = distinct ? rows.filter((row) => Number(row[`c${place}`] ?? 0) > 0).map((row) => row[distinct]) : [];
  const different = new Set(values.filter((value) => value != null)).size;
  return { concerned: sum('c'), above: sum('c') * 100, different };
}
