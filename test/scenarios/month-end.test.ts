import { expect, test } from 'vitest';
import { formatMoment } from '../../src/domain/time/moment.ts';
import { at } from '../builders/moments.ts';
import { played, said } from './a-short-story.ts';

/** The end of a quarter: the draft is submitted, sent back, submitted again and approved, all by words in the groups. */
const LINES = [
  said('2026-03-30 09:00', 'm1', 'wx-r1', '柳荫小区3号楼下水道堵了，污水都溢出来了'),
  said('2026-03-30 15:00', 's1', 'wx-handler', '办结 {{ticket:m1}} 已派人到现场修好，回访住户确认恢复正常', 'g-staff'),
  said('2026-03-31 09:00', 'm2', 'wx-r2', '柳荫小区2号楼楼道灯坏了三天，没人修'),
  said('2026-04-01 10:30', 's2', 'wx-dispatcher', 'A 送审', 'g-staff'),
  said('2026-04-01 11:00', 's3', 'wx-leader', 'C 退回 路灯那件再核一下', 'g-leaders'),
  said('2026-04-01 14:00', 's4', 'wx-dispatcher', 'D 送审', 'g-staff'),
  said('2026-04-01 15:00', 's5', 'wx-leader', 'E 批准', 'g-leaders'),
];

test('the end of a month: a draft, its way to the leader and back, and one circular', { timeout: 60_000 }, async () => {
  const posts = await played(LINES, at('2026-04-02 12:00'));
  const about = posts.filter(({ text }) => text.includes('通报'));
  expect(
    about.map(
      ({ to, createdAt, kind, text }) =>
        `${formatMoment(createdAt).slice(5, 16)} ${Object.values(to)[0]} ${kind} ${text}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "04-01T10:00 g-staff review 【通报初稿】2条 @戴派单
    A 2026年3月通报初稿已拟好，请核对后送审。回“A 送审”或“A 不发”
    B 2026年第一季度通报初稿已拟好，请核对后送审。回“B 送审”或“B 不发”",
      "04-01T10:30 p-leader review 【通报待审定】1条 @凌主任
    C 2026年3月通报请审定，批准后才印发。回“C 批准”或“C 退回 原因”",
      "04-01T10:30 g-staff answer A已送审：2026年3月通报，等领导批准。",
      "04-01T11:00 g-leaders answer C已退回派单员修改：2026年3月通报。",
      "04-01T11:00 g-staff review 【通报初稿】1条 @戴派单
    D 2026年3月通报被领导退回，原因写在通报稿页面上，请改好再送审。回“D 送审”或“D 不发”",
      "04-01T14:00 p-leader review 【通报待审定】1条 @凌主任
    E 2026年3月通报请审定，批准后才印发。回“E 批准”或“E 退回 原因”",
      "04-01T14:00 g-staff answer D已送审：2026年3月通报，等领导批准。",
      "04-01T15:00 g-staff circular 【通报】2026年第1期：2026年3月群众诉求办理情况
    “邻里牵手”收到2件，办结1件。",
      "04-01T15:00 g-power circular 【通报】2026年第1期：2026年3月群众诉求办理情况
    “邻里牵手”收到2件，办结1件。",
      "04-01T15:00 g-leaders circular 【通报】2026年第1期：2026年3月群众诉求办理情况
    “邻里牵手”收到2件，办结1件。",
      "04-01T15:00 g-leaders answer E已批准，2026年3月通报按2026年第1期印发。",
      "04-02T09:00 g-staff review 【待确认】还有1条没有答复
    @戴派单 B（通报初稿）
    回“存疑”看内容，按字母回就行。",
    ]
  `);
});
