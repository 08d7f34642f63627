/** What people call the words of the file: the first is shown beside the word, all of them lead to it. */
const CHINESE: Readonly<Record<string, readonly string[]>> = {
  wechat: ['微信', '微信群', '企业微信'],
  dingtalk: ['钉钉', '钉钉群'],
  bridge: ['外接'],
  sim: ['模拟'],
  residents: ['居民群', '居民', '业主群', '小区群'],
  staff: ['工作群', '工作人员', '承办单位群', '单位群'],
  leaders: ['领导群', '领导'],
  handler: ['承办人员', '承办人', '经办人', '办理人员'],
  head: ['单位领导', '分管领导', '主要领导', '单位负责人'],
  gridWorker: ['网格员'],
  dispatcher: ['派单员', '派单人'],
  reviewer: ['审核员', '审核人'],
  followUpOfficer: ['回访员'],
  supervisor: ['督查员', '督办员'],
  leader: ['领导', '分管领导', '主要领导'],
  administrator: ['管理员', '系统管理员'],
  accept: ['签收', '受理'],
  contact: ['首次联系', '联系'],
  complete: ['办结', '办理'],
  review: ['待审核', '审核'],
  short: ['不超过1天', '短'],
  long: ['1天以上', '长'],
  any: ['不限', '全部'],
  duty: ['值班人员', '值班', '值班员', '承办人员'],
  reminder: ['提醒', '催办'],
  overdue: ['超期提醒', '超期'],
  overdueList: ['超期清单'],
  escalation: ['提请过问', '升级', '督办'],
  'own-area': ['只派属地', '属地', '本辖区'],
  all: ['都自动派', '全部', '自动', '是'],
  none: ['不用', '无', '不自动', '否', '没有'],
  blank: ['留空', '空白', '空'],
  hide: ['不列', '隐藏', '不显示'],
  neutral: ['中性', '中性称呼', '普通'],
  redBlack: ['红黑榜', '红黑'],
  month: ['月', '每月', '按月', '月度'],
  quarter: ['季度', '季', '每季度', '按季度'],
  halfYear: ['半年', '每半年', '按半年'],
  year: ['年', '每年', '年度'],
  cn: ['国务院放假安排', '国务院', '国家'],
  mon: ['周一', '星期一', '礼拜一', 'monday'],
  tue: ['周二', '星期二', '礼拜二', 'tuesday'],
  wed: ['周三', '星期三', '礼拜三', 'wednesday'],
  thu: ['周四', '星期四', '礼拜四', 'thursday'],
  fri: ['周五', '星期五', '礼拜五', 'friday'],
  sat: ['周六', '星期六', '礼拜六', 'saturday'],
  sun: ['周日', '星期日', '星期天', 'sunday'],
};

/** The word somebody meant who wrote Chinese (or a longer English word). */
export const wordFor = (said: string, known: readonly string[]): string | undefined =>
  known.find((word) => CHINESE[word]?.includes(said.toLowerCase()));

/** `wechat（微信）、dingtalk（钉钉）` */
export const withChinese = (known: readonly string[]): string =>
  known.map((word) => (CHINESE[word] ? `${word}（${CHINESE[word][0]}）` : word)).join('、');

/** What people call the parts and fields of the file. */
const FIELDS: Readonly<Record<string, string>> = {
  办公室: 'office',
  日历: 'calendar',
  单位: 'units',
  社区: 'areas',
  区域: 'areas',
  群: 'groups',
  群组: 'groups',
  人员: 'people',
  类别: 'categories',
  分派规则: 'routing',
  规则: 'routing',
  时限: 'limits',
  提醒: 'reminders',
  排名: 'ranking',
  来源: 'sources',
  试运行: 'trial',
  自动派单: 'autoDispatch',
  名称: 'name',
  姓名: 'name',
  电话: 'phone',
  简称: 'aliases',
  别名: 'aliases',
  小区: 'estates',
  角色: 'roles',
  账号: 'accounts',
  值班: 'duty',
  渠道: 'channel',
  放假: 'off',
  上班: 'work',
  工作时间: 'hours',
};

export const fieldFor = (said: string, known: readonly string[]): string | undefined => {
  const field = FIELDS[said];
  if (field === undefined) return undefined;
  // 单位 is a part of the file, and a field of a row.
  return [field, field.replace(/s$/u, '')].find((word) => known.includes(word));
};

/** The Chinese for a word of the file, where there is one. */
export const chineseOf = (word: string): string | undefined => CHINESE[word]?.[0];
