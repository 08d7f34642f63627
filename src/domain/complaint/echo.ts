/** 附议: a whole message that says “mine too”. */
import { normalise, withoutMentions } from './normalise.ts';

const FILLER = /[\s,，。.!！?？~～、…:：;；"“”'‘’()（）🙏😭😡😂😔😢😤]/gu;
const WE = '(?:我|我们|俺|俺们|咱|咱们)';
const PLACE =
  '(?:家|家里|这|这边|这里|这儿|那|楼|栋|单元|这栋|这栋楼|这楼|这单元|小区|这个小区|那边|楼上|楼下|门口|屋|这户|隔壁|也|店|村|院|层)';

/** Each is matched against the whole message without punctuation; gaps are bounded. */
const ECHOES: readonly RegExp[] = [
  /^\+?(?:1|10086|一|n)$/u,
  /^(?:加1|加一|\+1\+1|附议|附和|同问|同求|同感|同上|同|同样|同样问题|一样|一样一样|一样的|都一样|一样啊|我也是|我也一样|顶|顶一下|顶顶|支持|支持楼上|大力支持|赞同|赞成|同意|👍|👍👍|👍👍👍|👆|↑|说得对|说的对|说得没错|没错|确实|确实是|确实如此|是的|是啊|就是|就是啊|对|对啊|没人管吗|有没有人管|有人管吗|太过分了|真过分|过分|什么时候能解决|求解决|求处理|希望尽快解决|尽快解决|都这样|我也想问|我也想知道|想问\+1|蹲|蹲一个|蹲结果|关注|等结果|求回复|同求解决)$/u,
  new RegExp(
    `^(?:是的|是啊|对|对啊|确实|就是)?${WE}${PLACE}{0,3}(?:也|都|同样|一样)(?:是|有|这样|那样|一样|没|没有|停|停了|坏了|不行|不亮|不热|遇到|没水|没电|没气|没暖气|停水|停电|停气|停水了|停电了|停气了|停了好久|漏水|漏了|吵|很吵|臭|闻到了|听到了|存在|碰到|不好|受影响|深受其害|是这样|是这样的|有这个问题|有同样的问题|遇到过)?(?:了|的|啊|呢|呀)?$`,
    'u',
  ),
  /^(?:确实|是的|真的|对)?(?:是)?(?:好|都)?(?:几|两|三|多|好多|好些|很多)(?:天|周|个月|年|次)了(?:都没人管)?$/u,
  /^(?:确实|是的|对|就是)(?:好几天了|很久了|很严重|很吵|很臭|太吵了|太臭了|没人管|一直这样|天天这样|经常这样)$/u,
  /^(?:支持|赞同|同意|附议|顶)(?:楼上|上面|以上|上述|一楼|邻居)(?:的|说的|意见|诉求|建议)?$/u,
  /^(?:楼上|上面)(?:说得对|说的对|说的是|说得好|正解|\+1|加1)$/u,
];

/** With all its marks and mentions an echo is shorter. */
const LONGEST = 400;

/** True when the whole message only seconds somebody. Bare “是的”, “👍” too: the caller asks whether there is something to second. */
export function isEcho(text: string): boolean {
  if (text.length > LONGEST) return false;
  const bare = normalise(withoutMentions(text)).replace(FILLER, '');
  return bare !== '' && bare.length <= 24 && ECHOES.some((echo) => echo.test(bare));
}
