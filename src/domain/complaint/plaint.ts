/** Plain words that only carry a complaint on: whom it hits, that it goes on, that nobody acts. */

const SUFFERS =
  /不方便|不便|(?:没法|无法|没办法|不能|不敢|没有?个?办法|怎么)(?:好好)?(?:睡|休息|出门|出行|走|住|上下?楼|开窗|写作业|学习|做饭|洗|用|过|进|停)|睡不(?:着|好|了)|受不了|受不住|吃不消|遭罪|受罪|难受|头[疼痛晕]|心脏|咳嗽|失眠|吓(?:人|死|到|醒|哭)|摔|绊倒|太(?:吵|黑|臭|脏|乱|危险|难|闹|冷|热|滑|折腾)|(?:一直|也|都|从来|就|整天|还)不(?:停|修|管|来|理|消停|歇)|不停|没完没了|没人(?:管|理|修|来|问|清|处理)|(?:老人|孩子|小孩|孕妇|病人).{0,8}(?:怎么办|不行|遭|难|爬|哭|吵醒|醒)|爬(?:楼梯|\d+楼|[一二三四五六七八九十]{1,3}楼|上爬下)|(?:天天|每天|每晚|整夜|半夜|凌晨|大半夜)(?:都|也)?(?:这样|如此|响|吵|闹)/u;
/** Clear marks of idle talk. */
const IDLE =
  /哈哈|呵呵|嘿嘿|嘻嘻|打牌|打麻将吗|逛街|吃饭|吃啥|吃什么|喝酒|电影|追剧|电视剧|游戏|考试|论文|减肥|老婆|老公|宝贝|晚安|红包|团购|拼单|转让|闲置|下班|上班|加班|快递|外卖|天气|旅游|爬山|打球|比赛|恭喜|祝|谢谢|好吃|[~～]{2}/u;

/** A short plain follow-on without any mark of idle talk. `text` in any spelling. */
export const isPlaint = (text: string): boolean => text.length <= 30 && SUFFERS.test(text) && !IDLE.test(text);

/** Idle talk by its marks. */
export const isIdle = (text: string): boolean => IDLE.test(text);
