/** What is said later about a matter that is under way: that it got worse, what became of it, that a neighbour saw it too. */
import { buildingsOf, disjoint } from './building.ts';
import { everybodysMatter } from './everybodys-matter.ts';
import { kindOf } from './kind.ts';
import { normalise } from './normalise.ts';
import { sensitiveMatter } from './sensitive.ts';
import { sharedThing } from './shared-thing.ts';
import { urgencyOf } from './urgency.ts';

export type FollowOn = 'worse' | 'asks' | 'seconds';

const LONGEST = 28;
const DEED = '(?:修|弄|补|换|疏?通|清|清理|处理|解决|恢复|装|搞|查|拆|来[水电气])';

const ROWS: readonly (readonly [FollowOn, RegExp])[] = [
  [
    'seconds',
    /(?:我|我们|俺|咱们?)(?:家|这边?|那边|楼|单元)?也(?:看见|看到|遇到|碰到|发现|注意到|听到|听见|闻到|摔|踩到|差点|反映|是这样|受影响|深受其害|一样)(?:了|过|的|啊|呢){0,2}[^,，。]{0,10}$/u,
  ],
  [
    'asks',
    new RegExp(
      `${DEED}(?:好|上|完|理|通|掉)?了?(?:没有?|吗|么|没得)(?:啊|呀|呢|哦)?[?？]?$|` +
        `(?:什么时候|啥时候|几时|哪天|多久|何时)(?:才)?(?:能|会|可以|来)?[^,，。]{0,4}(?:${DEED}|好)(?:好|上|完|理|通)?(?:啊|呀|呢|了)?[?？]?$|` +
        `(?:有人|师傅|物业)(?:过来|来|去)?(?:管|修|看|处理|清)?(?:过|了)?(?:吗|么|没有?)(?:啊|呀|呢)?[?？]?$|` +
        `怎么(?:还|到现在)?(?:没人?|不|没有人?)(?:来)?(?:${DEED}|管|来)(?:好|理)?(?:啊|呀|呢|的)?[?？]?$|` +
        '(?:怎么样|咋样|到哪一?步?|进展如何)了?(?:啊|呀|呢)?[?？]?$',
      'u',
    ),
  ],
  [
    'worse',
    /更(?:加)?(?:厉害|严重|大|多|臭|吵|凶|糟|差|难|黑|凉|冷|脏|乱|堵|漏|慢|危险)|越来越|越[漏堵吵臭裂积]越|比(?:之前|昨天|昨晚|上午|早上|刚才|上次|原来|以前|前几天)[^,，。]{0,8}(?:还|更|厉害|严重|大|多|吵|臭)|加重了|恶化了|[得的](?:很|好|太)?(?:厉害|严重)了/u,
  ],
];

/** What a short message is to a matter under way, if it is about one; a danger or a private matter is taken in as what it is. */
export function followOn(text: string): FollowOn | undefined {
  const said = normalise(text).trim();
  if (said.length > LONGEST || urgencyOf(said).urgency !== 'normal') return undefined;
  if (sensitiveMatter(said, kindOf(said)) !== undefined) return undefined;
  return ROWS.find(([, pattern]) => pattern.test(said))?.[0];
}

/** Things and faults that name a matter where no longer word does. */
const NAMES =
  '烧烤 厕所 马桶 水管 水表 大门 道闸 栏杆 树枝 台阶 地锁 音响 工地 广场 灯 漏 堵 吵 臭 塌 裂 淹 没水 没电 没气 跳闸 掉皮'.split(
    ' ',
  );
const namesIn = (text: string): readonly string[] => NAMES.filter((name) => text.includes(name));

/** Does a later message name what the complaint is about, and no other building? */
export function isAbout(later: string, complaint: string): boolean {
  if (disjoint(buildingsOf(later), buildingsOf(complaint))) return false;
  if (sharedThing(later, complaint) !== undefined || everybodysMatter(later, complaint) !== undefined) return true;
  const said = normalise(complaint);
  return namesIn(normalise(later)).some((name) => said.includes(name));
}

/** “现在更严重了”: names nothing at all, and goes on from what is under way. */
const NAMELESS =
  /^(?:现在|今天|今早|今晚|昨晚|这会儿?|目前|情况|问题|我家|家里|好像|感觉|还|又|都|是|已经|越来越|更加?|比|之前|昨天|上午|早上|刚才|上次|原来|以前|前几天|变得?|[的得]|厉害|严重|糟糕?|加重|恶化|了|啊|呀|[,，。!！~～\s])+$/u;
export const namesNothing = (text: string): boolean => NAMELESS.test(normalise(text));
