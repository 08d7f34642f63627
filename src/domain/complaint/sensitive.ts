/** Matters whose words are never repeated in a group, and why (design §4, sensitive matters). */
import type { ComplaintKind } from './verdict.ts';

const ROWS: readonly { readonly says: string; readonly pattern: RegExp }[] = [
  {
    says: '涉及工作人员',
    pattern:
      /(?:干部|书记|支书|村长|村主任|社区主任|主任|局长|所长|镇长|县长|校长|院长|站长|队长|科长|公务员|工作人员|民警|警察|辅警|交警|城管|网格员|执法人员|执法队|办事员|窗口人员|领导).{0,14}(?:贪|受贿|收受|收红包|索要|吃拿卡要|以权谋私|徇私|打人|骂人|态度(?:恶劣|差|不好|蛮横)|刁难|乱作为|不作为|渎职|失职|滥用|包庇|欺压|威胁|粗暴|优亲厚友|挪用|侵吞|截留|收(?:了|取)?.{0,6}(?:烟|酒|礼|红包|好处|钱财)|送礼|要好处|作风|吃空饷|违纪|殴打|辱骂)|吃拿卡要|以权谋私|保护伞|官商勾结|滥用职权/u,
  },
  {
    says: '家庭暴力',
    pattern:
      /家暴|家庭暴力|打老婆|打媳妇|(?:丈夫|老公|前夫|男人|公公|婆婆|父亲|母亲|继父|继母|爸爸?|妈妈?).{0,6}(?:打我|殴打|虐待|往死里打|毒打|打孩子)|虐待(?:老人|孩子|儿童|妇女|妻子)/u,
  },
  {
    says: '未成年人',
    pattern:
      /未成年|校园(?:欺凌|霸凌|暴力)|霸凌|欺凌|猥亵|性侵|强奸|童工|(?:孩子|小孩|学生|女儿|儿子|幼儿|娃).{0,10}(?:被打|被欺负|被体罚|被虐|被骚扰|挨打|被老师打)|体罚|虐童|留守儿童/u,
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
export const WEIGHTY: ReadonlySet<string> = new Set(['涉及工作人员', '家庭暴力', '号召聚集']);

/** The reason, or undefined. `selfHarm` and `danger at home` come from the urgency rules as well. */
export function sensitiveReason(text: string, kind: ComplaintKind): string | undefined {
  const head = text.slice(0, 1200);
  const row = ROWS.find(({ pattern }) => pattern.test(head));
  if (row !== undefined) return row.says;
  return kind === 'tipOff' ? '举报' : undefined;
}
