/** Notices, adverts and chain letters: a glance at the form before the words are weighed. */

const NOTICE =
  /^[\s\p{P}\p{S}]{0,6}(?:【(?!投诉|举报|求助|建议|咨询|反映)[^】]{1,14}】|\[(?:通知|公告|提醒|转发)\]|(?:重要|紧急|停水|停电|停气|温馨)?(?:通知|公告|提示|提醒)\s?[:：]|(?:各位|亲爱的|尊敬的)(?:居民|业主|邻居|家长|住户|群友|老师)(?:朋友)?(?:们)?[:：,，!！ ].{0,80}(?:将于|定于|请您|请大家|请及时|请做好|敬请|现将|温馨|活动|开展|接种|体检|检修|请提前))/u;
const OFFICIAL_REPLY =
  /(?:您反映的|您咨询的|您的(?:留言|来信|诉求)|你的(?:留言|来信)|来信(?:收悉|已收悉)|网友.{0,20}您好|来信(?:人|同志)).{0,200}(?:答复|回复|经(?:核实|调查|了解)|感谢您|收悉)|特此(?:回复|答复)|现(?:答复|回复|将有关情况)如下|感谢您(?:对|的)(?:来信|留言|关注|支持|监督|理解)|经(?:调查|核实|查)[,，].{0,60}(?:情况|属实|不属实)/u;
const ADVERT =
  /(?:^|[,，。!！\s])(?:出租|转让|急转|招租|出售|招聘|招工|诚聘|代办|收购|高价回收|专业疏通|开锁|搬家)[:：]|(?:九|八|七|全)成新|拎包入住|价格(?:从优|可议|面议)|随叫随到|(?:加|私)(?:我)?(?:微信|v信|vx|私聊)|私聊|私信|砍一刀|(?:帮忙|帮我|给).{0,8}(?:投.{0,2}票|点赞|助力|砍价)|接龙|团购|拼团|拼车|特价|立减|元领|仅限\d|学生立减|开始报名|旧手机|旧家电|收旧|斤[,，].{0,8}下单|扫码|优惠券|抽奖|限时|福利群/u;
const CHAIN = /转发(?:给|到|至|此)|扩散|不转不是|转起来|为了家人.{0,8}转|看完必转/u;

/** Why the message is none of a resident's own concerns, or undefined. `text` normalised. */
export function noticeReason(text: string): string | undefined {
  const head = text.slice(0, 400);
  if (NOTICE.test(head)) return '通知的格式';
  if (OFFICIAL_REPLY.test(head)) return '答复的格式';
  if (head.length <= 120 && ADVERT.test(head)) return '广告';
  if (head.length <= 200 && CHAIN.test(head)) return '转发的消息';
  return undefined;
}
