/** What each clause of a reply says: nothing (received, forwarded, will see), that others are to be asked, or something. */
import { unsigned } from './formula.ts';

export type ClauseKind = 'empty' | 'passing' | 'telling' | 'other';

const HANDLE =
  '(?:处理|核实|跟进|解决|调查|核查|办理|研究|维修|核处|落实|整改|答复|回复|查看|关注|协调|督促|改进|了解|修)';
/** 相关部门 and everybody a matter can be handed to; two to fourteen characters, not read any closer. */
const SOMEBODY = '[^,。;!?]{0,14}?';
const PLEASE = '(?:请|望|敬请|恳请)?(?:您|你|大家|居民)?(?:耐心)?';

/** Clauses that say nothing by themselves. Each pattern stands for a whole clause. */
const EMPTY: readonly string[] = [
  '(?:网友|居民|群众|市民|业主|邻居)?(?:您|你|大家)好(?:呀|啊)?',
  '(?:好的?|嗯|行|是的|明白|了解|知道|收到|知悉|已阅|阅|ok)(?:了|啦)?',
  '(?:您|你)?(?:所|的|所?反映的?)?(?:来信|留言|诉求|问题|情况|反映|建议|意见|事项)?(?:我们|我单位|我局|我街道|我社区|本单位)?(?:均|都)?已?经?(?:收悉|收到|知悉|已阅|阅|记录|登记|受理|了解|知晓)(?:了|啦)?',
  `(?:${SOMEBODY})?(?:已|已经|马上|立即|正|将|会)?(?:转|移交|转交|交|交办|转办|转达|反馈|反映|上报|报|通知|联系|告知|派单?)(?:给|至|到|由|向|往)?(?:了)?${SOMEBODY}(?:进行|予以|尽快|及时|马上)?${HANDLE}{0,2}(?:了|中)?`,
  `(?:目前|现在|现)?(?:我们|我单位|我局|社区|物业|我街道|工作人员)?(?:正在|在|已在)(?:积极|抓紧|加紧|全力)?(?:进行)?${HANDLE}{1,2}(?:之?中)?`,
  `(?:我们|我单位|我局|社区|物业|我街道|工作人员)?(?:将|会|将会|一定|一定会|争取|马上|立即|立刻|尽快|抓紧|及时|尽量|积极|继续|会马上|会尽快|将尽快|将及时|正){1,3}(?:安排|组织|派)?(?:专人|人员|人|工作人员|物业)?(?:去|前往|上门)?(?:进行|予以|给予|给您)?(?:看|${HANDLE}){1,2}(?:一下|看)?`,
  `(?:已|已经)?(?:安排|组织|派)(?:了)?(?:专人|人员|工作人员|人)?(?:去|前往)?(?:进行)?${HANDLE}{0,2}`,
  '(?:我们|我局|我单位|领导|社区|街道)?(?:对此)?(?:高度|非常|十分|很)?重视',
  `${PLEASE}(?:等待|等候|等|谅解|理解|放心|关注|留意)(?:后续)?(?:一下|结果|通知|消息|回复|处理)?`,
  `(?:非常|衷心|再次)?(?:感谢|谢谢)${SOMEBODY}`,
  '(?:祝|给您带来不便|不便之处|特此(?:回复|答复)|此复)[^,。;!?]{0,14}',
  '(?:现|现将)?(?:有关|相关)?(?:情况|问题)?(?:回复|答复)如下',
];
const EMPTY_CLAUSE = new RegExp(`^(?:${EMPTY.join('|')})(?:的|了|哦|呢|哈|啊)?$`, 'u');

/** Sent away: not ours, find others, see to it yourself. */
const PASSING: readonly string[] = [
  '不归(?:我|本|社区|街道|居委|物业|城管|这边|这里)|不归[^,。;]{1,6}管',
  '(?:不属于?|不是|不在|非)(?:我|本|街道|社区|城管)[^,。;]{0,10}(?:职责|管辖|职权|管理|负责|范围|的事|管)|不属于?(?:我们|我单位|我局|我街道|我社区)',
  '不属于[^,。;]{0,12}(?:管辖|职权|职责)[^,。;]{0,4}范围',
  '[与跟和](?:我|本)[^,。;]{0,6}无关|不关我们?的?事',
  '(?:我们|这边|社区|街道|单位)(?:也)?(?:管不了|没办法|没法管|无能为力|管不着|无权)|无权(?:管|处理|过问|干涉)',
  '(?:请|建议|可以|可)?(?:您|你|你们)?(?:自行|自己|自个)(?:去|与|和|跟|找|联系|向)?[^,。;]{0,8}(?:解决|处理|协商|联系|沟通|想办法|维修|投诉|反映|起诉|维权)',
  '(?:建议|请|可以?)(?:您|你|你们)?(?:直接)?(?:去)?(?:向|找|与|到|联系|咨询|问)(?:一下)?(?:其他|别的|相关|有关|主管|对口|上级)(?:的)?(?:部门|单位|人)',
  '^(?:请|建议|那)?(?:您|你|你们)?(?:直接)?(?:去)?(?:找|问|联系|咨询)(?:一下)?(?:物业|开发商|房东|社区|街道|城管|派出所|他们|村委会?|居委会?|业委会|法院|12345|[^,。;]{2,6}局)(?:吧|去|处理|解决|反映|投诉|协商)?$',
  '^(?:请|建议)(?:您|你|你们)?(?:直接)?(?:向|与|和|找|到)(?:物业|开发商|房东|社区|[^,。;]{2,12}(?:公司|局|部门))(?:进行)?(?:反馈|反映|沟通|投诉|协商|咨询|解决)$',
];
const PASSING_CLAUSE = new RegExp(PASSING.join('|'), 'u');

/** Something was done, found or settled. */
const CONCRETE =
  /修[好复]|维修完|更换|换(?:[了上好新过成]|$)|清[运除走扫掏洗空完]|清理[了完干过]|已清理|疏通|拆[除了完掉]|恢复|[通来]了?(?:[水气暖车]|电(?![话询]|反映|咨询|投诉))|供[水电气暖]|补[齐发好上装种交缴漏]|安装|装[好上了]|退[还款了费回]|劝[离导阻停]|制止|处罚|罚款|查封|停[业工产]|责令|约谈|搬[走离]|[移拖挪]走|粉刷|铺[设好]|浇筑|修剪|消杀|围挡|覆盖|[垫焊拧挖填刷洗涂]|喷[洒药]|捕|[扑熄]灭|抢修完|排除|解除|调[解整换低小]|协调(?:好|完|[^,]{0,6}(?:同意|达成))|达成|发放|到账|办[好妥]|立案|取缔|暂扣|加[装固强派密宽]|增[设加派]|设[置立]|划[线定]|建成|完工|验收|开放|关[闭停]|封[堵闭]|堵[上住]|点亮|亮了|正常|合格|达标|未发现|没有发现|不存在|不属实|属实|不符|符合/u;
/** A reason, a rule, a figure, a time or a place: what answers an enquiry. */
const INFORMATIVE =
  /可以|可办|能办|不能|不可|不用|不需|无需|需要|需[持带凭提]|应当|必须|因为?|由于|原因|根据|依据|规定|政策|标准|\d+(?:元|月|日|点|号|米|户|%|时|个|盏|处|年|天|块|车|人|吨|次|家)|\d:\d|\d{7}|每[天周月年]|[周星]期?[一二三四五六日天末]|预计|计划|[今明昨后]天|当[天晚日场]|上午|下午|晚上|到期|同意|批准|公示|地址|窗口|材料|身份证|户口本/u;
/** A wish is not a deed: “会尽快恢复”. */
const WISH = /尽快|抓紧|争取|尽量/u;

/** First match wins; what was done outweighs the formula around it (“已联系厂家更换门机”). */
function kindOf(clause: string): ClauseKind {
  if (PASSING_CLAUSE.test(clause)) return 'passing';
  if (CONCRETE.test(clause) && !WISH.test(clause)) return 'telling';
  if (EMPTY_CLAUSE.test(clause)) return 'empty';
  return INFORMATIVE.test(clause) ? 'telling' : 'other';
}

export interface Clause {
  readonly text: string;
  readonly kind: ClauseKind;
}

/** A clause longer than this says something, whatever it begins with. */
const LONGEST_FORMULA = 60;

/** The clauses of a reply (`plain`), at most its first 200. */
export function clausesOfReply(reply: string): readonly Clause[] {
  return unsigned(reply)
    .split(/[,，。.;；:：!！?？、\n…~～\s]+/u)
    .filter((clause) => clause !== '')
    .slice(0, 200)
    .map((text) => ({ text, kind: text.length > LONGEST_FORMULA ? 'telling' : kindOf(text) }));
}
