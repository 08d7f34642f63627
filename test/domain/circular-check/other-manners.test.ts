import { describe, expect, it } from 'vitest';
import { assembleDocument } from '../../../src/domain/circular-check/assemble-document.ts';
import { checkCircular } from '../../../src/domain/circular-check/check-circular.ts';
import type { RawBlock } from '../../../src/domain/circular-check/circular-document.ts';

/** Made-up circulars as offices elsewhere write them; every number in them is right. */
const MANNERS: Readonly<Record<string, string>> = {
  'by quarter, sources one after the other': `关于2024年第二季度全县网络平台诉求办理情况的通报
各镇人民政府，县政府各部门：
现将第二季度有关情况通报如下：
一、基本情况
（一）网上问政。第二季度，网上问政平台共收到群众来信120件，按时办结114件，按时办结率95.00%，办结率为100%。同比（去年同期收到96件）上升25%。
（二）县长信箱。第二季度，县长信箱共收到来信50件，办结48件，办结率96.00%，其中镇办20件，部门30件。
二、存在问题
一是个别单位办理不够及时。超期6件（住建局4件，青石镇2件）。
二是答复质量不高，满意率为80.00%（40/50）。
附件
县长信箱办理情况统计表
序号\t单位\t收到\t办结\t办结率
1\t青石镇\t12\t11\t91.67%
2\t大洼乡\t8\t8\t100.00%
3\t住建局\t20\t19\t95.00%
4\t教育局\t10\t10\t100.00%
合计\t\t50\t48\t96.00%`,
  'by month, with shares by topic': `2024年5月“12345”热线受理情况分析
5月份，全区“12345”热线共受理群众诉求400件，较上月500件下降20.00%，已办结380件，办结率95.00%。
一、诉求分类
按类型分：咨询160件，占40.00%；投诉120件，占30.00%；求助80件，占20.00%；建议40件，占10.00%。
二、热点问题
1.供水供电类。受理90件，占22.50%。主要反映停水后恢复慢。
2.物业管理类。受理60件，占15.00%。主要反映收费不公开。
三、办理情况
逾期办结8件，其中住建局5件、城管局3件。青石街道、大洼街道等2个单位连续三个月无逾期。`,
  'by half year, with accounts and a website': `上半年政务公开工作情况通报
上半年，全县登记的政务新媒体账号40个，合格36个，合格率90%。各单位报送信息250条，采用100条，采用率40%。
《网民留言》《书记信箱》共收到留言310条。其中：《网民留言》收到210条，回复210条，回复率100%。《书记信箱》收到100条，回复99条，回复率99%。
政务信息报送情况统计表
单位
报送
采用
采用率
青石镇
100
50
50%
大洼乡
90
30
33%
教育局
60
20
33%
合计
250
100
40%`,
};

const documentOf = (text: string) =>
  assembleDocument(
    text.split('\n').map((line, at): RawBlock => ({ kind: 'line', place: `第${at + 1}行`, text: line })),
  );

describe('a circular in another manner', () => {
  it.each(Object.entries(MANNERS))('%s: raises nothing', (_, text) => {
    expect(checkCircular(documentOf(text))).toEqual([]);
  });
});
