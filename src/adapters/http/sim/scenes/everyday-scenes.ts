import type { Scene } from './scene.ts';

/** How a complaint goes when all is well, and when life is in danger. */
export const EVERYDAY_SCENES: readonly Scene[] = [
  {
    id: 'lift',
    title: '电梯停运',
    about: '从一句话到办结回访，一件事怎样走完。',
    begins: { workday: '09:05' },
    steps: [
      {
        note: '居民像平时一样在群里说了一句话，没有填表，也没有@谁。看助手怎样回。',
        at: 'residents',
        says: {
          by: 'residentA',
          text: '{estate}{building}号楼电梯停运两天了，老人上下楼很不方便，有人管吗？',
          opens: 'lift',
          picture: true,
        },
      },
      { note: '同一时刻，工作群里已经派给责任单位，写明什么时候前签收、联系、办结。点编号能看办件卡。', at: 'unit' },
      {
        note: '没人签收，时限过半时助手只提醒值班的人，居民群里不吵。',
        at: 'unit',
        clock: { until: 'reminded' },
      },
      { note: '值班员回一句“受理”就是签收，不用登录系统。', at: 'unit', says: { by: 'duty', text: '受理 {lift}' } },
      {
        note: '联系过住户，也是一句话记下。',
        at: 'unit',
        says: { by: 'duty', text: '联系 {lift} 已电话说明，维修人员下午到' },
      },
      { note: '居民想知道进展，说“进度”就行，不用记编号。', at: 'residents', says: { by: 'residentA', text: '进度' } },
      { note: '时钟拨到下午，电梯修好了。', at: 'unit', clock: { to: '16:20' } },
      {
        note: '办结要写清做了什么，空话会被退给审核员。',
        at: 'unit',
        says: { by: 'duty', text: '办结 {lift} 已更换门机配件，16时恢复运行，物业每月检查一次并张贴记录' },
      },
      { note: '居民群里马上看到结果，谁反映的就@谁。', at: 'residents' },
      {
        note: '第二个工作日，助手来问解决了没有、满不满意，两件事分开问。',
        at: 'residents',
        clock: { until: 'followUpAsked' },
      },
      {
        note: '居民怎么说都听得懂，答完这件事就走完了。',
        at: 'residents',
        says: { by: 'residentA', text: '解决了，满意', quotes: true },
      },
    ],
  },
  {
    id: 'gas',
    title: '夜里闻到燃气味',
    about: '人命关天的事：先告诉居民怎么做，再一遍一遍叫人。',
    begins: { to: '23:20' },
    steps: [
      {
        note: '夜里静默时段，平时的消息要等到早上。这一句不一样：助手立刻告诉居民先离开、到室外再打电话。',
        at: 'residents',
        says: { by: 'residentA', text: '{estate}{building}号楼2单元楼道里好大的煤气味，怎么办', opens: 'gas' },
      },
      { note: '同时在工作群叫派单员和值班员，不管是不是半夜。', at: 'desk' },
      { note: '分管领导也单独收到了。', at: 'leader' },
      { note: '五分钟没有人接手，再叫一遍。', at: 'desk', clock: { minutes: 6 } },
      { note: '有人接手了。', at: 'unit', says: { by: 'duty', text: '受理 {gas}' } },
      { note: '到这时才对居民说“值班人员已收到”，之前一句也不许诺。', at: 'residents' },
      {
        note: '接手的人马上和居民通了话。',
        at: 'unit',
        says: { by: 'duty', text: '联系 {gas} 已通话，住户已到室外，燃气抢修在路上' },
      },
      { note: '一个多小时以后，现场处理完了。', at: 'unit', clock: { minutes: 70 } },
      {
        note: '值班员写明做了什么，办结。',
        at: 'unit',
        says: { by: 'duty', text: '办结 {gas} 燃气公司到场检测，更换立管接头，复测无泄漏，已恢复供气' },
      },
      { note: '已是深夜，结果等静默时段过去再发到群里，不吵醒整栋楼。', at: 'residents', clock: { to: '07:35' } },
    ],
  },
  {
    id: 'leak',
    title: '漏水，邻居附议',
    about: '几户说同一件事，合成一件；结果一起告诉大家。',
    begins: { workday: '09:10' },
    steps: [
      {
        note: '第一户反映漏水，登记成一件。',
        at: 'residents',
        says: { by: 'residentA', text: '{estate}{building}号楼4单元楼道漏水，顺着墙往下流，地上全是水', opens: 'leak' },
      },
      {
        note: '邻居说“+1”，不另开一件，也不在群里刷屏，只记下多一户。',
        at: 'residents',
        says: { by: 'residentB', text: '+1' },
      },
      {
        note: '又一户把同一件事完整说了一遍，助手认出是同一件。',
        at: 'residents',
        says: { by: 'residentC', text: '{building}号楼4单元楼道漏水，我家门口墙皮都泡掉了，什么时候来修' },
      },
      { note: '点编号看办件卡：几户附议、都是什么时候。', at: 'unit' },
      { note: '值班员签收。', at: 'unit', says: { by: 'duty', text: '受理 {leak}' } },
      { note: '下午修好。', at: 'unit', clock: { to: '15:30' } },
      {
        note: '办结只要说一次。',
        at: 'unit',
        says: { by: 'duty', text: '办结 {leak} 已更换破损的上水管，试水两小时不再渗漏，墙面下周修补' },
      },
      { note: '反映的和附议的几户，一条消息一起告诉。', at: 'residents' },
    ],
  },
  {
    id: 'tipOff',
    title: '举报',
    about: '敏感的事：群里不重复一个字，工作群里只有编号。',
    other: ['信访', '纪', '监'],
    begins: { workday: '09:20' },
    steps: [
      {
        note: '有人在群里举报。看助手的回话：不提是什么事，也不请别人附议。',
        at: 'residents',
        says: {
          by: 'residentA',
          text: '@{bot} 我要举报，社区工作人员办低保收红包，不给钱就拖着不办',
          opens: 'tip',
          mentionsBot: true,
        },
      },
      { note: '工作群里看不到举报的内容，最多只有编号。', at: 'desk' },
      {
        note: '这样的件不会自动派给被举报的单位，由派单员定。',
        at: 'desk',
        says: { by: 'dispatcher', text: '派单 {tip} {other}' },
      },
      { note: '收到的单位在群里也只看到编号，详情要私下问助手。办件卡上同样不显示原话。', at: 'unit' },
      {
        note: '邻居跟着说“+1”，不会记成附议，举报人不会被围观。',
        at: 'residents',
        says: { by: 'residentB', text: '+1' },
      },
      { note: '单位受理。', at: 'unit', says: { by: 'duty', text: '受理 {tip}' } },
      { note: '和举报人单独联系过，只记一笔。', at: 'unit', says: { by: 'duty', text: '联系 {tip} 已单独联系举报人' } },
      { note: '第二个工作日，查清了。', at: 'unit', clock: { nextWorkday: '15:00' } },
      {
        note: '办结。结果怎么说，看居民群：不提是什么事。',
        at: 'unit',
        says: { by: 'duty', text: '办结 {tip} 已核查全部办理记录并约谈相关人员，处理结果已当面告知本人' },
      },
      { note: '居民群里只有编号，细节当面说。', at: 'residents' },
    ],
  },
  {
    id: 'unresolved',
    title: '办结了，居民说没解决',
    about: '结果由居民说了算：没解决就接着办。',
    begins: { workday: '09:15' },
    steps: [
      {
        note: '楼道的灯不亮了。',
        at: 'residents',
        says: { by: 'residentA', text: '{estate}{building}号楼1单元楼道灯坏了，晚上黑漆漆的看不见路', opens: 'lamp' },
      },
      { note: '单位签收。', at: 'unit', says: { by: 'duty', text: '受理 {lamp}' } },
      { note: '时钟拨到下午。', at: 'unit', clock: { to: '16:30' } },
      {
        note: '当天就报了办结。',
        at: 'unit',
        says: { by: 'duty', text: '办结 {lamp} 已安排电工更换楼道灯泡，现场逐层试亮正常' },
      },
      { note: '第二个工作日，助手来问。', at: 'residents', clock: { until: 'followUpAsked' } },
      {
        note: '居民说没解决。不用再填一遍，也不用找人。',
        at: 'residents',
        says: { by: 'residentA', text: '没解决，三楼还是不亮，不满意', quotes: true },
      },
      { note: '件自动退回原单位重新办理，有新的时限，重办记一次。', at: 'unit' },
      {
        note: '这回真修好了。',
        at: 'unit',
        says: { by: 'duty', text: '办结 {lamp} 已更换三层声控开关和线路接头，晚上现场试亮正常，住户当面确认' },
      },
      { note: '居民群里看到新的结果。', at: 'residents' },
      {
        note: '再说一句“解决了”，就归档。',
        at: 'residents',
        says: { by: 'residentA', text: '解决了，谢谢，满意', quotes: true },
      },
    ],
  },
];
