import { count, type Figures } from '../domain/figures/measure.ts';
import { joined, label, type Runs, say, unitRun } from '../domain/report/circular.ts';
import type { CircularMatter, SectionPart, SourceMatter } from '../domain/report/circular-matter.ts';
import { changed } from './change-sentence.ts';
import {
  cellRun,
  figureRun,
  plain,
  provenRateOf,
  rateOfFigure,
  seeAttachments,
  someOfFigure,
  unitCount,
} from './circular-figures.ts';
import { figureCell, kindHow, shareCells, wholeShares } from './figure-cells.ts';
import { periodName } from './period-name.ts';

/** How each source was dealt with: a part a source. */
export const workParts = ({ sources, window }: CircularMatter): readonly SectionPart[] =>
  sources.map((source) => {
    const { ledger } = source.figures;
    return {
      heading: `${ledger.name}办理情况`,
      names: [ledger.name, ledger.source.code, ledger.source.name, ...ledger.source.aliases],
      paragraphs: paragraphs(source, label(periodName(window.period))),
    };
  });

type Sentence = (source: SourceMatter) => Runs;

/** Behind the first sentence, in this order; what has nothing to say is left out. */
const SENTENCES: readonly Sentence[] = [
  changed,
  kinds,
  unitsInvolved,
  accounts,
  late,
  troubles,
  response,
  satisfaction,
  withoutAny,
];

function paragraphs(source: SourceMatter, period: ReturnType<typeof label>): readonly Runs[] {
  const { ledger, total } = source.figures;
  const see = seeAttachments(source.attachments);
  if (count(total, 'received') === 0)
    return [say`${period}，“${label(ledger.name)}”没有收到工单${see}。${joined(leftOver(source), '')}`];
  const rate = rateOfFigure('办结率', 'completionRate', total, source.spec.decimals);
  const opened = say`${period}，“${label(ledger.name)}”共收到工单${figureRun('received', total, 0)}件，办结${figureRun('completed', total, 0)}件`;
  const first = say`${joined([opened, rate, someOfFigure('在办', 'open', total), stock(total)], '，')}${see}。`;
  const more = joined(
    SENTENCES.map((sentence) => sentence(source)),
    '',
  );
  return [[...first, ...more]];
}

/** 存量 is always told: what is left from before is easily forgotten. */
const stock = (total: Figures): Runs =>
  count(total, 'carriedOver') === 0 ? say`没有存量` : someOfFigure('以前各期存量', 'carriedOver', total);

/** Where nothing came in, older tickets may still be open or late. */
const leftOver = (source: SourceMatter): readonly Runs[] => {
  return [say`${stock(source.figures.total)}。`, late(source)];
};

function kinds({ figures, spec }: SourceMatter): Runs {
  const counted = wholeShares(
    [...figures.kinds].sort((a, b) => b.count - a.count),
    figures.total,
  ).map((share) => {
    const [cell] = shareCells(share, kindHow('诉求类型', share.name), spec.decimals);
    return cell ? say`${plain(share.name)}${cellRun(cell)}件` : [];
  });
  return counted.length === 0 ? [] : say`从类型看，${joined(counted, '、')}。`;
}

function unitsInvolved({ figures }: SourceMatter): Runs {
  const units = figureRun('unitsInvolved', figures.total, 0);
  if (units.length === 0) return [];
  const tiers = figures.tiers
    .filter(({ unitsInvolved: { value } }) => Number(value) > 0)
    .map((tier) => say`${plain(tier.tier)}${cellRun(figureCell('unitsInvolved', tier.unitsInvolved, 0))}个`);
  return tiers.length < 2 ? say`涉及承办单位${units}个。` : say`涉及承办单位${units}个，其中${joined(tiers, '、')}。`;
}

/** 入驻率, where the office keeps a list. */
function accounts({ figures: { total }, spec }: SourceMatter): Runs {
  const rate = rateOfFigure('入驻率', 'joinRate', total, spec.decimals);
  if (rate.length === 0) return [];
  return say`应入驻单位${figureRun('accountsOwed', total, 0)}个，已入驻${figureRun('accountsJoined', total, 0)}个，${rate}。`;
}

/** Nobody is named here for his rank: whoever was late stands here, with how often. */
function late({ figures, spec }: SourceMatter): Runs {
  const { total, units } = figures;
  const rates = [
    provenRateOf('受理率', 'acceptanceRate', total, spec.decimals),
    provenRateOf('按期办结率', 'onTimeCompletionRate', total, spec.decimals),
  ];
  if (count(total, 'overdueCount') === 0) return say`${joined([...rates, say`没有超期工单`], '，')}。`;
  const parts = (
    [
      ['逾期办结', 'completedLate'],
      ['在办超期', 'openOverdue'],
    ] as const
  ).map(([words, code]) => {
    const named = units
      .filter((own) => count(own.figures, code) > 0)
      .toSorted((a, b) => count(b.figures, code) - count(a.figures, code))
      .map((own) => unitCount(own.unit, figureCell(code, own.figures[code], 0)));
    const all = someOfFigure(words, code, total);
    return all.length === 0 ? [] : say`${all}（${joined(named.slice(0, MOST_NAMED), '、')}${more(named)}）`;
  });
  const all = say`超期${figureRun('overdueCount', total, 0)}件`;
  return say`${joined([...rates, all], '，')}，其中${joined(parts, '，')}。`;
}

const MOST_NAMED = 10;
const more = (named: readonly unknown[]) => plain(named.length > MOST_NAMED ? '等单位，见附件' : '');

function troubles({ figures: { total } }: SourceMatter): Runs {
  const parts = joined(
    [
      someOfFigure('延期', 'extensions', total),
      someOfFigure('重办', 'reworks', total),
      someOfFigure('退单', 'returns', total),
    ],
    '，',
  );
  return parts.length === 0 ? [] : say`${parts}。`;
}

/** Its two parts are always told, a nought as well. */
function response({ figures: { total }, spec }: SourceMatter): Runs {
  const rate = provenRateOf('响应率', 'responseRate', total, spec.decimals);
  if (rate.length === 0) {
    const known = [
      someOfFigure('按时联系群众', 'contactedInTime', total),
      someOfFigure('退单未获准', 'returnsJudged', total),
    ];
    const said = joined(known, '、');
    return said.length === 0 ? [] : say`${said}。`;
  }
  const [contacted, returned] = [figureRun('contactedInTime', total, 0), figureRun('returnsJudged', total, 0)];
  return say`${rate}，其中按时联系群众${contacted}件、退单未获准${returned}件。`;
}

/** The counts stand beside every satisfaction figure; the formula stands in the attachment. */
function satisfaction({ figures: { total }, spec }: SourceMatter): Runs {
  const asked = provenRateOf('回访率', 'followUpRate', total, spec.decimals);
  const resolved = provenRateOf('解决率', 'resolutionRate', total, spec.decimals);
  const rate = rateOfFigure('满意率', 'satisfactionRate', total, spec.decimals);
  const answers = joined(
    [
      someOfFigure('满意', 'satisfied', total),
      someOfFigure('基本满意', 'basicallySatisfied', total),
      someOfFigure('不满意', 'unsatisfied', total),
    ],
    '、',
  );
  const all = joined([asked, resolved, rate.length === 0 ? [] : say`${rate}（${answers}，口径见附件）`], '，');
  return all.length === 0 ? [] : say`${all}。`;
}

const MOST_WITHOUT = 12;

/** 零诉求. Only of units that have a row; a long list is left to the table. */
function withoutAny({ figures, spec }: SourceMatter): Runs {
  if (spec.zero === 'hide') return [];
  const none = figures.units.filter(
    ({ unit, figures: own }) => unit.active && count(own, 'received') + count(own, 'carriedOver') === 0,
  );
  if (none.length === 0 || none.length > MOST_WITHOUT) return [];
  return say`零诉求单位：${joined(
    none.map(({ unit }) => [unitRun(unit)]),
    '、',
  )}。`;
}
