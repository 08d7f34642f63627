/** What is said to the bot itself: wanted of the office, or only talk to it? */
import { namesFault, namesThing } from './thing-and-fault.ts';

/** Weather, food, jokes, and the bot as a person. */
const TALK =
  /天气|气温|多少度|几度|下雨[吗么没]|笑话|唱(?:首|个|支)?歌|讲个?故事|写(?:首|个)?诗|背(?:首|个)?诗|成语接龙|(?:吃|喝)(?:什么|啥|点啥|了[吗没])|几点了|星期几|周几|几号了|陪我|聊聊?天|无聊|夸(?:我|夸)|猜(?:一|个|猜)|你(?:们)?(?:是谁|是什么|是啥|叫什么|叫啥|会(?!不会管)|能(?:干|做|聊|说|听)|多大|几岁|在干|在吗|喜欢|爱|想|累|睡|结婚|男的|女的|是不是|是(?:真|机器|ai|人)|真(?:聪明|笨|可爱|棒|好)|好(?:笨|聪明|可爱|傻)|怎么(?:这么|那么)|从哪|家在)|谁(?:做|开发|发明)的/u;
/** A place, somebody's doing, something pointed at, or something the office is for. */
const WANTED =
  /这个|这里|这儿|这边|那个|那边|怎么回事|怎么办|门口|门前|楼[上下道顶里]|号楼|单元|院[里子]|路[上口边]|街|巷|村|社区|小区|学校|幼儿园|医院|市场|超市|商场|公园|车站|公交|地铁|谁家|有人|邻居|物业|房东|老板|商家|投诉|反映|反应|举报|求助|救|解决|处理|修|管[管理不一]|没人管|噪|吵|臭|脏|漏|堵|坏|停[水电气暖]|没[水电气]|危险|证|费|钱|工资|保险|社保|医保|公积金|户口|补贴|低保|申请|办理|报销|政策|在哪办|哪里办/u;
/** Who calls the bot and says so much wants something, whether or not a rule knows what: nothing that is said may be lost. */
const LONG = 6;

/** `asks`: the office is asked for something; `talk`: nothing to register. `text` normalised, mentions off. */
export function saidToBot(text: string): 'asks' | 'talk' {
  const thing = namesThing(text);
  if (!thing && TALK.test(text)) return 'talk';
  if (thing || namesFault(text) || WANTED.test(text)) return 'asks';
  return text.length >= LONG ? 'asks' : 'talk';
}
