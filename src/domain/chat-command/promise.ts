/** 承诺: a member of staff says among residents, in his own words, that somebody acts. It stands as first contact (联系). */
import { normalise, withoutMentions } from '../complaint/normalise.ts';

const LONGEST = 60;
const SOON =
  '(?:马上|立刻|立即|现在|这就|正在|已经?|今天|今晚|今日|明天|明日|上午|中午|下午|晚上|晚点|一会儿?|待会儿?|等下|随后|稍后|尽快|周[一二三四五六日末]|[一二两三四五六七八九十0-9]{1,3}点)';
const WHO = '(?:我们?|咱们|社区|物业|师傅|维修工?|工作人员|人|他们|街道|队员|施工队)';
const ACT =
  '(?:安排|处理|办理|解决|修|维修|抢修|检修|看看?|查看|过去|过来|到场|去?到?现场|上门|联系|反映|上报|报修|派人|派师傅|派工|清理|清运|协调|核实|跟进|通知)';

/** Somebody acts, has acted, or will at a time that is named. */
const PROMISES: readonly RegExp[] = [
  new RegExp(`${SOON}.{0,6}${ACT}`, 'u'),
  new RegExp(`${ACT}(?:了|好了|过了|上了|下去了|出去了)`, 'u'),
  new RegExp(`${WHO}(?:去|来|会|再去|这就去?|已去|在)(?:去)?${ACT}`, 'u'),
  /(?:在路上|在赶来|正赶过去|到现场了|在现场|已到场|人到了|已经?派人|派人过?去|叫人过?去)/u,
  /^(?:收到|好的?|知道了|明白)[,，。!！ ]{0,2}(?:我|马上|这就|安排|去看|来看|联系|下午|上午|明天|今天)/u,
];
/** Asked, denied, put on others, or about something else. */
const NOT =
  /[?？]|吗|呢$|没人|没有?(?:安排|处理|去|来|修|联系)|还没|尚未|未(?:安排|处理|联系)|无法|不能|没法|不归|不属于|不是我们|请(?:大家|各位|居民|业主|自行)|大家(?:注意|安排)|通知(?:大家|各位|一下大家)|停水通知|会议|开会|吃饭|聚餐|活动/u;

/** `text` in any spelling. “已安排，下午去修”, “师傅在路上了”; not “安排了吗”, “还没联系上”. */
export function isPromise(text: string, botNames: readonly string[] = []): boolean {
  const said = normalise(withoutMentions(text, botNames)).trim();
  if (said === '' || said.length > LONGEST || NOT.test(said)) return false;
  return PROMISES.some((pattern) => pattern.test(said));
}
