/**
 * How urgent a message is, by rules before any model: a danger must be said of now, and not denied.
 * “昨天着火已扑灭”, “没有燃气味”, “怕着火”, “火锅店” raise nothing; “昨天起一直漏气” does.
 */
import { clausesOf } from './normalise.ts';
import { EMERGENCIES, HARMLESS, URGENT } from './urgency-words.ts';
import type { Emergency, Urgency } from './verdict.ts';

export interface Urgent {
  readonly urgency: Urgency;
  readonly emergency?: Emergency;
  readonly says?: string;
}

/** Just before the danger, in its own clause: denied, feared, imagined, practised. */
const DENIED =
  /(?:闻不到|闻不见|看不到|没有|没|无|(?<!是)不是|并非|并没|未|未发生|别|勿|防止|预防|避免|以防|以免|免得|谨防|严防|小心|注意|当心|杜绝|怕|害怕|担心|恐怕|唯恐|生怕|万一|如果|若|要是|假如|一旦|倘若|即使|会不会|是否|容易|易|极易|可能|有可能|可能会|会|将会|差点|险些|几乎|仿佛|跟|演练|模拟|有没有|造成|引起|引发|导致|酿成|存在|不会|防|才能不|难道等|等到|非要等|是不是要|怎么预防|如何预防|不能|不要|不该|不许|反对|咨询|请问|随便|随时|随时都会|早晚|迟早|发生过|曾发生)[^,，。]{0,6}$/u;
/** Just after it: talk about the matter, not the matter. */
const ABOUT =
  /^.{0,4}(?:隐患|风险|演练|演习|预案|知识|宣传|培训|保险|险种|理赔|赔偿|责任|原因|调查|认定|怎么办|怎么预防|怎么处理|如何处理|报警器|探测器|报警电话|逃生|自救|常识|统计|通报|案例|事故|的可能|的危险|的话|改造|价格|收费|怎么收|安装|补贴|没有$|没$|吗$|么$|了吗$|了没$|就晚了|怎么得了|谁负责|现场会|纪念|的样子|似的|一样|罪|案|患者|后遗症|科|险$|区$|史|是谣言|是假|过(?:[一两几好的]|$)|自动|报警|警报|预警|问题|身亡|死亡|致死|事件|频|多次|经常|后(?:果|物业|校方|厂家)|公司|厂)/u;
/** Over and done with, here or in the clause after. */
export const OVER =
  /扑灭|灭火了|火灭了|已灭|灭了|灭掉|熄灭|救出来|救出|获救|放出来了|出来了|已经出来|找到了|找回来|回来了|回家了|修好了|已修复|修复了|处理好了|解决了|处理完|排除了|解除|没事了|虚惊|误报|虚警|抢修好|关掉了|已脱险|脱险|平安|好了|恢复正常|不漏了|送医院了|得救|补上了|装好了|装上了|换好了|扶起来了|清走了/u;
const PAST =
  /昨天|昨晚|昨日|前天|前几天|前段时间|前些天|上周|上个?星期|上个?月|去年|前年|当年|曾经|曾|以前|之前|那次|上次|有一次|小时候|几年前|年前|个月前|天前|[12]\d{3}年|\d{1,2}月\d{1,2}[日号]|\d{1,2}月|过去|历史上|那年|那时/u;
/** Still going on, whatever it began with. */
const STILL =
  /一直|还在|仍|至今|现在|正在|此刻|目前|又|今天|今早|今晚|刚才|刚刚|刚|越来越|持续|马上|快来|赶紧|快点|赶快/u;
/** A state of years or a quarrel about it: a complaint, no alarm, unless somebody is in it now. */
const HABIT =
  /经常|多次|频繁|频发|屡次|常年|长年|长期|每天|天天|三天两头|总是|老是|好几次|年了|年来|个月了|取缔|推责|维权|赔偿|赔付|验收|年检|开发商|几年|连续几/u;
const NOW = /正在|现在|刚才|刚刚|此刻|马上|快来|赶紧|快点|赶快|里面有人|还在里面|出不来|被困|救命|快救/u;
/** In a long letter only these words of the writer himself count. */
const LETTER_SELF_HARM =
  /(?:我|本人|我们)(?:真|都|也|就|只|想|要|准备|打算|宁愿|不如){0,3}(?:去)?(?:自杀|轻生|跳楼|不想活|喝农药|结束生命)|(?:只有|只能|只好|准备|扬言)(?:去)?(?:死|跳楼|自杀|喝农药)/u;
/** Told, not lived. */
const TOLD =
  /谣言|辟谣|电影|电视剧|电视里|新闻(?:里|说|上|报道)|剧里|小说|游戏|抖音|视频里|直播间|网上看到|外地|国外|(?:隔壁|别的|外|其他)(?:省|市|县|区(?!域))|梦见|梦到|故事|历史课|作文|比喻|歌词|演练|演习|培训|讲座|宣传|安全教育|消防知识|演习/u;

const SCAN = 600;

/** Nearly happened. */
const NEARLY = /差点|险些|差一点|几乎/u;

/** Denied or asked in the middle of the words that name it: “玻璃不是掉下来的”, “人没困在里面”, “电线会不会掉”. */
const DENIED_WITHIN = /会不会|不是|并没|不会|没(?:被)?[困掉塌着倒漏]|别掉/u;

/** Does the danger in this clause stand: not denied, not talk about it, not over, not told? */
function stands(clause: string, next: string, at: number, length: number, whole: string, lasting: boolean): boolean {
  const before = clause.slice(Math.max(0, at - 12), at);
  const after = clause.slice(at + length, at + length + 12);
  if (DENIED.test(before) || ABOUT.test(after) || NEARLY.test(clause)) return false;
  if (DENIED_WITHIN.test(clause.slice(at, at + length))) return false;
  if (TOLD.test(whole) || (!lasting && HABIT.test(whole) && !NOW.test(whole))) return false;
  const around = `${clause} ${next}`;
  if (OVER.test(around) && !/又|没灭|还没|没有?(?:扑灭|找到|救出|出来|解决)|未/u.test(around)) return false;
  return !PAST.test(clause) || STILL.test(around);
}

interface Row {
  readonly pattern: RegExp;
  readonly unless?: RegExp;
  readonly lasting?: true;
  readonly spans?: true;
}

function find<T extends Row>(rows: readonly T[], clauses: readonly string[], whole: string): T | undefined {
  const at = (row: T, clause: string, next: string): boolean => {
    const match = row.pattern.exec(clause);
    return match !== null && stands(clause, next, match.index, match[0].length, whole, row.lasting === true);
  };
  return rows.find(
    (row) =>
      row.unless?.test(whole) !== true &&
      clauses.some((clause, i) => {
        const next = clauses[i + 1] ?? '';
        return (
          at(row, clause, next) ||
          (row.spans === true && next !== '' && at(row, `${clause} ${next}`, clauses[i + 2] ?? ''))
        );
      }),
  );
}

/**
 * `text` normalised. Only the first 600 characters are looked at: an emergency is said at once, a letter of
 * pages is not one. A long letter (over 160 characters) raises nothing but its writer's own despair.
 */
export function urgencyOf(text: string): Urgent {
  const head = text.slice(0, SCAN).replace(HARMLESS, ' ');
  const clauses = clausesOf(head.replace(/\s+/gu, ' '));
  const letter = text.length > 160;
  if (letter)
    return LETTER_SELF_HARM.test(head)
      ? { urgency: 'critical', emergency: 'selfHarm', says: '有人想轻生' }
      : { urgency: 'normal' };
  const critical = find(EMERGENCIES, clauses, head);
  if (critical !== undefined) return { urgency: 'critical', emergency: critical.kind, says: critical.says };
  const urgent = find(URGENT, clauses, head);
  return urgent === undefined ? { urgency: 'normal' } : { urgency: 'urgent', says: urgent.says };
}
