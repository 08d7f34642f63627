/** Matters whose words are never repeated in a group, and why (design §4, sensitive matters). */
import type { ComplaintKind } from './verdict.ts';

const STAFF =
  '干部|书记|支书|村长|村主任|主任|局长|所长|镇长|县长|区长|校长|院长|站长|队长|科长|处长|公务员|工作人员|民警|警察|辅警|交警|城管|网格员|执法人员|执法队|协管员|办事员|窗口人员|经办人|(?<!请|求|望|敬的|各位)领导';
const OFFICE =
  '办事处|街道办|居委会|村委会|社区(?!医院|卫生|诊所|门口|广场|超市|食堂|里|群)|派出所|便民(?:服务)?中心|服务大厅|政务大厅|信访局|城管局|执法局|(?:教育|卫健|民政|住建|人社|环保|生态|交通|水务|市监|市场监管|公安|规划|房产|税务|工商|医保|林业|财政|农业|国土|自然资源)局';
const GIFTS =
  '贪|受贿|收受|收红包|索要|吃拿卡要|以权谋私|徇私|包庇|优亲厚友|挪用|侵吞|截留|收(?:了|取)?.{0,6}(?:烟|酒|礼|红包|好处|钱财)|送礼|要好处|作风|吃空饷|违纪';
const ROUGH =
  '打人|骂人|骂(?:我|居民|群众|老人|老百姓)|态度(?:很|特别|太|非常)?(?:恶劣|差|不好|蛮横)|刁难|欺压|威胁|粗暴|殴打|辱骂';
const IDLE = '乱作为|不作为|渎职|失职|滥用|推诿|推来推去|推三阻四|踢皮球|互相推|敷衍|糊弄';
const ABSENT =
  '从来(?:不|没|都不|都没)(?:来|露面|见|上门|管)|从不(?:来|露面|上门)|不见人影|找不到人|上班时间(?:不在|睡觉|打牌|玩手机)';

/** A person of the office, or an office, and what is held against it. “城管不管摊贩” is about the stalls. */
const OF_STAFF = new RegExp(
  `(?:${STAFF}).{0,14}(?:${GIFTS}|${ROUGH}|不作为|乱作为|渎职|失职|滥用)|(?:${STAFF})[^,，。;；!！?？]{0,6}(?:${IDLE})|(?:${STAFF}).{0,4}(?:${ABSENT})|(?:${OFFICE})(?:的人|的)?[^,，。;；!！?？]{0,6}(?:${GIFTS}|${ROUGH}|${IDLE})|(?:${OFFICE})的人.{0,6}(?:${ABSENT})|吃拿卡要|以权谋私|保护伞|官商勾结|滥用职权`,
  'u',
);
const OFFICIAL = new RegExp(`${STAFF}|${OFFICE}|政府|机关`, 'u');

const ROWS: readonly { readonly says: string; readonly pattern: RegExp }[] = [
  { says: '涉及工作人员', pattern: OF_STAFF },
  {
    says: '家庭暴力',
    pattern:
      /家暴|家庭暴力|打老婆|打媳妇|(?:丈夫|老公|前夫|男人|公公|婆婆|父亲|母亲|继父|继母|爸爸?|妈妈?).{0,6}(?:打我|殴打|虐待|往死里打|毒打|打孩子)|虐待(?:老人|孩子|儿童|妇女|妻子)|(?:邻居|隔壁|楼上|楼下|对门)家?.{0,6}被打得/u,
  },
  {
    says: '伤害学生',
    pattern:
      /(?:老师|教师|班主任|园长|教练).{0,4}(?:打|踢|扇|掐|体罚|辱骂|关小黑屋)(?:了|我家|我们)?.{0,4}(?:学生|孩子|小孩|娃|耳光|儿子|女儿)|(?:学生|孩子|小孩|娃|儿子|女儿).{0,6}被.{0,4}(?:老师|教师|班主任|园长).{0,4}(?:打|踢|扇|掐|体罚|骂)/u,
  },
  {
    says: '未成年人',
    pattern:
      /未成年|校园(?:欺凌|霸凌|暴力)|霸凌|欺凌|猥亵|性侵|强奸|童工|(?:孩子|小孩|学生|女儿|儿子|幼儿|娃).{0,10}(?:被打|被欺负|被体罚|被虐|被骚扰|挨打|被老师打)|体罚|虐童|留守儿童/u,
  },
  {
    says: '违法线索',
    pattern:
      /(?:邻居|隔壁|楼上|楼下|对门|有人|小区里?|单元里?|那家|他家|房客|租客)[^,，。;；!！?？]{0,8}(?:吸毒|贩毒|卖淫|聚众赌博|开赌场)/u,
  },
  {
    says: '个人健康',
    pattern:
      /艾滋|hiv|精神病|精神障碍|精神分裂|抑郁症|癌症?(?:患者|晚期|治疗)?|白血病|尿毒症|肺结核|乙肝|性病|梅毒|流产|堕胎|确诊|(?:患有|得了|查出|身患).{0,6}(?:病|癌|症)|残疾人?证|智障|吸毒/u,
  },
  {
    says: '号召聚集',
    pattern:
      /(?:集体|一起|大家都?|组织|约好|召集|号召|明天|全体).{0,12}(?:上访|堵路|堵门|拉横幅|罢工|罢课|罢市|游行|静坐|示威|围堵|讨说法|闹事|去政府|去市政府|去区政府|到政府|停运抗议)|集体上访|罢工|罢课|罢市|游行示威|拉横幅|堵路抗议/u,
  },
];

/** Reasons that are nobody's small talk: such a message is at least doubtful, so that a dispatcher sees it. */
export const WEIGHTY: ReadonlySet<string> = new Set(['涉及工作人员', '家庭暴力', '伤害学生', '违法线索', '号召聚集']);

/** How much of a letter is asked. */
const HEAD = 1200;

/**
 * A tip-off or complaint about staff, officials, an office or the handling unit: no rule may hand it to that very unit.
 * `text` normalised. A tip-off that so much as names them counts.
 */
export function complainsOfStaff(text: string, kind: ComplaintKind): boolean {
  const head = text.slice(0, HEAD);
  if (OF_STAFF.test(head)) return true;
  return kind === 'tipOff' && OFFICIAL.test(head.slice(0, 200)) && !/^.{0,6}(?:派出所|民警|警察)/u.test(head);
}

/** The reason, or undefined. `selfHarm` and `danger at home` come from the urgency rules as well. */
export function sensitiveReason(text: string, kind: ComplaintKind): string | undefined {
  const head = text.slice(0, HEAD);
  const row = ROWS.find(({ pattern }) => pattern.test(head));
  if (row !== undefined) return row.says;
  return kind === 'tipOff' ? '举报' : undefined;
}
