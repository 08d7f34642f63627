/** The danger is over, says who reported it: “虚惊一场”, “找到了找到了”. Only a person of the office lowers a ticket; but the office must hear it. */
import { normalise } from './normalise.ts';

const OVER =
  /虚惊|误报|误会|看错了|搞错了|弄错了|闹了?个?乌龙|(?:已经?|都|又|刚|总算|终于)?(?:找到|找回来|回来|回家|救出来|出来|放出来|扑灭|灭掉|灭|关掉|关上|解除|脱险|获救|送医院|送到医院|好转|醒过来|醒)了|没事了|不漏了|不冒烟了|平安/u;
/** Not over, asked about, or wished for. */
const NOT_OVER = /没(?:有)?(?:找到|回来|灭|出来|扑灭|解除|关)|还没|又|吗|[?？]|怎么|希望|但愿|保佑|如果|等.{0,6}了再/u;
/** Longer words tell a story of their own. */
const MOST = 24;

export function isAllClear(text: string): boolean {
  const said = normalise(text);
  return said.length <= MOST && OVER.test(said) && !NOT_OVER.test(said);
}
