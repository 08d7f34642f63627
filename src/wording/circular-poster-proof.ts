import type { FigureCode } from '../domain/figures/figure-table.ts';
import { count, type Figures } from '../domain/figures/measure.ts';
import { hasAny, type TierRanking } from '../domain/figures/ranking.ts';
import { shortName, type Unit } from '../domain/office/unit.ts';
import type { OfficePolicy } from '../domain/policy/office-policy.ts';
import type { DocumentProof } from '../domain/report/circular-proofs.ts';
import { completedLateOfPeriod } from '../domain/report/daily-ranking.ts';
import type { Proof } from '../domain/report/printed-sheet.ts';
import { behind } from '../domain/report/proof-entries.ts';
import type { SourceFigures } from '../domain/report/source-figures.ts';
import {
  type CircularPosterMatter,
  COUNTED,
  EARLIER,
  posterTiers,
  type RateCode,
  ratePrinter,
  tierTitle,
  tileRate,
} from './circular-poster.ts';
import { figureCell, howCounted } from './figure-cells.ts';
import { figureName } from './figure-words.ts';
import { NAMED_FEW, NAMED_WITHOUT } from './ranking-tier.ts';

/** A number of the poster with its proof: under which heading it stands, of whom, and what it is. */
export interface PosterProof extends Omit<DocumentProof, 'place'> {
  readonly place: { readonly poster: string; readonly row: string; readonly column: string };
}

/** Every number a circular's poster prints. */
export function* circularPosterProofs({
  policy,
  sources,
}: Omit<CircularPosterMatter, 'window'>): Generator<PosterProof> {
  for (const source of sources) {
    const proven = prover(source, policy);
    const { name } = source.ledger;
    for (const code of COUNTED) yield proven.counted({ poster: name, row: WHOLE }, code, source.total);
    const code = tileRate(source.total);
    if (source.total[code].value !== null) yield proven.rate({ poster: name, row: WHOLE }, code, source.total);
    const each = new Map(source.units.map(({ unit, figures }) => [unit.id, figures]));
    for (const tier of posterTiers(source, policy).busy)
      yield* tierProofs(tierTitle(source, tier), tier, { each, proven });
  }
}

const WHOLE = '合计';

interface Given {
  /** With their tickets, which a ranking has no use for. */
  readonly each: ReadonlyMap<Unit['id'], Figures>;
  readonly proven: ReturnType<typeof prover>;
}

function* tierProofs(poster: string, tier: TierRanking, { each, proven }: Given): Generator<PosterProof> {
  const { ranked, few, unrated, without, inOfficeOrder } = tier;
  const of = ({ id }: Unit): Figures => each.get(id) as Figures;
  for (const { unit, place } of ranked) {
    const at = { poster, row: shortName(unit) };
    yield proven.named({ ...at, column: '名次' }, place, '按“按期办结率”排的名次');
    yield* proven.numbers(at, of(unit), true);
    if (of(unit).onTimeCompletionRate.value !== null) yield proven.rate(at, 'onTimeCompletionRate', of(unit));
  }
  if (ranked.length === 0)
    for (const { unit } of inOfficeOrder.filter(({ figures }) => hasAny(figures)))
      for (const code of COUNTED) yield proven.counted({ poster, row: shortName(unit) }, code, of(unit));
  else
    for (const apart of [unrated, few]) {
      for (const { unit } of apart.slice(0, NAMED_FEW))
        yield* proven.numbers({ poster, row: shortName(unit) }, of(unit), false);
      if (apart.length > NAMED_FEW)
        yield proven.named({ poster, row: tier.name, column: '不排名' }, apart.length, '本组因同一缘由不排名的单位数');
    }
  if (without.length > NAMED_WITHOUT)
    yield proven.named({ poster, row: tier.name, column: '无诉求' }, without.length, '本组没有诉求的单位数');
}

type At = Pick<PosterProof['place'], 'poster' | 'row'>;

/** Entries of one source. */
function prover(source: SourceFigures, policy: OfficePolicy) {
  const print = ratePrinter(source, policy);
  const entry = (place: PosterProof['place'], printed: string, proof: Proof): PosterProof => {
    const { figure, how, numerator, denominator } = proof;
    return { place, printed, figure, how, numerator, denominator, ...behind(proof, source) };
  };
  const some = (at: At & { readonly column: string }, how: string, tickets: Proof['tickets']): PosterProof =>
    entry(at, `${tickets.length}`, { figure: '', how, numerator: tickets.length, denominator: null, tickets });
  const counted = (at: At, code: FigureCode, figures: Figures): PosterProof => {
    const { value, proof } = figureCell(code, figures[code], 0);
    if (!proof) throw new Error(`a poster prints ${code}, which is not known`);
    return entry({ ...at, column: figureName(code) }, `${value}`, proof);
  };
  return {
    counted,
    rate: (at: At, code: RateCode, figures: Figures): PosterProof => {
      const { numerator, denominator, tickets } = figures[code];
      const proof = { figure: code, how: howCounted(code), numerator, denominator, tickets };
      return entry({ ...at, column: figureName(code) }, print(figures, code), proof);
    },
    /** A number that is counted from places and units, not from tickets. */
    named: (place: PosterProof['place'], number: number, how: string): PosterProof =>
      entry(place, `${number}`, { figure: '', how, numerator: number, denominator: null, tickets: [] }),
    /** `收26 办结20（逾期办结2） 在办超期3（以前转来1）`: what is nought is left out where the poster leaves it out. */
    *numbers(at: At, figures: Figures, isRanked: boolean): Generator<PosterProof> {
      yield counted(at, 'received', figures);
      yield counted(at, 'completed', figures);
      if (completedLateOfPeriod(figures) > 0)
        yield some({ ...at, column: '逾期办结' }, '本期收到、办结时已过时限', lateOfPeriod(figures, source));
      if (!isRanked && count(figures, 'openOverdue') === 0) return;
      yield counted(at, 'openOverdue', figures);
      const { tickets } = figures.carriedOverdue;
      if (tickets.length > 0) yield some({ ...at, column: EARLIER }, howCounted('carriedOverdue'), tickets);
    },
  };
}

/** Of the tickets judged by their due moment those that were completed late: neither in time nor open. */
function lateOfPeriod({ onTimeCompletionRate, openOverdue }: Figures, { above }: SourceFigures): Proof['tickets'] {
  const { tickets } = onTimeCompletionRate;
  const others = new Set([...above('onTimeCompletionRate', tickets), ...openOverdue.tickets]);
  return tickets.filter((ticket) => !others.has(ticket));
}
