import type { Finding, FindingKind, FindingRule } from '../domain/circular-check/finding.ts';

type Said = Pick<Finding, 'printed' | 'counted' | 'basis' | 'quote'>;

const WHY: Readonly<Record<FindingRule, (said: Said) => string>> = {
  total: ({ basis, counted, printed }) => `上面${basis}行加起来是${counted}，合计印的是${printed}`,
  subtotal: ({ basis, counted, printed }) => `本组${basis}行加起来是${counted}，小计印的是${printed}`,
  rate: ({ basis, counted, printed }) => `按印出的件数算，${basis}=${counted}，印的是${printed}`,
  overAll: ({ printed }) => `${printed}超过了100%，不可能`,
  cutOff: ({ basis, counted, printed }) =>
    `按印出的件数算，${basis}四舍五入是${counted}，印的${printed}是直接去掉了尾数，建议改为四舍五入`,
  columnSum: ({ basis, counted, printed }) => `其他各行这一列都等于${basis}，本行应为${counted}，印的是${printed}`,
  serial: ({ counted, printed }) => `序号不连续，这里应为${counted}，印的是${printed}`,
  rank: ({ counted, printed }) => `名次不连续，这里应为${counted}或与上一行并列，印的是${printed}`,
  unitTwice: ({ quote, basis }) => `“${quote}”在这张表里出现了${basis}次，请核对是否重复，或应为其他单位`,
  someTotals: ({ basis }) => `${basis}有合计行，这里没有，建议统一`,
  listSum: ({ basis, counted, printed }) => `所列各项${basis}=${counted}，总数印的是${printed}`,
  partTooLarge: ({ basis, printed }) => `其中一项是${printed}，比总数${basis}还多`,
  share: ({ basis, counted, printed }) => `占比按件数算，${basis}=${counted}，印的是${printed}`,
  shareSum: ({ basis, counted, printed }) => `各项占比合起来是全部，件数${basis}=${counted}，总数印的是${printed}`,
  change: ({ basis, counted, printed }) => `升降幅度应当除以上期数，${basis}=${counted}，印的是${printed}`,
  unchanged: ({ counted, printed }) => `写的是持平，可是本期${counted}、上期${printed}，并不相等`,
  changeBase: ({ basis, printed }) =>
    printed === ''
      ? `上期是${basis}，却没有印升降幅度，请核对上期数`
      : `上期是${basis}，算不出升降幅度，却印了${printed}`,
  direction: ({ basis, counted }) => `${basis}是${counted}，升降写反了`,
  difference: ({ basis, counted, printed }) => `两期相差${counted}（${basis}），印的是${printed}`,
  points: ({ basis, counted, printed }) => `两个率相差${counted}（${basis}），印的是${printed}`,
  remainder: ({ basis, counted, printed }) => `总数减去已办的，${basis}=${counted}，印的是${printed}`,
  proseTable: ({ basis, counted, printed }) => `正文是${printed}，${basis}各行加起来是${counted}`,
  proseRow: ({ basis, counted, printed }) => `正文是${printed}，${basis}是${counted}`,
  figureColumn: ({ basis, counted, printed }) => `这里是${printed}，${basis}各行加起来是${counted}`,
  figureDifference: ({ basis, counted, printed }) => `收到减办结，${basis}=${counted}，这里印的是${printed}`,
  unitsCounted: ({ basis, counted, printed }) => `${basis}不为0的单位有${counted}个，这里印的是${printed}`,
  saidNone: ({ basis, printed }) => `${basis}，这里印的是${printed}`,
  caseTold: ({ basis, counted, printed }) => `正文说${basis}是${counted}次，这里印的是${printed}`,
  roundingNote: ({ counted, printed }) => `占比的全部是${counted}，印的是${printed}`,
  dayCount: ({ basis, counted, printed }) => `到截止那天（${basis}）是${counted}天，印的是${printed}`,
  otherPeriod: ({ basis, counted, printed }) =>
    `统计周期或截止时点前后不一致，${basis}写的是${counted}，这里是${printed}`,
  noAttachment: ({ basis, printed }) => `这里写的是${printed}，${basis}`,
  proseRate: ({ basis, counted, printed }) => `正文是${printed}，按${basis}算是${counted}`,
  proseTwice: ({ basis, counted, printed }) => `同一项这里是${printed}，${basis}是${counted}`,
  sourcesSum: ({ basis, counted, printed }) => `下文分别是${basis}，加起来是${counted}，这里印的是${printed}`,
  listCount: ({ counted, printed }) => `列出的名称是${counted}，印的是${printed}`,
  saidButNone: ({ basis, printed }) => `正文说有“${printed}”，${basis}全是0`,
  zeroButCounted: ({ quote, basis, counted }) => `正文说“${quote}”没有诉求，${basis}是${counted}`,
  noRow: ({ quote, basis }) => `正文点到“${quote}”，${basis}里没有这个单位的行`,
  nearName: ({ printed, basis }) => `“${printed}”和“${basis}”只差一个字，是不是同一个单位`,
};

const KINDS: Readonly<Record<FindingKind, string>> = { error: '错误', question: '请核对', remark: '提醒' };

export const findingWhy = (finding: Finding): string => WHY[finding.rule](finding);

/** One line for a clerk. */
export function findingLine(finding: Finding): string {
  const end = finding.kind === 'question' ? '？' : '。';
  return `【${KINDS[finding.kind]}】${finding.place}“${finding.quote}”：${findingWhy(finding)}${end}`;
}

/** The last line: how many of each kind. */
export function findingSummary(findings: readonly Finding[]): string {
  if (findings.length === 0) return '没有发现问题。能对上的数都对过了；没有依据可对的数，请人工核对。';
  const parts = Object.entries(KINDS)
    .map(([kind, name]) => ({ name, count: findings.filter((finding) => finding.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return `共${findings.length}处：${parts.map(({ name, count }) => `${name}${count}处`).join('，')}。`;
}
