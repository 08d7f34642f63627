import type { UnitId } from '../base/ids.ts';
import type { Directory } from '../office/directory.ts';
import type { KnownNames } from './wrong-name.ts';

/** The names a reply of the ticket's unit is checked against. */
export function namesFor(ticket: { readonly unit: UnitId | null }, { units, areas }: Directory): KnownNames {
  const namesOf = (own: boolean): readonly string[] =>
    units.filter(({ id }) => (id === ticket.unit) === own).flatMap(({ name, aliases }) => [name, ...aliases]);
  return {
    places: areas.flatMap(({ name, estates }) => [name, ...estates]),
    ownUnit: namesOf(true),
    otherUnits: namesOf(false),
  };
}
