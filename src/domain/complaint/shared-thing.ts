/** The thing two complaints of one building are both about. Own list. */
import { disjoint } from './building.ts';
import { normalise } from './normalise.ts';

const THINGS =
  '电梯 装修 电钻 噪音 门禁 单元门 暖气 供暖 停水 停电 停气 水压 下水道 污水 漏水 渗水 路灯 楼道灯 声控灯 垃圾 油烟 异味 臭味 外墙 墙皮 瓷砖 积水 地下室 车库 充电 电动车 杂物 消防 监控 井盖 麻将 广场舞 狗叫 蟑螂 老鼠 化粪池 燃气 天然气 网络 宽带 快递柜 健身器材 护栏 楼顶 屋顶 违建 搭建 种菜 音响 减速带 道闸 滑梯 长椅 宣传栏'.split(
    ' ',
  );
/** How people behave with a thing, not what is wrong with it: “电梯里有人抽烟” beside “电梯坏了”. */
const MANNERS = /抽烟|吸烟|广告|遛狗|尿|吐痰|推电动车|电动车进|进电梯|乱按|收费|涨价|加装|年检|态度/u;

/** The first thing both name, unless just one of them is about manners or money. */
export function sharedThing(a: string, b: string): string | undefined {
  const [mine, other] = [normalise(a).slice(0, 300), normalise(b).slice(0, 300)];
  if (MANNERS.test(mine) !== MANNERS.test(other)) return undefined;
  return THINGS.find((thing) => mine.includes(thing) && other.includes(thing));
}

const SHORT = 30;
const thingsOf = (text: string): ReadonlySet<string> => new Set(THINGS.filter((thing) => text.includes(thing)));

/** Two short messages about two things: “路灯坏了没人修” beside “门禁坏了没人修”, however alike the rest. */
export function otherThing(a: string, b: string): boolean {
  const [mine, other] = [normalise(a), normalise(b)];
  return mine.length <= SHORT && other.length <= SHORT && disjoint(thingsOf(mine), thingsOf(other));
}
