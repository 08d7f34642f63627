/** Everyday things complaints are about, and what repairing one may put right elsewhere: to see that a short reply is about another matter. */
interface ThingRow {
  readonly key: string;
  readonly words: RegExp;
  /** Complaints about these may well be answered with this thing: the drain was cleared, the smell is gone. */
  readonly cures?: readonly string[];
}

/** A unit's own name is no thing: 供电所, 自来水公司. */
const THINGS: readonly ThingRow[] = [
  { key: 'lift', words: /电梯|轿厢|梯控/u, cures: ['noise'] },
  { key: 'lamp', words: /路灯|楼道灯|声控灯|照明|灯泡|灯不亮|灯管/u, cures: ['stairs'] },
  {
    key: 'power',
    words: /停电|供电(?![所局公])|变压器|电路|跳闸|配电|电缆|没电|断电/u,
    cures: ['lift', 'lamp', 'water', 'charging'],
  },
  {
    key: 'water',
    words: /停水|供水(?![公站])|水泵|水压|自来水(?!公司)|没水|来水|爆管|二次供水|水费|水表|水管/u,
    cures: ['leak', 'heat'],
  },
  { key: 'heat', words: /暖气|供暖|供热|换热站|不热/u },
  { key: 'gas', words: /(?:燃气|天然气|煤气|液化气)(?!公司|集团)/u },
  { key: 'leak', words: /漏水|渗水|防水|渗漏/u, cures: ['lift', 'lamp', 'water'] },
  {
    key: 'drain',
    words: /下水道|污水|化粪池|雨水井|排水|积水|窨井|堵塞|清淤/u,
    cures: ['smell', 'pest', 'road', 'leak'],
  },
  { key: 'smell', words: /异味|臭味|恶臭|油烟|烟味|净化器|排烟/u },
  {
    key: 'rubbish',
    words: /垃圾|杂物|清运|保洁|卫生|脏乱|堆放|废弃物/u,
    cures: ['smell', 'pest', 'fire', 'drain', 'stairs', 'green'],
  },
  { key: 'pest', words: /老鼠|蟑螂|蚊|消杀|虫/u },
  { key: 'noise', words: /噪音|扰民|音响|广场舞|麻将|装修|电钻|夜间施工|吵|狗叫|分贝/u, cures: ['site'] },
  { key: 'road', words: /路面|坑洼|人行道|井盖|马路|道路|修路|沥青|台阶|地砖/u, cures: ['drain', 'noise', 'parking'] },
  { key: 'parking', words: /停车|车位|占道|乱停|挪车|僵尸车|地锁|拖车|车库/u, cures: ['fire', 'road'] },
  {
    key: 'stall',
    words: /摊贩|占道经营|流动摊|烧烤|夜市|小贩|摆摊/u,
    cures: ['parking', 'noise', 'smell', 'rubbish', 'road'],
  },
  { key: 'charging', words: /充电|电动车|飞线|电瓶车|电动自行车/u, cures: ['fire', 'lift', 'parking', 'stairs'] },
  { key: 'fire', words: /消防|灭火器|消火栓|安全通道/u, cures: ['parking', 'stairs', 'rubbish'] },
  { key: 'building', words: /违建|搭建|私搭|拆除|违章建筑/u, cures: ['road', 'fire', 'parking', 'leak', 'stairs'] },
  { key: 'wall', words: /外墙|墙皮|瓷砖|脱落|保温层|粉刷/u, cures: ['leak'] },
  { key: 'green', words: /绿化|树枝|树木|草坪|修剪|种菜|花坛/u, cures: ['lamp', 'pest', 'parking'] },
  { key: 'door', words: /门禁|单元门|大门|道闸|栏杆机/u, cures: ['stairs', 'parking'] },
  { key: 'stairs', words: /楼道|楼梯|走廊/u },
  { key: 'dog', words: /遛狗|犬|狗/u, cures: ['noise', 'smell', 'rubbish'] },
  { key: 'site', words: /工地|扬尘|渣土|施工/u, cures: ['noise', 'road'] },
  { key: 'refund', words: /退费|退款|健身卡|预付|会员卡|退钱/u },
  { key: 'wages', words: /工资|欠薪|加班费|劳动合同/u },
  { key: 'school', words: /学校|幼儿园|学籍|入学|补课|招生|食堂/u },
  { key: 'insurance', words: /医保|社保|养老金|报销|低保/u },
  { key: 'deed', words: /房产证|不动产证|交房|产权证/u },
  { key: 'bus', words: /公交(?!公司|集团)|班车|候车/u },
];

/** Things a text names, by key; of a long text the first pages. */
const thingsIn = (text: string): readonly ThingRow[] => {
  const said = text.slice(0, 4000);
  return THINGS.filter(({ words }) => words.test(said));
};

/** Both name things, and nothing the reply names is, or puts right, what the complaint names. Both `plain`. */
export function namesOtherThings(complaint: string, reply: string): boolean {
  const [asked, answered] = [new Set(thingsIn(complaint).map(({ key }) => key)), thingsIn(reply)];
  if (asked.size === 0 || answered.length === 0) return false;
  return !answered.some(({ key, cures = [] }) => asked.has(key) || cures.some((cured) => asked.has(cured)));
}
