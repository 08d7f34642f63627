/** Places a text names by their kind: the two characters before it and the kind, “松涛花园”, “秀峰路”. No gazetteer is asked. */
import { disjoint } from './building.ts';
import { normalise } from './normalise.ts';

/** Kinds that can be compared: a hospital and an estate may both stand in one complaint. */
const KINDS: readonly string[] = [
  '小区|花园|家园|佳园|嘉园|家属院|佳苑|雅苑|名苑|公寓|公馆|新城|花城|华庭|雅筑|康园|北苑|南苑|东苑|西苑|北里|南里|东里|西里|新村|国际城|大厦|广场',
  '大道|东路|西路|南路|北路|中路|路|街',
  '中学|小学|幼儿园|学校',
  '医院',
  '公园|市场',
  '社区|村',
];
const PLACE = new RegExp(`[\\u4e00-\\u9fff]{2}(?:${KINDS.join('|')})`, 'gu');
const ENDINGS: readonly RegExp[] = KINDS.map((kind) => new RegExp(`(?:${kind})$`, 'u'));
/** “我们小区”, “附近公园”, “的铁路”: no name. */
const NAMELESS =
  /^(?:我们|咱们|你们|他们|本人|这个|那个|整个|住宅|老旧|我住|在我|每个|附近|旁边|门口|周边|对面|各个|多个|有个|全体|安置|高层|人民|中心|农贸|菜|.?[的在和与及被有个条])|铁路|公路|马路|道路|网络|思路|上街|逛街/u;
const READ = 200;

/** Names, and which kinds of place they are of, as bits. */
export interface NamedPlaces {
  readonly names: ReadonlySet<string>;
  readonly kinds: number;
}

export function placesOf(text: string): NamedPlaces {
  const found = normalise(text.slice(0, READ)).match(PLACE) ?? [];
  const names = new Set(found.filter((name) => !NAMELESS.test(name)));
  const kinds = ENDINGS.reduce(
    (bits, ending, i) => ([...names].some((name) => ending.test(name)) ? bits | (1 << i) : bits),
    0,
  );
  return { names, kinds };
}

/** Both name a place of one kind, and no place in common. */
export const namesElsewhere = (a: NamedPlaces, b: NamedPlaces): boolean =>
  (a.kinds & b.kinds) !== 0 && disjoint(a.names, b.names);
