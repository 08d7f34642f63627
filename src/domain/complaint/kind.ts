/** 举报 / 投诉 / 建议 / 咨询 / 求助: what the resident wants, by the words that say so. */
import type { ComplaintKind } from './verdict.ts';

const TIP_OFF =
  /举报|检举|揭发|贪污|受贿|行贿|腐败|包庇|保护伞|黑恶|涉黑|传销窝点|窝点|套取|骗取.{0,6}(?:资金|补贴|低保|基金)|以权谋私|吃空饷|私设小金库|非法经营|制假|售假|贩毒|吸毒|赌博|卖淫|(?:偷偷|非法|私自|夜里|半夜).{0,4}(?:生产|加工|制作|储存|囤).{0,6}(?:烟花|鞭炮|炸药|假|酒|药|汽油)/u;
const GRIEVANCE_SAID = /投诉|控诉|申诉|抗议|强烈不满|坚决反对|强烈反对|质疑|差评/u;
const SUGGESTION =
  /建议|提议|倡议|希望(?:政府|领导|社区|物业|有关|相关|能|可以|尽快|增设|增加|加强|规范)|希望.{0,16}(?:加装|增设|安装|装[个一上]|设[个一置]|添|建[个一]|修[个一]|加[个一])|呼吁|不如|最好能|(?:能不能|能否|可不可以)(?:在.{0,8})?(?:增设|增加|装|加|建|改|修个|设|放)|(?:要是|如果).{0,16}就好了|(?:可以|应该)(?:多|再).{0,4}(?:放|设|加|建|装|开)|应该(?:加|增|设|建)|应(?:加强|增设|增加)|建言|优化|意见$/u;
const ENQUIRY_SAID =
  /咨询|请问|想问|问一下|问下|请教|想了解|了解一下|打听|询问|资询|是真的[吗么假]|是不是真的|真的假的|是否属实/u;
const ENQUIRY_ASKED =
  /如何|怎么(?:办理|申请|报|交|领|查|走|才能|收费|算)|何时|什么时候|几时|几点|多久|能否|可否|是否|需要什么|要什么|哪里(?:办|交|领|可以)|在哪(?:办|交|领)|有没有|多少钱|可以.{0,12}(?:吗|么)|(?:吗|么|呢)[?]?$|什么(?:标准|条件|手续|政策|材料|流程)|(?:是|要|有|按)多少|(?:从|到|是)?哪(?:天|一天|个月)(?:开始|起|截止|结束)?|归(?:哪|谁)/u;
const FAULT =
  /坏了?|漏|停(?:水|电|气|暖|运)|堵|不亮|没(?:水|电|气|暖)|扰民|污染|噪音|噪声|臭|异味|乱收费|违规|违法|违建|违章|拖欠|不作为|没人管|无人管|推诿|强制|强行|强迫|不退|欺诈|诈骗|虚假|垄断|占用|占道|乱停|涨价|克扣|侵占|不合理|态度|油烟|排放|塌|裂|隐患|偷|不公|霸占|擅自|私自/u;
const BLAME =
  /扰民|污染|乱收费|违规|违法|违建|违章|拖欠|不作为|无人管|没人管|推诿|强制|强行|强迫|不退|欺诈|诈骗|虚假|垄断|占道|乱停|克扣|侵占|不合理|态度|油烟|排放|霸占|擅自|私自|失职|渎职|坑害|欺骗|敷衍|噪音|噪声|乱堆|乱扔|吵得|太吵|广场舞|乱要价|不打表|宰客|拒载|过期|退不了|跑路|骗|乱拆|偷排|黑心/u;
const HELP = /求助|求救|救救|救命|帮帮|帮忙|请求|恳请|恳求|帮助|怎么办|求解决|盼|麻烦.{0,8}(?:修|看|处理)|急需/u;

/** How one tips off, in so many words: “举报电话是多少”. */
const HOW_TO_TIP_OFF =
  /^.{0,10}举报(?:电话|热线|箱|信箱|方式|渠道|途径|奖励|流程|平台|中心)|^.{0,8}(?:怎么|如何|怎样|哪里|去哪|到哪|向谁|在哪)(?:去|可以|能|才能)?举报.{0,3}$/u;

/** Asked ahead, before anything is amiss: “今天停水吗”. */
const ASKED_AHEAD = /^[^了又没]{0,12}(?:停|来|供|有|通)(?:水|电|气|暖)(?:吗|么|嘛|不)[?]?$/u;

/** A whole message that asks whether water, power, gas or heat will stop or come. `text` normalised. */
export const asksAhead = (text: string): boolean => text.length <= 24 && ASKED_AHEAD.test(text.trim());

/** `text` normalised. The head of a letter says what it is; its body is asked only for tip-offs and faults. */
export function kindOf(text: string): ComplaintKind {
  const head = text.slice(0, 200);
  if (HOW_TO_TIP_OFF.test(head.trim())) return 'enquiry';
  if (TIP_OFF.test(head)) return 'tipOff';
  if (GRIEVANCE_SAID.test(head)) return 'grievance';
  if (/^.{0,12}建议/u.test(head)) return 'suggestion';
  if (ASKED_AHEAD.test(head.trim())) return 'enquiry';
  if (ENQUIRY_SAID.test(head) && !BLAME.test(head)) return 'enquiry';
  if (SUGGESTION.test(head) && !/请求|恳请/u.test(head)) return 'suggestion';
  if (BLAME.test(head)) return 'grievance';
  if (HELP.test(head)) return 'help';
  if (ENQUIRY_ASKED.test(head) && !FAULT.test(head)) return 'enquiry';
  if (ENQUIRY_SAID.test(head)) return 'enquiry';
  return 'help';
}
