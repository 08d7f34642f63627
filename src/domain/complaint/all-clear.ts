/** The danger is over, says who reported it: “虚惊一场”, “找到了找到了”. Only a person of the office lowers a ticket; but the office must hear it. */
import { normalise } from './normalise.ts';
import { OVER } from './urgency.ts';

/** There was nothing, or somebody in need is better: said of an alarm, not of a danger somebody tells of. */
const CALLED_OFF = /误会|看错了|搞错了|弄错了|闹了?个?乌龙|关上了|好转|醒(?:过来)?了|不冒烟了/u;
/** Not over, asked about, or wished for. */
const NOT_OVER = /没(?:有)?(?:找到|回来|灭|出来|扑灭|解除|关)|还没|又|吗|[?？]|怎么|希望|但愿|保佑|如果|等.{0,6}了再/u;
/** Longer words tell a story of their own. */
const MOST = 24;

export function isAllClear(text: string): boolean {
  const said = normalise(text);
  return said.length <= MOST && (OVER.test(said) || CALLED_OFF.test(said)) && !NOT_OVER.test(said);
}
