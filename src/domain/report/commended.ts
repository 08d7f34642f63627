import type { Unit } from '../office/unit.ts';
import type { Runs } from './circular.ts';

/** A unit a circular names (点名), and why; causes may hold numbers with their proofs. */
export interface CommendedUnit {
  readonly unit: Unit;
  readonly kind: 'praise' | 'criticism';
  readonly causes: readonly Runs[];
}

/** Naming is judgement, not rank: what no person has confirmed is printed as a proposal. */
export interface Commended {
  readonly confirmed: boolean;
  readonly units: readonly CommendedUnit[];
}
