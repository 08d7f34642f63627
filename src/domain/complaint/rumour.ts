/** Hearsay that is handed on and asks nothing of the office (传言): no ticket comes of it, and nothing of it is repeated. */
import { isNews } from './gathering.ts';
import { kindOf } from './kind.ts';
import { sensitiveMatter } from './sensitive.ts';
import { sameMatter } from './similarity.ts';
import { urgencyOf } from './urgency.ts';

const HEARSAY =
  /^.{0,12}?(?:听说|据说|听人说|听谁说|听(?:朋友|亲戚|同事|邻居|别人|单位的?人)(?:们)?说|网传|网上(?:都)?在?(?:说|传)|传言|谣传|有人说|都在(?:传|说)|外[面头](?:都)?在?(?:传|说)|群里(?:都)?在?(?:传|说)|朋友圈(?:都|里)?在?(?:传|说)|内部(?:消息|传出|人士)|小道消息|可靠消息|内幕消息|最新消息|得到消息)/u;
const CHAIN =
  /快转发?|赶[紧快]转|马上转|转发(?:给|到|出去|扩散|起来|周知|!|！|$)|扩散(?:出去|起来|!|！|$)|紧急扩散|不转不是|转起来|看[到完](?:的)?(?:都|请|必)?转|转给(?:家人|亲戚|朋友|身边|更多)|互相转告|速转|速看|转疯了|为了家人.{0,8}转/u;

/** A matter people talk about, under a neutral name. The first row decides. */
const TOPICS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['供水', /停水|断水|没水|自来水|水源|水里?有毒|水厂|喝水|饮用水/u],
  ['供电', /停电|断电|限电|拉闸|变电站/u],
  ['供气供暖', /停气|断气|停暖|供暖|燃气|天然气/u],
  ['拆迁规划', /拆迁|要拆|拆了|拆掉|拆除|征收|征地|棚改|改造|搬迁|规划/u],
  ['医疗卫生', /疫情|感染|传染|病毒|封(?:小区|城|楼|控|闭)|病例|疫苗|核酸|医院/u],
  ['食品药品', /有毒|致癌|毒(?:大米|奶|菜|鸡蛋)|假(?:药|鸡蛋|大米)|食物中毒|塑料/u],
  ['治安', /人贩子|偷(?:小孩|孩子)|抢(?:小孩|孩子)|拐(?:卖|走)|割肾|杀人|命案|砍人|死了?人|出人命|入室|迷药/u],
  ['灾害', /地震|洪水|台风|溃坝|爆炸|泄漏|泄露|辐射|塌/u],
  ['学校', /学校|学区|停课|幼儿园|小学|中学|招生|高考|中考/u],
  ['物价金融', /涨价|涨到|降价|抢购|抢盐|断货|囤|银行|跑路|倒闭|取不出|暴雷|爆雷/u],
  ['待遇政策', /养老金|退休|社保|医保|补贴|补助|公积金|工资|低保|户口|房产税|限购|限行|取消|收费/u],
  ['人事', /被(?:抓|查|带走|双规|免职|调走)|贪|受贿|红包|落马|换届/u],
  ['工程项目', /垃圾站|垃圾场|焚烧厂|化工厂|殡仪馆|火葬场|基站|要建|要修|停工|烂尾|开发商/u],
];
/** The topic of a chain letter about nothing of these. */
export const OTHER = '其他';

/** Something is asked of the office, or the writer's own plight is told: then it is taken as what it is. */
const ASKS =
  /请问|咨询|投诉|举报|反映|求助|想问|问一下|问下|帮忙问|请(?:社区|街道|物业|政府|相关|有关|领导|部门|核实|回复)|希望|建议|恳请|能不能(?:来|给|帮|解决)|怎么办理|没人管|谁来管/u;
const OWN = /(?:我家|我们家|我们(?:这)?(?:栋|楼|单元|小区))(?:现在|已经|都|也|又|停|没|漏)|坏了|漏水|漏了|吵得|臭/u;
/** Somebody may be in danger, or people are called together: never mere talk. */
const NEVER_TALK: ReadonlySet<string | undefined> = new Set(['selfHarm', 'familyViolence', 'minors', 'gathering']);

/** The oldest chain letter of all: nobody is missing. */
const KIDNAPPERS = /人贩子|偷小孩的/u;

const LONGEST_HEARSAY = 200;
const LONGEST_LETTER = 2000;

/** The neutral name of what a rumour is about; undefined when the text is none. `text` normalised, not said to the bot. */
export function rumourTopic(text: string): string | undefined {
  const chain = CHAIN.test(text.slice(0, 100)) || CHAIN.test(text.slice(-100));
  const hearsay = text.length <= LONGEST_HEARSAY && HEARSAY.test(text);
  if ((!chain && !hearsay) || text.length > LONGEST_LETTER) return undefined;
  if (!chain && (ASKS.test(text) || OWN.test(text))) return undefined;
  const danger = urgencyOf(text).urgency === 'critical' && !KIDNAPPERS.test(text);
  if (danger || NEVER_TALK.has(sensitiveMatter(text, kindOf(text)))) return undefined;
  const topic = TOPICS.find(([, pattern]) => pattern.test(text))?.[0];
  return topic ?? (chain && text.length >= 15 ? OTHER : undefined);
}

/** Is a second rumour the same one? Under a named topic it is; of the others only where the words are alike. */
export const sameRumour = (topic: string, one: string, other: string): boolean =>
  topic !== OTHER || sameMatter({ text: one, category: OTHER }, { text: other, category: OTHER }).same;

/** Residents from which on the dispatcher hears of it. */
const SURGE_FROM = 3;

/** Whether so many residents are news: three of them, then twice as many as were last told of. */
export const isSurge = (residents: number, lastTold: number | undefined): boolean =>
  residents >= SURGE_FROM && isNews(residents, lastTold);
