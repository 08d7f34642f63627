import { describe, expect, test } from 'vitest';
import type { Emergency } from '../../src/domain/complaint/verdict.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { acknowledgement, supported } from '../../src/wording/acknowledgement.ts';
import { completion, followUp } from '../../src/wording/completion.ts';
import { decline } from '../../src/wording/decline.ts';
import { emergencyReceipt } from '../../src/wording/emergency.ts';
import { extensionForResident } from '../../src/wording/extension.ts';
import { notice, noticeMentionOnly } from '../../src/wording/notice.ts';
import { pause } from '../../src/wording/pause.ts';
import {
  cancelled,
  merged,
  reopenedForResident,
  reworkedForResident,
  shelvedForResident,
  withdrawn,
} from '../../src/wording/resident-notes.ts';
import { aTicket } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';

const now = at('2026-03-12 09:12');
const office = { ...anOffice().office, emergency: { gas: '000-4321' } };
const ticket = (overrides: Partial<Ticket> = {}): Ticket =>
  aTicket({
    state: 'inProgress',
    number: '20260312-012',
    subject: '文化小区3号楼电梯停运',
    respondBy: at('2026-03-13 09:12'),
    completeBy: at('2026-03-19 18:00'),
    reply: '已更换门机配件，3月13日10:30恢复运行，物业每月检查一次并张贴记录。王女士电话13812345678已回访',
    ...overrides,
  });
const secret = ticket({ sensitive: true, subject: '举报' });

describe('registered', () => {
  test('a complaint', () => {
    expect(acknowledgement(ticket(), now)).toMatchInlineSnapshot(
      `"您反映的“文化小区3号楼电梯停运”已登记，编号0312-012。最迟明天9:12前有工作人员联系您，想了解进展就说“进度”。记错了说“更正”，不用办了说“撤回”。请不要在群里发电话和门牌号。"`,
    );
  });
  test('a sensitive one is not echoed', () => {
    expect(acknowledgement(secret, now)).toMatchInlineSnapshot(
      `"您反映的事已登记，编号0312-012，由专人办理。最迟明天9:12前有工作人员联系您。细节请不要发在群里，等联系时再说。"`,
    );
  });
  test('a neighbour', () => {
    expect(supported(ticket())).toMatchInlineSnapshot(`"您说的和0312-012是同一件事，已一并记上，有结果一起告诉您。"`);
  });
  test.each<Emergency>(['fire', 'gas', 'liftTrapped', 'collapse', 'selfHarm', 'missingPerson', 'danger'])(
    'in danger: %s',
    (emergency) => {
      const text = emergencyReceipt(ticket(), { emergency, said: '' }, office);
      expect(text).toMatchSnapshot();
      expect(text).not.toMatch(/马上(?:到|来|赶)|已(?:出发|派人)|值班人员已/u);
    },
  );
  test('numbers the office has not are left out', () => {
    expect(
      emergencyReceipt(ticket(), { emergency: 'gas', said: '' }, { ...office, emergency: {} }),
    ).toMatchInlineSnapshot(
      `"请先离开，不要开关电器，也不要在屋里打电话；到室外再打119。正在通知值班人员。小邻不能代替报警。已登记，编号0312-012。"`,
    );
  });
});

describe('despair', () => {
  const advice = (said: string): string => emergencyReceipt(ticket(), { emergency: 'selfHarm', said }, office);
  const own = '请先和身边的人待在一起，不要一个人；马上打110或120，也可以打12356。';

  test.each([
    '我不想活了',
    '我真的不想活了，太累了',
    '我现在就站在楼顶，我要跳下去',
    '再不解决我就跳楼',
    '本人只有去死',
    '不想活了',
    '活着没意思，想死',
    '我一个人在家，我想自杀',
    '我站在天台上想跳楼',
  ])('of the writer himself: %s', (said) => {
    expect(advice(said)).toContain(own);
  });

  test.each([
    '我邻居不想活了',
    '有人要跳楼',
    '楼顶有人要跳楼，快来人',
    '我女儿说不想活了',
    '他说不想活了',
    '3号楼有个女的在割腕',
    '我看到一个男的要跳河',
    '老公喝酒，不想活了',
  ])('of somebody else: %s', (said) => {
    expect(advice(said)).toMatch(/^请陪在他身边，/u);
  });
});

describe('on the way', () => {
  test('a question', () => {
    expect(pause(ticket(), '请问是几号梯', at('2026-03-17 18:00'), now)).toMatchInlineSnapshot(
      `"0312-012“文化小区3号楼电梯停运”还需要您补充：请问是几号梯。在群里直接说就行，电话和门牌号等工作人员联系时再说。3月17日18:00前没有补充，就按现有情况接着办。"`,
    );
    expect(pause(secret, '请问是几号梯', at('2026-03-17 18:00'), now)).toMatchInlineSnapshot(
      `"您反映的事（0312-012）还差一点情况，工作人员会单独问您。3月17日18:00前没有补充，就按现有情况接着办。"`,
    );
  });
  test('later than promised', () => {
    expect(
      extensionForResident(ticket({ subject: '楼顶防水', completeBy: at('2026-03-23 18:00') }), '因连日降雪。', now),
    ).toMatchInlineSnapshot(
      `"0312-012“楼顶防水”因连日降雪暂不能办完，完成时间改为3月23日18:00前。给您添麻烦了，有进展会告诉您。"`,
    );
    expect(extensionForResident(secret, '需要调查', now)).toMatchInlineSnapshot(
      `"您反映的事（0312-012）一时办不完，完成时间改为3月19日18:00前。给您添麻烦了，有进展会告诉您。"`,
    );
  });
  test('put aside, honestly', () => {
    expect(shelvedForResident(ticket(), '待管网改造', at('2026-04-11 09:00'), now)).toMatchInlineSnapshot(
      `"您反映的“文化小区3号楼电梯停运”（0312-012）现在还办不了，原因：待管网改造。这件事没有撤掉，4月11日再查一次，有变化会告诉您。"`,
    );
  });
  test('again', () => {
    expect(reworkedForResident(ticket(), '仓门街街道', now)).toMatchInlineSnapshot(
      `"您反映的“文化小区3号楼电梯停运”（0312-012）已请仓门街街道重新办理，3月19日18:00前再给您答复。"`,
    );
    expect(reopenedForResident(ticket(), '仓门街街道', now)).toMatchInlineSnapshot(
      `"您反映的“文化小区3号楼电梯停运”（0312-012）已重新办理，由仓门街街道负责，3月19日18:00前答复您。"`,
    );
  });
});

describe('at the end', () => {
  test('a result, without anybody’s name or number', () => {
    expect(completion(ticket(), '仓门街街道', office)).toMatchInlineSnapshot(
      `"您反映的“文化小区3号楼电梯停运”（0312-012）有结果了。仓门街街道答复：已更换门机配件，3月13日10:30恢复运行，物业每月检查一次并张贴记录。居民电话（电话略）已回访。如果还有问题，直接说“没解决”，我们接着办。"`,
    );
  });
  test('a sensitive one: that there is a result, and whom to ask', () => {
    expect(completion(secret, '仓门街街道', office)).toMatchInlineSnapshot(
      `"您反映的事（0312-012）有结果了，仓门街街道会单独告诉您，也可打000-1234。如果还有问题，直接说“没解决”。"`,
    );
  });
  test('the follow-up', () => {
    expect(followUp(ticket(), office)).toMatchInlineSnapshot(
      `"打扰了。0312-012“文化小区3号楼电梯停运”，现在解决了吗？对办理满意吗？照实说就好，比如“解决了，满意”或“没解决，不满意”。不方便在群里说，可打000-1234。"`,
    );
  });
  test('not taken', () => {
    expect(decline(ticket(), '诉讼仲裁', office)).toMatchInlineSnapshot(
      `"您反映的“文化小区3号楼电梯停运”（0312-012）这里不能受理。这件事已在诉讼或仲裁中，要由法院或仲裁机构处理，请向承办的法院或仲裁机构了解。想再说明情况，可打000-1234。"`,
    );
    expect(decline(secret, '纪检', office)).toMatchInlineSnapshot(
      `"您反映的事（0312-012）这里不能受理，工作人员会单独向您说明。想再说明情况，可打000-1234。"`,
    );
  });
  test('withdrawn, cancelled, merged', () => {
    expect([
      withdrawn(ticket()),
      cancelled(ticket(), '不在本区'),
      merged(ticket(), '20260311-004'),
    ]).toMatchInlineSnapshot(`
      [
        "0312-012已撤回，不再办理。还需要办时直接说就行。",
        "您反映的“文化小区3号楼电梯停运”（0312-012）不再办理，原因：不在本区。有不同意见请直接说。",
        "您反映的“文化小区3号楼电梯停运”（0312-012）和0311-004是同一件事，已合在一起办，有结果一起告诉您。",
      ]
    `);
  });
});

test('the notice', () => {
  expect(notice({ office, runBy: '城东街道', keptDays: 7 })).toMatchInlineSnapshot(
    `"大家好，我是自动助手小邻，由城东街道管理。您@我反映问题，我会登记并转给责任单位；没@我但像在反映问题的话也会登记，不想登记请说“撤回”。闲聊不外传，7天后删除。请勿发身份证号、电话和门牌号。急事请直接打110、119、120。人工电话000-1234。"`,
  );
  expect(noticeMentionOnly({ office, runBy: '城东街道' })).toMatchInlineSnapshot(
    `"大家好，我是自动助手小邻，由城东街道管理。反映问题请@我再说，没@我的话我看不到。我会登记并转给责任单位，不想办了就说“撤回”。请勿发身份证号、电话和门牌号。急事请直接打110、119、120。人工电话000-1234。"`,
  );
});
