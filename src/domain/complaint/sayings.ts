/** What only several words together say: rows of weight over a short text, and one that speaks against a ticket. */

const ROWS: readonly { readonly says: string; readonly weight: number; readonly pattern: RegExp }[] = [
  {
    says: '集体伙食不干净',
    weight: 2.2,
    pattern:
      /(?:食堂|学校|幼儿园|托管班|养老院|菜市场).{0,10}(?:有.{0,2}(?:虫|头发|苍蝇|老鼠|蟑螂|异物)|(?:发霉|发馊|馊了|变质))/u,
  },
  {
    says: '动物夜里吵人',
    weight: 1.8,
    pattern:
      /(?:狗|鸡|猫|犬|鹅).{0,6}(?:半夜|一直|天天|每天|每晚|整夜|整晚|通宵|不停|老是|大早上|凌晨).{0,4}(?:叫|吠|吵|打鸣)/u,
  },
  { says: '希望添置', weight: 1.7, pattern: /希望.{0,16}(?:加装|增设|安装|装[个一上]|设[个一置]|建[个一]|修[个一])/u },
  {
    says: '占了公用地方',
    weight: 1.3,
    pattern: /(?:车位|公共|通道|路边|绿地).{0,8}(?:装|上)了?地锁|被人(?:占|装|圈|锁|种)/u,
  },
];

/** Reasons with their log-odds. `text` normalised. */
export const sayings = (text: string): (readonly [string, number])[] =>
  ROWS.filter(({ pattern }) => pattern.test(text)).map(({ says, weight }) => [says, weight] as const);

/** A reminder to the neighbours about manners is for them, not for the office. */
const ADMONITION =
  /^(?:请|麻烦|拜托)?(?:各位|大家|邻居们?|有些人|某些人)?(?:不要|别|请勿|勿|禁止)(?:总|再|老)?(?:在|往).{1,10}(?:抽烟|吸烟|吐痰|大声说话|喧哗|打电话|遛狗|扔烟头|扔垃圾|丢垃圾|贴广告|大小便)(?:了|啊|哈|吧|好吗|好不好)?[.。!?~ ]*$/u;
export const admonishes = (text: string): boolean => text.length <= 30 && ADMONITION.test(text);

/** News of other places is nobody's complaint here, unless it comes home. */
const ELSEWHERE = /^(?:看|刷).{0,4}新闻|看新闻(?:里|上)?(?:说|的)|刷到|别的(?:城市|小区)|我?老家(?:那边|也|又)/u;
const HERE = /我们(?:小区|这|楼|单元|家)|我家|咱们|这边|这里|门口|楼下/u;
export const tellsOfElsewhere = (text: string): boolean =>
  text.length <= 30 && ELSEWHERE.test(text) && !HERE.test(text);
