import type { UnitId } from '../base/ids.ts';

/** A unit that can be made responsible for tickets (承办单位). */
export interface Unit {
  readonly id: UnitId;
  readonly name: string;
  /** Other names people use for it; the first one is the short name used in posts. */
  readonly aliases: readonly string[];
  /** Office-defined kind, e.g. town, street, department, company; decides the tier. */
  readonly kind: string;
  /** False once the unit no longer takes tickets. */
  readonly active: boolean;
}

/** The name for posts: the first alias, else the full name. */
export const shortName = (unit: Unit): string => unit.aliases[0] ?? unit.name;
