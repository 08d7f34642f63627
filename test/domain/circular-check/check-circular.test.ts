import { describe, expect, it } from 'vitest';
import { assembleDocument } from '../../../src/domain/circular-check/assemble-document.ts';
import { checkCircular } from '../../../src/domain/circular-check/check-circular.ts';
import type { RawBlock } from '../../../src/domain/circular-check/circular-document.ts';
import { findingWhy } from '../../../src/wording/circular-findings.ts';

const blocks = (text: string): readonly RawBlock[] =>
  text.split('\n').map((line, at): RawBlock => ({ kind: 'line', place: `第${at + 1}行`, text: line }));
const check = (text: string) => checkCircular(assembleDocument(blocks(text)));
const said = (text: string) => check(text).map(({ rule, printed, counted }) => [rule, printed, counted]);

/** A made-up circular of three kinds of table text; every number in it is right. */
const CIRCULAR = `关于示例县2024年3月诉求办理情况的通报
一、工作开展情况
（一）“12345”热线办理情况。3月，“12345”热线共收到工单100件，办结98件，办结率98.00%，逾期办结4件（甲镇3件、住建局1件），按期办结率95.92%。其中，咨询20件，求助15件，投诉50件，建议10件，举报5件。同上月相比（2月份收到125件）减少25件，下降20.0%。
（二）网上问政办理情况。3月，网上问政平台收到来件40件，比上月增加8件，增长25%。零诉求的单位：丙乡。
二、诉求热点情况。全部诉求受理100件。
1.城市管理。受理60件，占60%。
2.农村事务。受理30件，占30%。
3.劳动保障。受理10件，占10%。
三、其他
登记的30个账号中合格27个，合格率90%。甲镇、乙镇、丙乡3个镇反映较好。
附件1
“12345”热线办理情况统计表
序号
单位
收到
办结
办结率
1
甲镇
40
39
97.50%
2
乙镇
30
30
100.00%
3
住建局
20
19
95.00%
4
教育局
10
10
100.00%
合计
100
98
98.00%
附件2
网上问政办理情况统计表
序号\t单位\t来件\t办结\t占比
1\t甲镇\t20\t20\t50.00%
2\t乙镇\t15\t14\t37.50%
3\t住建局\t5\t5\t12.50%
4\t丙乡\t0\t0\t0.00%
合计\t\t40\t39\t100.00%`;

const changed = (text: string, at: number, length: number, to: string): string =>
  text.slice(0, at) + to + text.slice(at + length);

describe('a circular in order', () => {
  it('raises nothing', () => {
    expect(check(CIRCULAR)).toEqual([]);
  });

  it('is understood with full-width digits', () => {
    const wide = CIRCULAR.replace(/[0-9%.]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
    expect(check(wide)).toEqual([]);
    expect(said(wide.replace('共收到工单１００件', '共收到工单１０１件'))).toContainEqual([
      'listSum',
      '１０１件',
      '100件',
    ]);
  });

  // The period, the numbers of headings and attachments and the name of the hotline are no figures.
  const numbers = [...CIRCULAR.matchAll(/\d+(?:\.\d+)?/gu)].filter(({ index, 0: number }) => {
    const behind = CIRCULAR.slice(index + number.length, index + number.length + 2);
    return !/^[”年月]|^\.\D/u.test(behind) && CIRCULAR[index - 1] !== '件';
  });

  it('has many numbers', () => expect(numbers.length).toBeGreaterThan(60));

  it.each(
    numbers.map((match) => ({
      number: match[0],
      at: match.index,
      near: CIRCULAR.slice(match.index - 10, match.index + 8),
    })),
  )('shows a change of $number in $near', ({ number, at }) => {
    const up = String(Number(number.at(-1)) < 9 ? Number(number.at(-1)) + 1 : 0);
    expect(check(changed(CIRCULAR, at, number.length, number.slice(0, -1) + up))).not.toEqual([]);
  });
});

describe('a rule', () => {
  it.each([
    ['收到29件，办结27件，办结率93.10%。', []],
    ['收到29件，办结27件，办结率93.11%。', [['rate', '93.11%', '93.10%']]],
    ['收到31件，办结29件，办结率93.54%。', [['cutOff', '93.54%', '93.55%']]],
    ['收到30000件，办结29999件，办结率100%。', [['rate', '100%', '100%']]],
    ['共收到一百零五件，其中，咨询五十件，投诉四十件，求助十件。', [['listSum', '一百零五件', '100件']]],
    ['收到1.2万件，其中咨询5000件等。', []],
    ['收到约50件，办结40件，办结率90%。', []],
    ['各单位要确保按期办结率达到100%，收到50件，办结49件。', []],
    ['收到50件，其中噪音20件，占40%。', []],
    ['收到50件，其中噪音20件，占45%。', [['share', '45%', '40%']]],
    ['收到80件，同比（去年同期100件）上升20%。', [['direction', '20%', '下降']]],
    ['收到109件，较上月139件下降27.5%。', [['change', '27.5%', '21.6%']]],
    ['回访50件，满意率86%（43/50）。', []],
    ['满意率86.90%（73/85）。', [['rate', '86.90%', '85.88%']]],
    ['甲局、乙局、丙局、丁局等3个部门进度较慢。', [['listCount', '3个', '4个']]],
    ['甲局、乙局等9个部门进度较慢。', []],
    ['超期9件，其中逾期办结5件（甲局3件、乙局2件），在办超期4件（丙局4件）。', []],
    ['办结率为102%。', [['overAll', '102%', '']]],
    ['按期办结率千分之五。', []],
    ['收到200件，退单1件，退单率5‰。', []],
    ['收到200件，退单1件，退单率6‰。', [['rate', '6‰', '0.5%']]],
  ])('reads “%s”', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  const table = (rows: string, prose = '') =>
    `${prose}\n“12345”热线情况统计表\n序号\t单位\t收到\t办结\t延期\n${rows}`.trim();
  const ROWS = ['1\t示例一局\t3\t3\t0', '2\t示例二局\t4\t4\t0', '3\t示例三局\t5\t5\t0', '4\t示例四局\t6\t6\t0'];

  it.each([
    ['a unit twice', table([...ROWS, '5\t示例一局\t1\t1\t0'].join('\n')), 'unitTwice'],
    ['a gap in the serial numbers', table(ROWS.join('\n').replace('3\t示', '5\t示')), 'serial'],
    ['a total', table([...ROWS, '合计\t\t19\t18\t0'].join('\n')), 'total'],
    ['extensions no row has', table(ROWS.join('\n'), '“12345”热线回复不及时，导致延期工单较多。'), 'saidButNone'],
    ['zero that is not', table(ROWS.join('\n'), '“12345”热线零诉求的单位有：示例一局。'), 'zeroButCounted'],
    [
      'a unit without a row',
      table(
        [...ROWS, '5\t示例五局\t1\t1\t0', '合计\t\t19\t19\t0'].join('\n'),
        '“12345”热线办理较好的单位有：示例一局、示例二局、某某公司。',
      ),
      'noRow',
    ],
  ])('finds %s', (_, text, rule) => {
    expect(check(text).map((finding) => finding.rule)).toEqual([rule]);
  });

  it('only asks about names one letter apart', () => {
    const two = `${table(ROWS.join('\n'))}\n网上问政统计表\n序号\t单位\t收到\t办结\t延期\n${ROWS.join('\n').replaceAll('示例', '示范例子')}`;
    expect(check(two)).toEqual([]);
    const near = two.replace('示范例子一局', '示范例子局一处').replace('示例一局', '示范例子局一次');
    expect(check(near).map(({ rule, kind }) => [rule, kind])).toEqual([['nearName', 'question']]);
  });

  it('says why in words', () => {
    const [finding] = check('收到29件，办结27件，办结率93.11%。');
    expect(finding && findingWhy(finding)).toBe('按印出的件数算，27÷29=93.10%，印的是93.11%');
  });

  it('takes a hundred circulars in one file in seconds', () => {
    const pages = Array.from({ length: 100 }, () => CIRCULAR).join('\n');
    const from = performance.now();
    check(pages);
    expect(performance.now() - from).toBeLessThan(5000);
  });

  it('says nothing of totals in a paper of our own, where the office settled them for each source', () => {
    const table = (name: string, total: string): string =>
      `“${name}”办理情况统计表\n单位\t收到\t办结\n甲镇\t2\t2\n乙镇\t3\t3\n丙乡\t4\t4\n${total}`;
    const paper = `${table('热线', '合计\t9\t9\n')}${table('信箱', '')}`;
    expect(said(paper).map(([rule]) => rule)).toEqual(['someTotals']);
    expect(said(`${paper}统计周期：2024年3月1日至2024年3月31日；截止时点：2024-04-09 24:00`)).toEqual([]);
  });
});
