/**
 * What hits a whole estate at once: whoever in one group speaks of it within a day speaks of the same thing, in whatever words. Own list;
 * what happens in one building only (lifts, doors, leaks) is not in it.
 */
import { disjoint } from './building.ts';
import { normalise } from './normalise.ts';

const ROWS: readonly (readonly [matter: string, pattern: RegExp])[] = [
  ['停水', /停水|断水|没水(?!平|准|印)|没有水|不来水|来水|水.{0,2}停了/u],
  ['停电', /停电|断电|没电(?!梯|话|视|动|线)|没有电(?!梯|话|视)|不来电|跳闸|电.{0,2}停了/u],
  ['停气', /停气|断气|没气(?!味)|没有(?:燃|天然)?气(?!味)|(?:燃|天然)气.{0,2}停了/u],
  ['供暖', /停暖|没暖气|暖气.{0,4}(?:不热|凉|冰|停)|不供暖|没供暖|供暖.{0,4}(?:不|没|差)|暖气片.{0,4}(?:凉|冰|不热)/u],
  ['路灯', /路灯.{0,8}(?:不亮|坏|灭|黑|没亮)|(?:坏|不亮).{0,3}路灯/u],
  ['垃圾清运', /垃圾.{0,12}(?:没人?清|不清|没人?收|堆|满|清运|清啊|臭|味)/u],
  ['广场舞', /广场舞/u],
  ['夜间施工', /(?:工地|施工).{0,14}(?:夜|凌晨|晚上|半夜|十[一二]点)|(?:夜|凌晨|晚上|半夜|十[一二]点).{0,14}施工/u],
  ['烧烤油烟', /(?:烧烤|夜宵|餐馆|饭店).{0,14}(?:油烟|烟|味)|油烟.{0,14}(?:烧烤|夜宵|餐馆|饭店)/u],
  ['积水', /(?:路|门口|地下|车库|院子|小区).{0,6}积水|淹了/u],
];
/** Money and manners: another matter with the same thing. */
const OTHER_SIDE =
  /收费|涨价|缴费|交费|退费|退还|退款|水费|电费|燃气费|暖气费|取暖费|安装|改造|开户|过户|赔偿|恢复了|来了/u;
const LONGEST = 80;

/** Gates, units, phases, sides: two of a kind are two spots. */
const SPOTS: readonly RegExp[] = [
  /[东西南北](?:大?门|边|侧|头|区)/gu,
  /[0-9一二三四五六七八九十]{1,2}单元/gu,
  /[0-9一二三四五六]期/gu,
];

/** Both name a spot of one kind, and not the same. */
export const otherSpot = (a: string, b: string): boolean =>
  SPOTS.some((spot) => disjoint(new Set(normalise(a).match(spot) ?? []), new Set(normalise(b).match(spot) ?? [])));

/** The matter of the whole estate both short messages speak of. */
export function everybodysMatter(a: string, b: string): string | undefined {
  const [mine, other] = [normalise(a), normalise(b)];
  if (mine.length > LONGEST || other.length > LONGEST) return undefined;
  if (OTHER_SIDE.test(mine) || OTHER_SIDE.test(other)) return undefined;
  return ROWS.find(([, pattern]) => pattern.test(mine) && pattern.test(other))?.[0];
}
