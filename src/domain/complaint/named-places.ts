/** Places a text names by their kind: the two characters before it and the kind, “松涛花园”, “秀峰路”. No gazetteer is asked. */
import { normalise } from './normalise.ts';

const KINDS =
  '小区|花园|家园|佳园|嘉园|家属院|佳苑|雅苑|名苑|公寓|公馆|新城|花城|华庭|雅筑|康园|北苑|南苑|东苑|西苑|北里|南里|东里|西里|新村|广场|国际城|大厦|大道|东路|西路|南路|北路|中路|路|街|中学|小学|幼儿园|医院|公园|市场|社区|村';
const PLACE = new RegExp(`[\\u4e00-\\u9fff]{2}(?:${KINDS})`, 'gu');
/** “我们小区”, “附近公园”, “的铁路”: no name. */
const NAMELESS =
  /^(?:我们|咱们|你们|他们|本人|这个|那个|整个|住宅|老旧|我住|在我|每个|附近|旁边|门口|周边|对面|各个|多个|有个|全体|安置|高层|人民|中心|农贸|菜|.?[的在和与及被有个条])|铁路|公路|马路|道路|网络|思路|上街|逛街/u;
const READ = 200;

export const placesOf = (text: string): ReadonlySet<string> =>
  new Set((normalise(text.slice(0, READ)).match(PLACE) ?? []).filter((name) => !NAMELESS.test(name)));
