/** A cheap “same matter?” between two complaints of one group within a day; the streaming clusterer of a later stage replaces it. */
import { buildingsOf, disjoint, sameBuilding } from './building.ts';
import { topOf } from './category.ts';
import { compileLexicon, scan, words } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { sharedThing } from './shared-thing.ts';

export interface Matter {
  readonly text: string;
  /** `top/leaf`. */
  readonly category: string;
  /** One of the seven; the category's top where absent. */
  readonly label?: string;
  /** What `findPlace` gave, '' or absent for none. */
  readonly place?: string;
}

export interface Likeness {
  readonly same: boolean /** 0..1 */;
  readonly score: number;
  readonly why: string;
}

/** Jaccard of character pairs from which two texts are one. */
const SAME_TEXT = 0.45;
/** Under this many characters shared (rare ones, in runs of 3 and more) nothing is called the same. */
const SHARED_RUN = 4;

/** Words any complaint may hold: sharing them says nothing. Own list. */
const COMMON = compileLexicon(
  words(
    '公共场所 住宅小区 请问 咨询 投诉 举报 反映 建议 请求 恳请 希望 要求 强烈 关于 问题 情况 解决 处理 何时 为何 什么时候 什么 怎么 如何 是否 能否 可以 合理 合法 政府 领导 部门 有关部门 相关部门 有关 相关 公司 有限公司 有限责任公司 ' +
      '单位 人员 工作人员 职工 员工 工人 农民工 退休 企业 事业单位 机关 教师 学生 老师 家长 学校 中学 小学 幼儿园 一中 二中 实验 中心 医院 人民医院 第一 第二 医生 社区 街道 居民 业主 物业 物业公司 开发商 村民 群众 市民 百姓 ' +
      '附近 周边 门口 旁边 对面 楼下 楼上 严重 影响 生活 休息 正常 存在 没有 不能 无法 一直 至今 长期 经常 每天 晚上 凌晨 早上 已经 现在 我们 我是 你们 他们 大家 本人 您好 尊敬的 工资 拖欠 拖欠工资 拖欠农民工工资 社保 医保 养老 保险 养老保险 ' +
      '补课 收费 乱收费 违规 违法 违规补课 违规收费 强制 招生 教育局 教育 人社局 环保局 城管 公安局 卫生局 噪音 扰民 噪音扰民 污染 环境 环境污染 污染环境 严重污染 养猪场 砖厂 采石场 电梯 停水 停电 自来水 天然气 路灯 垃圾 臭气熏天 臭味 油烟 房产证 公积金 住房公积金 住房 购房 补贴 购房补贴 ' +
      '廉租房 公租房 棚户区 棚户区改造 改造 危房 危房改造 拆迁 征收 补偿 安置 规划 建设 道路 公路 路面 公交 公交车 出租车 的士 快递 邮政 客运 车站 传销 组织 传销组织 垄断 经营 涨价 价格 液化气 燃气 景区 旅游 食品 安全 安全隐患 隐患 消防 占道经营 违章 建筑 违章建筑 违建 ' +
      '独生子女 独生子女费 二胎 准生证 生育 计划生育 计生 卫生 卫生院 医疗 新农合 合作医疗 农村 报销 政策 待遇 发放 办理 手续 标准 规定 文件 通知 申请 补助 职称 评审 考试 公务员 事业 编制 合同 劳动 劳动合同 仲裁 工伤 ' +
      '关部门 部门能 政府部 人民政府 人民 国家 中国 经济 开发区 开发 高新区 经济开发区 新区 市区 城区 县城 中心小学 北路 南路 东路 西路 中路 二期 一期 三期 工程 施工 工地 房屋 房子 质量 质量问题 无人 没人 管理 监管 不作为 无人管 没人管 ' +
      '请政府 请相关部门 请有关部门 希望政府 希望领导 希望相关部门 谢谢 感谢 能不能 有没有 这样 这么 那么 因为 所以 但是 而且 如果 就是 还是 以及 或者 以来 之后 之前 进行 导致 造成 一个 一些 一家 几个 多次 多年 年以来 月份 今年 去年 2019年 2018年 2017年 2016年 2015年 2020年 出现 尽快 给予 答复 回复 工作 服务 态度 人民群众 老百姓 诉求 维权 权益 合法权益 保障 享受 缴纳 缴费 资格 资格证 证明 户口 上户口 ' +
      '人力资源 人力资源和社会保障局 社会保障局 人力资源和社会保障 不发 不给 不合理 不公平 长途 汽车 长途汽车 汽车站 火车 火车站 残疾人 大学生 高速公路 高速 停车 停车场 停车位 车位 小学生 中小学 中小学生 初中 高中 民办 民办学校 培训 培训机构 培训学校 机构 招聘 教师招聘 村委会 居委会 物业管理 业委会 业主委员会 基础设施 自来水公司 出租 出租车公司 司机 的士司机 公交公司 运营 卫计 行政 执法 监督 市场监督管理局 工商局 税务局 规划局 国土局 房产局 住建局 交通局 ' +
      '加油站 派出所 幼儿 托管 校长 食堂 校园 班主任 学籍 转学 入学 上学 学区 高考 中考 毕业 文凭 户籍 迁移 身份证 结婚 离婚 小孩 孩子 老人 老年人 妇女 残疾 低保 五保 困难 贫困 扶贫 救助 民政局 民政 养老院',
  ).map((word) => [normalise(word), true] as const),
);
/** 某市、A3区、B县 at the front: too wide to be a place. */
const WIDE = /[a-z]\d{0,2}(?:市|县|区)|[\u4e00-\u9fff]{2}(?:省|市)/gu;

/** Pairs of neighbouring characters, of letters and digits only. */
export function bigrams(text: string): ReadonlySet<string> {
  const flat = normalise(text)
    .slice(0, 1000)
    .replace(/[\s\p{P}\p{S}]/gu, '');
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < flat.length; i += 1) pairs.add(flat.slice(i, i + 2));
  return pairs;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return both / (a.size + b.size - both);
}

/** What is left of a text when everybody's words are blanked: names of places, projects, firms. */
function salient(text: string, ordinary: readonly string[] = []): string {
  let flat = normalise(text).slice(0, 800).replace(WIDE, ' ');
  for (const name of ordinary) flat = flat.split(normalise(name)).join(' ');
  let out = '';
  let from = 0;
  for (const hit of scan(COMMON, flat)) {
    out += `${flat.slice(from, hit.at)} `;
    from = hit.at + hit.word.length;
  }
  return (out + flat.slice(from)).replace(/[\s\p{P}\p{S}]+/gu, ' ').trim();
}

/** Characters shared in runs of three and more, each run once; digits alone do not count. */
function sharedRuns(a: string, b: string): readonly string[] {
  const grams = new Set<string>();
  for (let i = 0; i + 2 < b.length; i += 1) grams.add(b.slice(i, i + 3));
  const runs = new Set<string>();
  let run = '';
  const end = (): void => {
    if (run !== '' && /[\u4e00-\u9fff]{2}/u.test(run)) runs.add(run);
    run = '';
  };
  for (let i = 0; i + 2 < a.length; i += 1) {
    const gram = a.slice(i, i + 3);
    if (!gram.includes(' ') && grams.has(gram)) run = run === '' ? gram : run + gram.charAt(2);
    else end();
  }
  end();
  return [...runs];
}

/** What of a shared run is a name: without the kinds of places (公园, 小区 …) and without particles. */
const core = (run: string): string =>
  run.replace(KINDS, '').replace(/[的了在是我有不被和与对就也都一个这那及为上下中里]/gu, '');
const KINDS =
  /公园|小区|花园|家园|国际|广场|大道|大厦|大桥|公寓|宾馆|酒店|商城|名城|新城|项目|楼盘|园区|工业园|开发商|业主|物业/gu;

/** Names both texts hold: runs of four and more with two and more characters of a name in them. */
function sharedNames(a: string, b: string, ordinary: readonly string[] = []): readonly string[] {
  return sharedRuns(salient(a, ordinary), salient(b, ordinary)).filter(
    (run) => run.length >= SHARED_RUN && core(run).length >= 2,
  );
}

/** Everybody's gates and how long it has lasted. */
const SPOTS = /小区|[东西南北大后侧]门|星期|礼拜|小时|分钟|个月|半年|天天|整天|每晚|半夜|昨[天晚]|今[天早]/gu;
/** Any name both hold, be it short: “洪山” of a park, not the gate of everybody's estate. */
export const shareName = (a: string, b: string, ordinary: readonly string[] = []): boolean =>
  sharedRuns(salient(a, ordinary), salient(b, ordinary)).some((run) => core(run.replace(SPOTS, '')).length >= 2);

/** Are these two complaints of one group and day the same matter? `ordinary` = the office's own estates, which everybody names. */
export function sameMatter(a: Matter, b: Matter, ordinary: readonly string[] = []): Likeness {
  const text = jaccard(bigrams(a.text), bigrams(b.text));
  const sameLeaf = a.category === b.category;
  if (disjoint(buildingsOf(a.text), buildingsOf(b.text)))
    return { same: false, score: Math.min(0.4, text), why: '楼号不同' };
  if (text >= SAME_TEXT) return { same: true, score: text, why: '说法基本相同' };
  const samePlace =
    a.place !== undefined && a.place.length >= 4 && a.place === b.place && /(?:号楼|栋|幢|座|号院)$/iu.test(a.place);
  if (samePlace && sameLeaf && text >= 0.12)
    return { same: true, score: Math.max(0.6, text), why: `同在${a.place}，同一类` };
  const thing = sameLeaf && sameBuilding(a, b) ? sharedThing(a.text, b.text) : undefined;
  if (thing !== undefined) return { same: true, score: Math.max(0.6, text), why: `同一栋楼，都说${thing}` };
  const names = sharedNames(a.text, b.text, ordinary);
  const chars = names.reduce((sum, name) => sum + core(name).length, 0);
  const related = sameLeaf || (a.label ?? topOf(a.category)) === (b.label ?? topOf(b.category));
  const enough = sameLeaf ? 2 : related ? 3 : 5;
  if (chars >= enough)
    return { same: true, score: Math.min(0.9, 0.45 + chars / 20), why: `都说到“${names.slice(0, 2).join('”“')}”` };
  return { same: false, score: Math.min(0.44, Math.max(text, chars / 12)), why: '' };
}
