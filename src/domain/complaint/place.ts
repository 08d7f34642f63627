/** Where a complaint is: the office's own estates and areas first, then a building; unit and room are private and never shown. */
import { findName, type Gazetteer, type NamedPlace } from './gazetteer.ts';
import { normalise } from './normalise.ts';

export interface Place {
  /** May be posted in a group: estate or area and building, never unit or room. Empty when nothing was found. */
  readonly text: string;
  readonly areaId?: string;
  /** What was gone by: a name of the gazetteer as written (estate, road, area) or misspelt (typo), a building alone, the group's own area, nothing. */
  readonly by: 'estate' | 'road' | 'area' | 'typo' | 'building' | 'group' | 'none';
}

const DIGITS = '[0-9一二三四五六七八九十百]';
const BUILDING = new RegExp(`(?<![0-9a-z])(?:[a-z]?-?${DIGITS}{1,4}|[a-z])\\s?(?:号楼|号院|栋|幢|座|号搂|#楼|#)`, 'u');
const UNIT = `第?\\s?${DIGITS}{1,3}\\s?单元\\s?(?:${DIGITS}{1,4}\\s?(?:号|室|户|层|楼(?![上下道里]))?)?\\s?(?:[0-9]{3,4})?(?:室|号|户)?`;
/** What stands around a door is cut with it: “在第5单元的灯” must not leave “在第的灯”. */
const HOLES: readonly (readonly [hole: RegExp, instead: string])[] = [
  [/\(\s?\)/gu, ''],
  [/(^|[\s,，。;；!！?？])的(?=[\u4e00-\u9fff])(?!确|士|话)/gu, '$1'],
];
/** 15-2302, 3-1-502, 3单元502室, 502室, 5楼东户: private. */
const DOORS: readonly RegExp[] = [
  new RegExp(`(?:位于|住在|(?<![现正存实住])在|从)?${UNIT}(?:\\s?[、,和与及到至]\\s?${UNIT}){0,5}`, 'gu'),
  /(?<![0-9-])\d{1,3}\s?[-－—]\s?\d{1,2}\s?[-－—]\s?\d{3,4}(?:室|号|户)?(?![0-9-])/gu,
  /(?<![0-9-])[a-z]?\d{1,2}\s?[-－—]\s?\d{3,4}(?:室|号|户)?(?![0-9-])/gu,
  /(?<![0-9])\d{3,4}\s?(?:室|房间|房|户)(?!产|价|租|型)/gu,
  /(?<=栋|幢|座|号楼|#)\s?\d{3,4}(?![0-9元年度米块])(?:室|号)?/gu,
  new RegExp(`${DIGITS}{1,2}(?:楼|层)(?:东|西|中|左|右|南|北)(?:户|手|边户|室)`, 'gu'),
];

/** A ticket number looks like a door (0312-012): left alone. */
const isTicketNumber = (found: string): boolean => /^\d{4}-\d{3}$/u.test(found);

/** The text without unit and room numbers; buildings stay. `text` in any spelling, comes back half-width. */
export function withoutDoors(text: string): string {
  const whole = text.normalize('NFKC');
  let out = whole;
  for (const door of DOORS) out = out.replace(door, (found) => (isTicketNumber(found) ? found : ''));
  return out === whole ? whole : HOLES.reduce((rest, [hole, instead]) => rest.replace(hole, instead), out);
}

/** Does the text hold a unit or room number? (Nicknames that do are not repeated.) */
export const holdsDoor = (text: string): boolean => withoutDoors(text) !== text.normalize('NFKC');

/** Building as it is posted: 3号楼, A8幢; `#` and 号搂 read as 号楼. */
function buildingOf(text: string): string | undefined {
  const match = BUILDING.exec(text);
  if (match === null) return undefined;
  return match[0]
    .replace(/\s/gu, '')
    .replace(/(?:号搂|#楼|#)$/u, '号楼')
    .toUpperCase();
}

/** A space within a name. */
const GAP = /(?<=[\u4e00-\u9fff])[ \t\u3000]+(?=[\u4e00-\u9fff])/gu;
/** How much of a text is searched. */
const READS = 4000;

/**
 * The estate, else the road, else the area that the text names, with the building where one is named; without any name
 * the area of the group it was said in (`home`). Linear in the text.
 */
export function findPlace(text: string, gazetteer: Gazetteer, home?: string): Place {
  const flat = normalise(withoutDoors(text.slice(0, READS)).slice(0, READS)).replace(GAP, '');
  const named = findName(flat, gazetteer);
  if (named !== undefined) return placeOf(flat, named);
  const building = buildingOf(flat);
  const at = home === undefined ? {} : { areaId: home };
  if (building !== undefined) return { text: building, ...at, by: 'building' };
  return home === undefined ? { text: '', by: 'none' } : { text: '', areaId: home, by: 'group' };
}

function placeOf(flat: string, { place, to, typo }: NamedPlace): Place {
  const building = buildingOf(flat.slice(to)) ?? buildingOf(flat) ?? '';
  return { text: `${place.name}${building}`, areaId: place.areaId, by: typo ? 'typo' : place.by };
}
