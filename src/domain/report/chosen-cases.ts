import { type FiledRow, mayBeTold } from '../ledger/filed-row.ts';
import type { Unit } from '../office/unit.ts';
import type { SourceFigures } from './source-figures.ts';

/** A ticket that is told as an example (典型案例). */
export interface CircularCase {
  readonly filed: FiledRow;
  readonly unit: Unit;
}

const MOST = 3;

/**
 * The cases of a source: those asked for by number, else the tickets that were extended and reworked most, one a unit. Tip-offs (举报)
 * are never told of themselves: who reads the example may know who it was.
 */
export function chooseCases(source: SourceFigures, asked: readonly string[]): readonly CircularCase[] {
  const units = new Map(source.units.map(({ unit }) => [unit.id, unit]));
  const received = new Set<string>(source.total.received.tickets);
  const told = source.ledger.rows
    .filter(({ row }) => received.has(row.number))
    .flatMap((filed): CircularCase[] => {
      const unit = units.get(filed.row.unit);
      return unit ? [{ filed, unit }] : [];
    });
  if (asked.length > 0) return told.filter(({ filed }) => asked.includes(filed.row.number) && mayBeTold(filed));
  const troubled = told
    .filter(({ filed }) => trouble(filed.row) > 0 && filed.row.kind !== 'tipOff' && mayBeTold(filed))
    .toSorted((a, b) => trouble(b.filed.row) - trouble(a.filed.row) || a.filed.row.openedAt - b.filed.row.openedAt);
  const firstOfUnit = troubled.filter((one, index) => troubled.findIndex(({ unit }) => unit === one.unit) === index);
  return firstOfUnit.slice(0, MOST);
}

const trouble = ({ extensions, reworks }: FiledRow['row']): number => extensions + reworks;
