/** Do two texts speak of one building? With the estate's name or without it, never of two estates. */
import { normalise } from './normalise.ts';

const BUILDING = /(?<![0-9a-z])(?:[a-z]?\d{1,4}|[a-z])(?:号楼|栋|幢|座|号院)/gu;
const ESTATE =
  /[\u4e00-\u9fff]{2}(?:小区|家园|花园|家属院|佳苑|公寓|花城|新村|新城|华庭|雅筑|雅苑|名苑|康园|北里|南里|东里|西里|广场)/gu;
/** “我们小区”, “这个小区”: no name. */
const NAMELESS = /^(?:我们|咱们|你们|本人|这个|那个|整个|住宅|老旧|我住|在我|每个)/u;

/** Buildings a text names, without the estate. */
export const buildingsOf = (text: string): ReadonlySet<string> =>
  new Set(normalise(text).slice(0, 800).match(BUILDING) ?? []);

/** Both name something, and nothing in common. */
export const disjoint = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].some((x) => b.has(x));

/** The estate's own two characters and its kind: “南滩家园” of “我是南滩家园的”. */
const estatesOf = (text: string): ReadonlySet<string> =>
  new Set((normalise(text).slice(0, 800).match(ESTATE) ?? []).filter((name) => !NAMELESS.test(name)));

/** “3号楼” and “文化小区3号楼”: one ends with the other, and not in the middle of a number. */
function placesAgree(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.endsWith(short) && !/[0-9a-z]$/u.test(long.slice(0, long.length - short.length));
}

interface Where {
  readonly text: string;
  readonly place?: string;
}

/** One and the same building, as far as the words go. */
export function sameBuilding(a: Where, b: Where): boolean {
  const [mine, other] = [buildingsOf(a.text), buildingsOf(b.text)];
  if (![...mine].some((one) => other.has(one)) || disjoint(estatesOf(a.text), estatesOf(b.text))) return false;
  const [here, there] = [normalise(a.place ?? ''), normalise(b.place ?? '')];
  return here === '' || there === '' || placesAgree(here, there);
}
