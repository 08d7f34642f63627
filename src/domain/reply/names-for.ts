import type { UnitId } from '../base/ids.ts';
import type { Directory } from '../office/directory.ts';
import type { KnownNames } from './wrong-name.ts';

/** The names a reply of the ticket's unit is checked against. */
export function namesFor(ticket: { readonly unit: UnitId | null }, { units, areas }: Directory): KnownNames {
  const namesOf = (own: boolean): readonly string[] =>
    units.filter(({ id }) => (id === ticket.unit) === own).flatMap(({ name, aliases }) => [name, ...aliases]);
  return {
    // Not the communities: “河沿社区已组织清理” names who did it, not where.
    places: areas.flatMap(({ estates }) => estates),
    ownUnit: namesOf(true),
    otherUnits: namesOf(false),
  };
}
