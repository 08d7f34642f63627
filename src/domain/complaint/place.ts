/** Where a complaint is: the office's own estates and areas first, then a building; unit and room are private and never shown. */
import { normalise } from './normalise.ts';

/** Built from the office's `areas`; units' names and aliases are not places. */
export interface Gazetteer {
  readonly names: readonly PlaceName[];
}
interface PlaceName {
  readonly name: string;
  readonly key: string;
  readonly areaId: string;
  readonly by: 'estate' | 'area';
}

export interface Place {
  /** May be posted in a group: estate or area and building, never unit or room. Empty when nothing was found. */
  readonly text: string;
  readonly areaId?: string;
  readonly by: 'estate' | 'area' | 'building' | 'none';
}

/** Longer names first, so that 中心广场北小区 is not taken for 中心广场. */
export function buildGazetteer(
  areas: readonly { readonly id: string; readonly name: string; readonly estates?: readonly string[] }[],
): Gazetteer {
  const names = areas.flatMap((area): PlaceName[] => [
    ...(area.estates ?? []).map((name) => ({ name, key: normalise(name), areaId: area.id, by: 'estate' as const })),
    { name: area.name, key: normalise(area.name), areaId: area.id, by: 'area' },
  ]);
  return {
    names: names
      .filter(({ key }) => key !== '')
      .sort((a, b) => b.key.length - a.key.length || (a.by === b.by ? 0 : a.by === 'estate' ? -1 : 1)),
  };
}

const DIGITS = '[0-9一二三四五六七八九十百]';
const BUILDING = new RegExp(`(?<![0-9a-z])(?:[a-z]?-?${DIGITS}{1,4}|[a-z])\\s?(?:号楼|号院|栋|幢|座|号搂|#楼|#)`, 'u');
/** 15-2302, 3-1-502, 3单元502室, 502室, 5楼东户: private. */
const DOORS: readonly RegExp[] = [
  new RegExp(
    `${DIGITS}{1,3}\\s?单元\\s?(?:${DIGITS}{1,4}\\s?(?:号|室|户|层|楼(?![上下道里]))?)?\\s?(?:[0-9]{3,4})?(?:室|号|户)?`,
    'gu',
  ),
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
  let out = text.normalize('NFKC');
  for (const door of DOORS) out = out.replace(door, (found) => (isTicketNumber(found) ? found : ''));
  return out;
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

/** First the estate, else the area; with the building where one is named. Linear in the text. */
export function findPlace(text: string, gazetteer: Gazetteer): Place {
  const flat = normalise(withoutDoors(text).slice(0, 4000));
  const found =
    gazetteer.names.find((name) => name.by === 'estate' && flat.includes(name.key)) ??
    gazetteer.names.find((name) => flat.includes(name.key));
  const building =
    buildingOf(found === undefined ? flat : flat.slice(flat.indexOf(found.key) + found.key.length)) ??
    (found === undefined ? undefined : buildingOf(flat));
  if (found !== undefined) return { text: `${found.name}${building ?? ''}`, areaId: found.areaId, by: found.by };
  return building === undefined ? { text: '', by: 'none' } : { text: building, by: 'building' };
}
