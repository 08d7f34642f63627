/**
 * An office file with a fault on most lines. A trailing `# ✗ words` says what must be told about its line; `✗✗` separates several.
 * Markers are comments, so the file is exactly what a clerk might send.
 */
export const BROKEN_OFFICE = `office:
  name: 测试区
  botNames: []                                        # ✗ botNames 至少写一个名字
  timezone: Asia/Tokyo                                # ✗ “Asia/Tokyo”不认识
calendar:
  hours: ["09:00-12:00", "18:00-14:00"]               # ✗ “18:00-14:00”不是有效的工作时间
  off:
    - 2026-02-30                                      # ✗ “2026-02-30”不是有效的日期
    - 2026-08-20
  work: [2026-08-20]                                  # ✗ 2026-08-20 既写了放假（off，在第9行）又写了上班（work）
schedule:
  dailyRanking: 25:00                                 # ✗ “25:00”不是有效的时间
  weeklyReport: { weekday: monday, at: "9:30" }       # ✗ “monday”不认识
  quietHours: "21:30"                                 # ✗ “21:30”不是有效的时段
ranking:
  minimumTickets: 三                                  # ✗ “三”应当是 0 到 100000 之间的整数
  tiers:
    街镇: [town, steet]                               # ✗ “steet”没有任何单位，是不是“street”
    部门: [department, town]                          # ✗ 已在排名组“街镇”里
units:
  - { id: a, name: 甲街道, aliases: [甲街], kind: street }
  - { id: a, name: 乙镇, kind: town }                 # ✗ id “a”重复，第21行已经用过
  - { id: b, name: 丙局, aliases: [丙, 甲街], kind: department }   # ✗ “甲街”重复，第21行的单位已经用过
  - { id: c, kind: department }                       # ✗ 没有写 name
  - { id: d, name: , kind: department }               # ✗ 没有写 name
  - 丁局                                              # ✗ 应当写成 { id: …, name: …, kind: … }
areas:
  - { id: cangmen, name: 甲社区, unit: nobody }       # ✗ 写的单位“nobody”不存在
groups:
  - { id: g1, name: 一群, channel: weixin, key: k1, audience: residents, area: cangmem }  # ✗ “weixin”不认识 ✗✗ 写的社区“cangmem”不存在，是不是“cangmen”
  - { id: g2, name: 二群, channel: wechat, key: k2, audience: resident, unit: z, manager: p-x }  # ✗ “resident”不认识 ✗✗ 写的单位“z”不存在 ✗✗ 写的人员“p-x”不存在
  - { id: g2, name: 三群, channel: wechat, key: k2, audience: staff }  # ✗ id “g2”重复，第31行已经用过 ✗✗ key 与第31行的群相同
people:
  - { id: p1, name: 张, unit: a, roles: [handlr], accounts: { wechat: w1 } }  # ✗ “handlr”不认识，可写 handler
  - { id: p2, name: 李, unit: q, roles: [handler], duty: maybe, accounts: { wechat: w1, qq: 5 } }  # ✗ 账号“w1”已由第34行的人员在 wechat 上使用 ✗✗ “qq”不认识 ✗✗ “maybe”应当是 true 或 false ✗✗ 写的单位“q”不存在
  - { id: p3, name: 王, area: nowhere }               # ✗ 没有写 roles ✗✗ 写的社区“nowhere”不存在
categories:
  - default
  - { id: 别的/充电桩 }                               # ✗ 要写明 label
  - { id: 城乡建设/停车, cues: [[停车, 重]] }         # ✗ 提示词应当写作
routing:
  - { category: 城乡建设/路灯, unit: b }              # ✗ 写的类别“城乡建设/路灯”不存在
  - { category: 城乡建设, unit: nobody }              # ✗ 写的单位“nobody”不存在
limits:
  accept: 2 fortnights                                # ✗ “2 fortnights”不是有效的时限
  urgentContact: 30 working minutes                   # ✗ 紧急件按自然时间计算
  extension: { times: many }                          # ✗ “many”应当是 0 到 20 之间的整数
reminders:
  - { id: r1, window: accept, when: sometimes, whom: duty }   # ✗ “sometimes”不是有效的提醒时机
  - { id: r1, window: accept, when: due, whom: everybody }    # ✗ id “r1”重复 ✗✗ “everybody”不认识
sources:
  "12345": { zero: never, order: [a, nobody] }        # ✗ “never”不认识 ✗✗ order 里的单位“nobody”不存在
  mailbox: { joined: [a] }                            # ✗ 领导信箱没有单位账号
  onlineInquiry: { joined: [a, a, nobody], mustJoin: [streat] }   # ✗ joined 里的单位“a”写了两次 ✗✗ joined 里的单位“nobody”不存在 ✗✗ mustJoin 里的 kind “streat”没有任何单位，是不是“street”
trial: perhaps                                        # ✗ “perhaps”应当是 true 或 false
`;

/** What the markers promise: line and words. */
export const PROMISED_FAULTS = BROKEN_OFFICE.split('\n').flatMap((line, index) =>
  (line.split('# ✗ ')[1] ?? '')
    .split(' ✗✗ ')
    .filter((words) => words !== '')
    .map((words) => ({ line: index + 1, words: words.trim() })),
);
