import type { Scene } from './scene.ts';

/** How units, dispatcher and leaders deal with each other, and what is reported. */
export const OFFICE_SCENES: readonly Scene[] = [
  {
    id: 'return',
    title: '退单和改派',
    about: '单位说不归我管：先申请，派单员准了再换单位。',
    other: ['城管', '市政', '住建', '街道'],
    begins: { workday: '09:05' },
    steps: [
      {
        note: '居民反映井盖的事，助手按类别和地方派给一个单位。',
        at: 'residents',
        says: {
          by: 'residentA',
          text: '{estate}{building}号楼前的下水井盖破了，老人小孩路过容易绊倒，麻烦修一下',
          opens: 'well',
        },
      },
      { note: '看派单写的单位和时限。', at: 'unit' },
      {
        note: '单位觉得不归自己管，申请退单，要写理由；时限照走。',
        at: 'unit',
        says: { by: 'duty', text: '退单 {well} 该路段井盖由其他单位养护，不属于本单位职责' },
      },
      { note: '派单员在工作群里收到申请。', at: 'desk' },
      { note: '派单员准退。', at: 'desk', says: { by: 'dispatcher', text: '准退 {well}' } },
      {
        note: '转派给另一个单位，居民什么也不用做。',
        at: 'desk',
        says: { by: 'dispatcher', text: '派单 {well} {other}' },
      },
      {
        note: '新单位签收。点编号看办件卡：退单、改派都在上面。',
        at: 'unit',
        says: { by: 'duty', text: '受理 {well}' },
      },
      { note: '时钟拨到下午。', at: 'unit', clock: { to: '15:40' } },
      {
        note: '办好了。',
        at: 'unit',
        says: { by: 'duty', text: '办结 {well} 已更换破损井盖并加固井圈，现场围挡已撤，通行正常' },
      },
      { note: '居民只看到结果，中间的来回不打扰他。', at: 'residents' },
    ],
  },
  {
    id: 'extension',
    title: '延期',
    about: '一时办不完：提前申请，派单员同意，居民知道为什么。',
    begins: { workday: '09:05' },
    steps: [
      {
        note: '居民反映楼顶渗水。',
        at: 'residents',
        says: {
          by: 'residentA',
          text: '{estate}{building}号楼楼顶渗水，顶楼住户天花板都发霉了，请尽快修',
          opens: 'roof',
        },
      },
      { note: '单位签收。', at: 'unit', says: { by: 'duty', text: '受理 {roof}' } },
      {
        note: '材料没到，提前申请延期，写明几天、为什么。',
        at: 'unit',
        says: { by: 'duty', text: '延期 {roof} 3天 防水材料后天到货' },
      },
      { note: '工作群里@派单员，等他答复。', at: 'desk' },
      { note: '派单员同意。', at: 'desk', says: { by: 'dispatcher', text: '准延 {roof}' } },
      { note: '居民群里说明改到哪天、为什么，不用居民来问。', at: 'residents' },
      {
        note: '点编号看办件卡：办结时限已改，延期记了一次。时钟走到下一个工作日下午。',
        at: 'unit',
        clock: { nextWorkday: '16:00' },
      },
      {
        note: '材料到了，提前修好，还是按期办结。',
        at: 'unit',
        says: { by: 'duty', text: '办结 {roof} 已重做顶层防水卷材120平方米，闭水试验无渗漏' },
      },
      { note: '居民看到结果。', at: 'residents' },
    ],
  },
  {
    id: 'late',
    title: '超期和升级',
    about: '没人办会怎样：值班员、分管领导、督查、区领导，一级一级提。',
    begins: { workday: '09:05' },
    steps: [
      {
        note: '居民反映小区门口的垃圾。',
        at: 'residents',
        says: {
          by: 'residentA',
          text: '{estate}{building}号楼垃圾桶好几天没人清运了，味道很大，请尽快处理',
          opens: 'waste',
        },
      },
      { note: '单位签收。', at: 'unit', says: { by: 'duty', text: '受理 {waste}' } },
      { note: '也联系过居民。', at: 'unit', says: { by: 'duty', text: '联系 {waste} 已电话说明，安排清运' } },
      { note: '然后没有了下文。办结时限到了，工作群里@值班员：已超期。', at: 'unit', clock: { until: 'overdue' } },
      {
        note: '还没办，往上提一级：提请单位分管领导过问，单位没登记分管领导就直接报督查员。点编号看办件卡上的红字。',
        at: 'unit',
        clock: { until: 'toHead' },
      },
      { note: '再拖，督查员收到督办任务。', at: 'desk', clock: { until: 'toSupervisor' } },
      { note: '再拖，报分管领导。', at: 'leader', clock: { until: 'toLeader' } },
      {
        note: '领导批示，以后每条消息都带上这句话。',
        at: 'desk',
        says: { by: 'leader', text: '批示 {waste} 今天清运到位，下周起每天两次，报结果' },
      },
      {
        note: '单位办结。逾期办结，记进排名。',
        at: 'unit',
        says: { by: 'duty', text: '办结 {waste} 已清运全部垃圾桶并冲洗消毒，清运改为每天早晚各一次' },
      },
      { note: '居民看到结果。', at: 'residents' },
    ],
  },
  {
    id: 'ranking',
    title: '傍晚的排名',
    about: '每天傍晚，居民群看本群，工作群看各单位；第二天早上给领导一条摘要。',
    begins: { workday: '09:05' },
    steps: [
      {
        note: '白天先有两件，这是第一件。',
        at: 'residents',
        says: { by: 'residentA', text: '{estate}{building}号楼下水道堵了，污水都冒出来了', opens: 'drain' },
      },
      {
        note: '另一个群里也有一件。',
        at: 'neighbours',
        says: { by: 'residentB', text: '{estate2}{building}号楼单元门坏了关不上，请修一下', opens: 'door' },
      },
      { note: '第一件当天签收。', at: 'unit', says: { by: 'duty', text: '受理 {drain}' } },
      {
        note: '当天办结。',
        at: 'unit',
        says: { by: 'duty', text: '办结 {drain} 已疏通主管道并冲洗化粪池，排水恢复正常' },
      },
      {
        note: '拨到傍晚。居民群里只有本群的事：收几件、办结几件。',
        at: 'residents',
        clock: { report: 'dailyRanking' },
      },
      { note: '工作群里是各单位的排名，每个数都追得到工单。', at: 'desk' },
      {
        note: '下一个工作日早上，领导收到一条摘要，先说要他定的事。',
        at: 'leaders',
        clock: { report: 'leaderDigest' },
      },
      {
        note: '第二件也办了。',
        at: 'unit',
        about: 'door',
        says: { by: 'duty', text: '办结 {door} 已更换单元门闭门器和锁舌，现场试关正常' },
      },
    ],
  },
  {
    id: 'week',
    title: '一分钟看一周',
    about: '三件事、五个工作日：看签收、办结、回访、排名怎样接上。',
    begins: { nextMonday: '09:05' },
    steps: [
      {
        note: '星期一早上，一个群里来了一件。',
        at: 'residents',
        says: { by: 'residentA', text: '{estate}{building}号楼健身器材断了，孩子玩容易受伤', opens: 'gym' },
      },
      {
        note: '另一个群里也来了一件。',
        at: 'neighbours',
        says: { by: 'residentB', text: '{estate2}{building}号楼楼道堆满杂物，走路都困难', opens: 'hall' },
      },
      { note: '第一件很快签收。', at: 'unit', says: { by: 'duty', text: '受理 {gym}' } },
      { note: '当天就联系了反映的人。', at: 'unit', says: { by: 'duty', text: '联系 {gym} 已电话说明，明天更换' } },
      { note: '第二件也签收了。', at: 'unit', about: 'hall', says: { by: 'duty', text: '受理 {hall}' } },
      {
        note: '第二件也联系过了。',
        at: 'unit',
        about: 'hall',
        says: { by: 'duty', text: '联系 {hall} 已上门看过，约周四清理' },
      },
      { note: '到傍晚，看工作群里当天的排名。', at: 'desk', clock: { report: 'dailyRanking' } },
      {
        note: '星期二早上，领导已经收到昨天的摘要。',
        at: 'leaders',
        clock: { nextWorkday: '09:30' },
      },
      {
        note: '群里又来了第三件。',
        at: 'residents',
        says: { by: 'residentC', text: '{estate}{building}号楼门口路灯不亮，晚上出门看不清', opens: 'light' },
      },
      { note: '第三件签收。', at: 'unit', about: 'light', says: { by: 'duty', text: '受理 {light}' } },
      {
        note: '第三件联系。',
        at: 'unit',
        about: 'light',
        says: { by: 'duty', text: '联系 {light} 已电话说明，等灯头到货' },
      },
      {
        note: '第一件办结，居民群里马上看到结果。',
        at: 'unit',
        about: 'gym',
        says: { by: 'duty', text: '办结 {gym} 已更换两台断裂的健身器材，其余逐台紧固，现场检查合格' },
      },
      { note: '星期三，来问第一件解决了没有。', at: 'residents', about: 'gym', clock: { until: 'followUpAsked' } },
      {
        note: '居民答了，这件走完。',
        at: 'residents',
        about: 'gym',
        says: { by: 'residentA', text: '解决了，满意', quotes: true },
      },
      { note: '时钟走到星期四上午。', at: 'unit', about: 'hall', clock: { nextWorkday: '10:30' } },
      {
        note: '第二件办结。',
        at: 'unit',
        about: 'hall',
        says: { by: 'duty', text: '办结 {hall} 已清走楼道杂物三车，和四户当面说明，社区每周查一次' },
      },
      {
        note: '星期五下午，第三件离时限还有两天多，没有超期。',
        at: 'unit',
        about: 'light',
        clock: { nextWorkday: '15:00' },
      },
      {
        note: '第三件也办结。',
        at: 'unit',
        about: 'light',
        says: { by: 'duty', text: '办结 {light} 已更换门口两盏路灯灯头，当晚试亮正常' },
      },
      {
        note: '星期五傍晚的排名：一周收几件、办结几件、有没有超期，都在这里。',
        at: 'desk',
        clock: { report: 'dailyRanking' },
      },
    ],
  },
];
