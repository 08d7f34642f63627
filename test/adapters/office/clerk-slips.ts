import { smallOffice } from './small-office.ts';

/** One slip of a clerk: the whole file, the line and the words that must be told of it. `warning`: the file is taken all the same. */
export interface ClerkSlip {
  readonly what: string;
  readonly file: string;
  readonly told: readonly (readonly [line: number, words: string])[];
  readonly warning?: true;
}

/** The small office with one part written anew at its end, which begins on line `first`. */
const office = (text: string): string => smallOffice(text, ['office']);
const units = (...rows: string[]): string =>
  smallOffice(
    `units:\n${rows.join('\n')}\n  - { id: a, name: 甲镇, kind: town }\n  - { id: b, name: 乙镇, kind: town }`,
    ['units'],
  );
const slip = (what: string, file: string, ...told: ClerkSlip['told']): ClerkSlip => ({ what, file, told });
const remark = (what: string, file: string, ...told: ClerkSlip['told']): ClerkSlip => ({
  what,
  file,
  told,
  warning: true,
});

const NOTATION: readonly ClerkSlip[] = [
  slip('a quote left open', office('office:\n  name: "测试区\n  phone: 123'), [15, '英文双引号没有成对']),
  slip('a quote left open in braces', office('office: { name: "测试区 }'), [14, '英文双引号没有成对']),
  slip('a tab before a field', office('office:\n  name: 测试区\n\tphone: 12'), [16, '制表符缩进，请改成空格']),
  slip(
    'full-width colons everywhere',
    office('office：\n  name： 测试区'),
    [14, '写作 office:'],
    [15, '“name”后面是中文冒号“：”，请改成英文冒号加一个空格，写作 name: 测试区'],
  ),
  slip('one full-width colon', office('office:\n  name: 测试区\n  phone：12345'), [16, '写作 phone: 12345']),
  slip('the only field with a full-width colon', office('office:\n  name：测试区'), [14, '写作 name: 测试区']),
  slip('a full-width colon in braces', office('office: { name：测试区 }'), [14, '写作 name: 测试区']),
  slip('no blank after the only colon', office('office:\n  name:测试区'), [14, '写作 name: 测试区']),
  slip('no blank after a colon', office('office:\n  name: 测试区\n  phone:123'), [16, '写作 phone: 123']),
  slip(
    'no blanks in braces',
    units('  - { id:c, name:丙镇, kind:town }'),
    [13, '写作 id: c'],
    [13, '写作 name: 丙镇'],
    [13, '写作 kind: town'],
  ),
  slip('full-width commas', units('  - { id: c， name: 丙镇， kind: town }'), [13, '中文逗号“，”']),
  slip('full-width braces', units('  - ｛ id: c, name: 丙镇, kind: town ｝'), [13, '中文括号“｛”']),
  slip('Chinese quotes', office('office: { name: “测试区” }'), [
    14,
    '两头用了中文引号，请改成英文引号，写作 name: "测试区"',
  ]),
  slip('Chinese quotes around a time', smallOffice('schedule: { dailyRanking: “17:30” }'), [
    15,
    '写作 dailyRanking: "17:30"',
  ]),
  slip('a brace left open', units('  - { id: c, name: 丙镇, kind: town'), [13, '花括号没有写全，缺少“}”']),
  slip('a bracket left open', smallOffice('routing:\n  - { cue: 井盖, unit: a }\n  - { cue: [井盖, unit: a }'), [
    17,
    '方括号没有写全，缺少“]”',
  ]),
  slip(
    'rows without dashes',
    smallOffice('units:\n  { id: a, name: 甲镇, kind: town }\n  { id: b, name: 乙镇, kind: town }', ['units']),
    [13, '列表项前面要写“- ”，写作 - { id: a, name: 甲镇, kind: town }'],
    [14, '列表项前面要写“- ”'],
  ),
  slip('a dash without a blank', units('  -{ id: c, name: 丙镇, kind: town }'), [13, '“-”后面要空一格']),
  slip('a dash from a word processor', units('  – { id: c, name: 丙镇, kind: town }'), [13, '英文短横加空格“- ”']),
  slip('a line too deep', office('office:\n  name: 测试区\n   phone: 12'), [16, '这一行前面多了空格']),
  slip('a line not deep enough', office('office:\n    name: 测试区\n  phone: 12'), [16, '缩进没有对齐']),
  slip('a part twice', smallOffice('office: { name: 又一个 }'), [15, '写了两次，请删掉一个：office']),
  slip('a value that begins with @', office('office:\n  name: @测试区'), [15, '写作 name: "@测试区"']),
  slip(
    'a value that begins with *',
    office('office:\n  name: *测试区'),
    [15, '请加英文引号写作 "*测试区"'],
    [15, '没有写 name'],
  ),
  slip('a colon inside a value', office('office:\n  name: 测试区: 东片'), [15, '写作 name: "测试区: 东片"']),
  slip('two files in one', `${smallOffice()}\n---\noffice: { name: x }`, [16, '请去掉多余的“---”']),
  slip('a table from a spreadsheet', '编号,单位,类型\n1,甲镇,town\n', [1, '文件应当由 office、units 等部分组成']),
];

const SHAPES: readonly ClerkSlip[] = [
  slip('a list as a map', smallOffice('units:\n  a: { name: 甲镇, kind: town }', ['units']), [
    12,
    'units 应当是列表，每项以“- ”开头，写作 - { id: …, name: …, kind: … }',
  ]),
  slip('a map as a list', office('office:\n  - name: 测试区'), [14, '不要写“- ”']),
  slip('a row of a spreadsheet', units('  - c\t丙镇\ttown'), [13, '应当写成 { id: …, name: …, kind: … }']),
  slip('accounts as a word', people('accounts: wx123'), [12, 'accounts 应当写作 { wechat: 平台账号 }']),
  slip('a weekday where a day and a time belong', smallOffice('schedule: { weeklyReport: 周一 }'), [
    15,
    '写作 { weekday: …, at: … }',
  ]),
  slip('a period of a circular in Chinese', smallOffice('schedule: { circular: { periods: [每月] } }'), [
    15,
    '“每月”不认识，应当写作 month',
  ]),
  slip('a circular as a word', smallOffice('schedule: { circular: 每月 }'), [15, '不出通报写 off']),
  slip('tiers as a list', smallOffice('ranking: { tiers: [town, street] }', ['ranking']), [
    14,
    '应当写作 { 街镇: [town, street], 部门: [department] }',
  ]),
  slip(
    'no units, but uses of them',
    smallOffice('units:', ['units']),
    [4, '“a”不存在：文件里一个也没有写'],
    [9, '“a”不存在'],
    [10, '“b”不存在'],
  ),
];

const WORDS: readonly ClerkSlip[] = [
  slip('capitals', group('channel: WeChat'), [
    13,
    '可写 wechat（微信）、dingtalk（钉钉）、bridge（外接）、sim（模拟），是不是“wechat”',
  ]),
  slip('Chinese for a word of the file', group('channel: 微信'), [13, '“微信”不认识，应当写作 wechat']),
  slip('Chinese for an audience', group('channel: wechat, audience: 居民群'), [13, '应当写作 residents']),
  slip('Chinese roles', people('roles: [承办人员, 派单员]'), [12, '应当写作 handler'], [12, '应当写作 dispatcher']),
  slip('a platform in Chinese', people('accounts: { 微信: w1 }'), [12, '“微信”不认识，应当写作 wechat']),
  slip('a switch in words', smallOffice('trial: 试运行'), [15, '“试运行”应当是 true 或 false（是或否）']),
  slip(
    'a rung in Chinese',
    smallOffice('reminders:\n  - { id: r, window: 签收, when: 到期, whom: 值班 }'),
    [16, '“签收”不认识，应当写作 accept'],
    [16, '“值班”不认识，应当写作 duty'],
  ),
  slip('the same id twice', units('  - { id: a, name: 丙镇, kind: town }'), [14, 'id “a”重复，第13行已经用过']),
  slip('the same account twice', people('accounts: { wechat: w-z }', true), [13, '账号“w-z”已由第12行的人员']),
  slip('a unit by its name', smallOffice('routing:\n  - { cue: 井盖, unit: 甲镇 }'), [
    16,
    '这里要写 id，“甲镇”的 id 是 a',
  ]),
  slip('a community by its name', group('channel: wechat, area: 甲社区'), [13, '“甲社区”的 id 是 x']),
  slip('a manager by her name', group('channel: wechat, manager: 总'), [13, '“总”的 id 是 p-z']),
  slip('a category by half its name', smallOffice('routing:\n  - { category: 停车, unit: a }'), [
    16,
    '相近的有 交通运输/停车与交通秩序',
  ]),
  slip('an own category without its top', smallOffice('categories:\n  - default\n  - 停车难'), [17, '要写明 label']),
  slip('a bare number for a limit', smallOffice('limits: { accept: 2 }'), [15, '应当写作 2 working hours']),
  slip('half a working day', smallOffice('limits: { tipOff: 1.5 working days }'), [15, '不是有效的时限']),
  slip('a time in words', smallOffice('schedule: { dailyRanking: 下午5点半 }'), [15, '应当写作 09:30']),
];

const CALENDAR: readonly ClerkSlip[] = [
  slip('a range backwards', smallOffice('calendar: { off: ["2026-08-25..2026-08-20"] }'), [15, '先早后晚']),
  slip('a range without its year', smallOffice('calendar: { off: [8月20日至25日] }'), [
    15,
    '一段日子写作 2026-08-20..2026-08-25（年份写全',
  ]),
  slip('dates with a full-width comma', smallOffice('calendar: { off: [2026-08-20，2026-08-21] }'), [
    15,
    '不是有效的日期',
  ]),
  slip('hours in words', smallOffice('calendar: { hours: 上午9点到12点 }'), [15, '应当写作 09:00-12:00']),
  slip('seasons by name', smallOffice('calendar:\n  hours:\n    夏季: ["08:30-12:00"]'), [
    16,
    '不认识字段“夏季”，一段作息应当写作 { from: 05-01, to: 09-30, hours: ["08:30-12:00", "14:30-18:00"] }',
  ]),
  slip(
    'seasons that overlap',
    smallOffice(
      'calendar:\n  hours:\n    - { from: 05-01, to: 09-30, hours: ["08:30-12:00"] }\n    - { from: 9月15日, to: 04-30, hours: ["09:00-12:00"] }',
    ),
    [18, '09-15 到 04-30 与第17行的 05-01 到 09-30 重叠（09-15 两段都有），一天只能有一种作息'],
  ),
  slip(
    'one end of a season, two rows for the rest',
    smallOffice(
      'calendar:\n  hours:\n    - { from: 05-01, hours: ["08:30-12:00"] }\n    - { hours: ["09:00-12:00"] }\n    - { hours: ["09:30-12:00"] }',
    ),
    [17, '只写了从哪天（from），两头都要写'],
    [19, '没有写日期（from、to）的一行只能有一个，第18行已经有了'],
  ),
  slip(
    'a season with a slip',
    smallOffice('calendar:\n  hours: [{ form: 05-01, to: 09-30, hours: ["08:30-12:00"] }]'),
    [16, '不认识字段“form”'],
  ),
  slip(
    'a season of two kinds',
    smallOffice('calendar: { hours: [{ from: 2026-05-01, to: 09-30, hours: ["8:30-12:00"] }] }'),
    [15, '从 2026-05-01 到 09-30 不成一段'],
  ),
];

const REMARKS: readonly ClerkSlip[] = [
  remark(
    'several in one item',
    smallOffice('areas:\n  - { id: x, name: 甲社区, unit: a, estates: [一小区、二小区] }', ['areas']),
    [14, '“一小区、二小区”算作一项；如果是几项，请用英文逗号分开：[一小区, 二小区]'],
  ),
  remark('a part in Chinese', smallOffice('单位:\n  - { id: c, name: 丙镇, kind: town }'), [15, '也许是“units”']),
  remark('a field in Chinese', office('office: { name: 测试区, 电话: 123 }'), [14, '不认识字段“电话”，是不是“phone”']),
  remark('a limit nobody knows', smallOffice('limits: { complaint: 5 working days }'), [
    15,
    '可写的有 accept、contact',
  ]),
  remark(
    'seasons with a gap',
    smallOffice('calendar: { hours: [{ from: 05-01, to: 09-30, hours: ["08:30-12:00"] }] }'),
    [15, '01-01 等日子哪一段都不包括，按 09:00-12:00、14:00-18:00 计算'],
  ),
];

export const CLERK_SLIPS: readonly ClerkSlip[] = [...NOTATION, ...SHAPES, ...WORDS, ...CALENDAR, ...REMARKS];

function people(field: string, second = false): string {
  const row = (id: string, fields: string) => `  - { id: ${id}, name: 张, unit: a, roles: [handler], ${fields} }`;
  const plain = field.startsWith('roles') ? `  - { id: p, name: 张, unit: a, ${field} }` : row('p', field);
  return smallOffice(`people:\n${plain}${second ? `\n${row('q', field)}` : ''}`, ['people']);
}

function group(fields: string): string {
  const audience = fields.includes('audience') ? '' : ', audience: residents';
  const area = fields.includes('area') ? '' : ', area: x';
  const rows = [
    `{ id: g, name: 群, key: k, ${fields}${audience}${area} }`,
    '{ id: s, name: 工作群, channel: wechat, key: s, audience: staff }',
  ];
  return smallOffice(`groups:\n${rows.map((row) => `  - ${row}`).join('\n')}`, ['groups']);
}
