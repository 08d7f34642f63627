/** Names of persons by what stands beside them: after “联系人” or “我叫”, before 先生, before “家” behind a door. Patterns for half-width text. */

export const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹章潘葛范彭鲁韦马方任袁柳史唐薛雷贺汤罗郝常于傅顾孟黄尹姚邵汪毛戴宋庞熊纪项祝董梁杜贾江郭梅林钟徐邱骆高夏蔡田胡万卢莫丁邓洪石崔龚程陆刘叶白赖龙黎武乔谭姬申冉温曾廖肖余';
/** Ends of a name: punctuation (also the private marks redaction puts for it), a number, what one says of oneself next. */
const END = String.raw`(?=[\uE000-\uE106,，。:：;；!！?？、()（）\s\d+]|$|电话|手机|家里|住在?|微信)`;
const NAME = `[${SURNAMES}](?!们|家)[\\u4e00-\\u9fff]{1,2}?`;
/** Surnames that begin an everyday word. */
const NO_NAME =
  '(?!高层|高空|高楼|白天|万家|方[便式面法案]|于|金属|石头|马路|马上|江边|黄色|白色|水管|林地|田里|温度|常常|许多|何时|任[何意]|于是|华|严重)';

const PAUSE = String.raw`(?=[\uE000-\uE106,，。:：;；!！?？、()（）\s]|$|家里|住在?|电话|手机)`;
const SELF = new RegExp(
  `(?:我叫|本人叫|我姓|本人姓|我是|姓名(?:是|为)?[\\uE102:： ]?)${NO_NAME}[${SURNAMES}][\\u4e00-\\u9fff]{0,2}?${PAUSE}|本人${NO_NAME}${NAME}${PAUSE}`,
  'gu',
);
const CONTACT = new RegExp(
  `(联系人|报修人|反映人|户主|房主|房东|租户|租客|机主|请?联系我?|请找(?!.(?:书记|局长|主任|院长|经理|队长|所长|校长))|我是(?:业主|住户|居民|家长|房主))([\\uE102:： 是为]{0,3})${NO_NAME}${NAME}${END}`,
  'gu',
);
/** “3栋1502张三家天天…” */
const HOUSEHOLD = new RegExp(
  `(?:(?<=[栋幢座楼院元室户号])( ?)(?:\\d{3,4})?|(?<![\\d-])\\d{3,4}( ?))(?:的)?${NO_NAME}[${SURNAMES}][\\u4e00-\\u9fff]{0,2}?家(?=天天|每天|每晚|半夜|晚上|凌晨|老是|总|经常|又|一直|漏|在|装修|养|把|往|楼上|的|[\\uE100,， ])`,
  'gu',
);

/** “502的王小明，…”: who lives behind a door. */
const BEHIND_DOOR = new RegExp(
  `(?<=(?:[栋幢座楼元]|单元) ?\\d{3,4}(?:室|户|号)?)(?:的|业主|住户)${NO_NAME}[${SURNAMES}][\\u4e00-\\u9fff]{1,2}?${PAUSE}`,
  'gu',
);

/** “我是3栋的王大明”: the place stays, the name goes. */
const OF_PLACE = new RegExp(
  `(我是(?:住)?[^,，。;；!！?？\\s]{1,12}的)${NO_NAME}[${SURNAMES}](?!先生|女士|小姐)[\\u4e00-\\u9fff]{1,2}?${PAUSE}`,
  'gu',
);
/** “李姐”, “王叔”: neighbours’ names for each other. */
const FAMILIAR = new RegExp(`${NO_NAME}[${SURNAMES}](?:大?[姐哥嫂]|大?叔|大?姨|阿姨|婶|大?伯)(?![妹弟夫])`, 'gu');

/** The text without those names; a household named behind a door becomes “一家”. */
export const withoutNames = (text: string): string =>
  text
    .replace(HOUSEHOLD, '$1$2一家')
    .replace(BEHIND_DOOR, '')
    .replace(CONTACT, '$1$2')
    .replace(SELF, '')
    .replace(OF_PLACE, '$1')
    .replace(FAMILIAR, '住户');
