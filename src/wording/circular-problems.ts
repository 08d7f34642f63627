import type { FigureCode } from '../domain/figures/figure-table.ts';
import { count, type Figures } from '../domain/figures/measure.ts';
import { joined, label, type Runs, say } from '../domain/report/circular.ts';
import type { CircularMatter, SectionPart } from '../domain/report/circular-matter.ts';
import { caseSentence } from './circular-cases.ts';
import { figureRun, plain } from './circular-figures.ts';

interface Problem {
  readonly title: string;
  readonly codes: readonly { readonly code: FigureCode; readonly words: string }[];
  readonly asks: string;
}

/** What may have gone wrong, and by which figures it is seen. */
const PROBLEMS: readonly Problem[] = [
  {
    title: '仍有工单超期',
    codes: [
      { code: 'completedLate', words: '逾期办结' },
      { code: 'openOverdue', words: '在办超期' },
    ],
    asks: '承办单位要逐件说明原因，尚未办结的要先联系群众。',
  },
  {
    title: '仍有工单延期',
    codes: [{ code: 'extensions', words: '延期' }],
    asks: '接单后要尽早核实，确需延期的要向群众说明。',
  },
  {
    title: '一次办结质量有待提高',
    codes: [{ code: 'reworks', words: '重办' }],
    asks: '答复要对得上诉求，查清事实、给出结果。',
  },
  {
    title: '仍有不当退单',
    codes: [{ code: 'returnsJudged', words: '退单未获准' }],
    asks: '首接单位原则上不得退单，确有异议的先办后议。',
  },
];

/** More may be late than are open of the period: nobody should have to guess why. */
const earlier = (code: FigureCode, total: Figures): Runs =>
  code === 'openOverdue' && count(total, 'carriedOverdue') > 0 ? say`（含以前各期收到的）` : [];

const ORDINALS = '一二三四五六七八九十';

/** What is wrong, with examples. */
export function problemParts(matter: CircularMatter): readonly SectionPart[] {
  const found = PROBLEMS.map((problem) => ({ problem, said: whereFound(problem, matter) })).filter(
    ({ said }) => said.length > 0,
  );
  const problems = found.map(
    ({ problem, said }, index) =>
      say`${label(`${ORDINALS[index]}是`)}${plain(problem.title)}。${said}。${plain(problem.asks)}`,
  );
  const cases = matter.sources.flatMap(({ cases }) => cases.map(caseSentence));
  const examples = cases.length === 0 ? [] : [say`典型案例：${joined(cases, '；')}。`];
  return [{ heading: '', names: [], paragraphs: [...problems, ...examples] }];
}

/** `12345热线延期139件；县长信箱延期2件` */
const whereFound = ({ codes }: Problem, { sources }: CircularMatter): Runs =>
  joined(
    sources.map(({ figures }) => {
      const parts = codes
        .filter(({ code }) => count(figures.total, code) > 0)
        .map(
          ({ code, words }) =>
            say`${plain(words)}${figureRun(code, figures.total, 0)}件${earlier(code, figures.total)}`,
        );
      return parts.length === 0 ? [] : say`“${label(figures.ledger.name)}”${joined(parts, '、')}`;
    }),
    '；',
  );
