import type { AreaId, UnitId } from '../base/ids.ts';

/** A community (社区), the unit it belongs to and its estates: together the gazetteer. */
export interface Area {
  readonly id: AreaId;
  readonly name: string;
  readonly unit: UnitId;
  readonly estates: readonly string[];
  /** Roads and squares of the community. */
  readonly roads?: readonly string[];
  /** What people call a place → its name among the estates, the roads or the community itself. */
  readonly alsoCalled?: Readonly<Record<string, string>>;
}
