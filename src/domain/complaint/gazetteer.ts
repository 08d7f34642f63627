/** The office's own places (gazetteer), found in a text as written, by sound, or with one slip of the pen. Linear in the text. */
import { type Automaton, buildAutomaton } from './aho-corasick.ts';
import { soundOf } from './homophones.ts';
import { normalise } from './normalise.ts';

/** An area as the gazetteer needs it; other names stand for an estate, a road or the area itself. */
export interface GazetteerArea {
  readonly id: string;
  readonly name: string;
  readonly estates?: readonly string[];
  readonly roads?: readonly string[];
  /** What people say → the name it stands for. */
  readonly alsoCalled?: Readonly<Record<string, string>>;
}

export type NamedBy = 'estate' | 'area' | 'road';

export interface PlaceName {
  /** As it is posted. */
  readonly name: string;
  /** As it is looked for. */
  readonly key: string;
  readonly areaId: string;
  readonly by: NamedBy;
}

export interface Gazetteer {
  readonly names: readonly PlaceName[];
  /** Finds names as they are written. */
  readonly written: Automaton;
  /** Finds names by sound, in the text's sounds. */
  readonly heard: Automaton;
}

export interface NamedPlace {
  readonly place: PlaceName;
  readonly from: number;
  readonly to: number;
  /** Not as written in the gazetteer: by sound, or with one slip. */
  readonly typo: boolean;
}

/** An estate says more than a road, a road more than an area. */
const RANK: Readonly<Record<NamedBy, number>> = { estate: 3, road: 2, area: 1 };

export function buildGazetteer(areas: readonly GazetteerArea[]): Gazetteer {
  const names = areas.flatMap(namesOf).filter(({ key }) => key !== '');
  return {
    names,
    written: buildAutomaton(names.map(({ key }) => key)),
    heard: buildAutomaton(names.map(({ key }) => (isDistinct(key) ? soundOf(key) : ''))),
  };
}

function namesOf({ id, name, estates = [], roads = [], alsoCalled = {} }: GazetteerArea): PlaceName[] {
  const named =
    (by: NamedBy) =>
    (one: string): PlaceName => ({ name: one, key: normalise(one), areaId: id, by });
  const own = [...estates.map(named('estate')), ...roads.map(named('road')), named('area')(name)];
  const also = Object.entries(alsoCalled).flatMap(([said, meant]) => {
    const known = own.find((one) => one.name === meant);
    return known === undefined ? [] : [{ ...known, key: normalise(said) }];
  });
  return [...own, ...also];
}

/** What kind of place it is; a slip is looked for only where such an ending stands. */
const ENDING =
  /(?:小区|家园|花园|家属院|佳苑|福苑|公寓|新村|新城|华庭|雅居|雅苑|名苑|南苑|北苑|康园|社区|广场|苑|园|里|院|庭)$/u;
/** Shorter names are met by chance. */
const SHORTEST_WITH_SLIP = 4;

/** By sound a name of three or more characters is taken for itself; “南园” would be heard in 男员. */
const isDistinct = (key: string): boolean => key.length >= 3;

const better = (a: NamedPlace, b: NamedPlace): number =>
  RANK[b.place.by] - RANK[a.place.by] || b.to - b.from - (a.to - a.from) || a.from - b.from;

/** The best name in the text: estate before road before area, then the longest, then the first. `text` normalised. */
export function findName(text: string, gazetteer: Gazetteer): NamedPlace | undefined {
  const { names } = gazetteer;
  const of =
    (typo: boolean) =>
    (found: { word: number; from: number; to: number }): NamedPlace => ({
      place: names[found.word] as PlaceName,
      from: found.from,
      to: found.to,
      typo,
    });
  const written = gazetteer.written(text).map(of(false)).sort(better)[0];
  if (written?.place.by === 'estate') return written;
  // Same sound, other characters: an estate misheard says more than the area written beside it.
  const heard = gazetteer.heard(soundOf(text)).map(of(true)).sort(better)[0];
  const slipped = heard ?? slip(text, names);
  return slipped !== undefined && (written === undefined || better(slipped, written) < 0) ? slipped : written;
}

/** So many endings are looked at: nobody names more places in one message, and the work stays bounded. */
const MOST_ENDINGS = 12;
const ENDINGS =
  /小区|小曲|小趋|家园|花园|家属院|佳苑|福苑|公寓|新村|新城|华庭|雅居|雅苑|名苑|南苑|北苑|康园|社区|广场/gu;

/** The one name from which the characters before an ending differ by one slip; of several, none is taken. */
function slip(text: string, names: readonly PlaceName[]): NamedPlace | undefined {
  const candidates = names.filter(({ key }) => key.length >= SHORTEST_WITH_SLIP && ENDING.test(key));
  if (candidates.length === 0) return undefined;
  const found = new Map<string, NamedPlace>();
  for (const match of [...text.matchAll(ENDINGS)].slice(0, MOST_ENDINGS)) {
    const to = match.index + match[0].length;
    for (const place of candidates)
      for (const length of [place.key.length, place.key.length - 1, place.key.length + 1]) {
        const from = to - length;
        if (from < 0 || !isSlip(text.slice(from, to), place.key)) continue;
        if (!found.has(place.name)) found.set(place.name, { place, from, to, typo: true });
        break;
      }
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}

/** Of a shorter name so much is gone with one character that another may be meant: 园小区 is not 南园小区. */
const SHORTEST_WITH_GAP = 5;

/**
 * Two neighbours changed over, one character twice, or one missing from a long name. A different character, or one
 * more, is a different name.
 */
function isSlip(said: string, name: string): boolean {
  let start = 0;
  while (start < said.length && said[start] === name[start]) start += 1;
  if (said.length === name.length) {
    const swapped = `${name.slice(0, start)}${name[start + 1] ?? ''}${name[start] ?? ''}${name.slice(start + 2)}`;
    return said === swapped;
  }
  if (said.length > name.length)
    return said[start] === said[start - 1] && said.slice(0, start) + said.slice(start + 1) === name;
  return name.length >= SHORTEST_WITH_GAP && name.slice(0, start) + name.slice(start + 1) === said;
}
