/** What a number counts, by the words beside it in a sentence or at the head of a column; the first row that fits counts. */
export type CountCode =
  | 'unsatisfied'
  | 'lastMinuteThin'
  | 'basicallySatisfied'
  | 'satisfied'
  | 'completedLate'
  | 'openOverdue'
  | 'completedOnTime'
  | 'overdue'
  | 'open'
  | 'extensions'
  | 'reworks'
  | 'returns'
  | 'returnsRefused'
  | 'carriedOver'
  | 'adopted'
  | 'resolved'
  | 'followedUp'
  | 'completed'
  | 'replied'
  | 'secondForwards'
  | 'contacted'
  | 'submitted'
  | 'published'
  | 'qualified'
  | 'received'
  | 'accepted'
  | 'forwarded';

interface CountName {
  readonly code: CountCode;
  readonly said: RegExp;
  /** At the head of a column, where less is written. */
  readonly column?: RegExp;
}

const COUNT_NAMES: readonly CountName[] = [
  { code: 'unsatisfied', said: /不满意/u },
  { code: 'basicallySatisfied', said: /(?:基本|比较|较)满意/u },
  { code: 'satisfied', said: /满意/u },
  { code: 'lastMinuteThin', said: /临期敷衍/u },
  { code: 'openOverdue', said: /在办超期|在办逾期|(?:逾期|超期)(?:未办结|在办|未办)/u },
  { code: 'completedLate', said: /(?:逾期|超期|超时)(?:后)?(?:才)?办结/u },
  { code: 'completedOnTime', said: /(?:按期|按时|如期|限期内|时限内|期限内)(?:已)?办(?:结|理)/u },
  { code: 'overdue', said: /逾期|超期|超时/u },
  { code: 'carriedOver', said: /结转|存量|转来的?存/u },
  { code: 'open', said: /在办|未办结|正在办理|办理中|尚未办/u },
  { code: 'extensions', said: /延期/u },
  { code: 'reworks', said: /重办|返工/u },
  { code: 'returnsRefused', said: /退单情况|退单未获准/u },
  { code: 'returns', said: /退单|退件/u },
  { code: 'adopted', said: /采纳|采用|采编|录用|采发/u },
  { code: 'resolved', said: /已解决|得到解决|解决(?!率|问题|方案)/u },
  { code: 'contacted', said: /联系(?:反馈|群众|诉求人|居民)/u },
  { code: 'followedUp', said: /回访/u },
  { code: 'secondForwards', said: /二次转/u },
  { code: 'completed', said: /办结|办理完毕|办复|办毕/u },
  { code: 'replied', said: /回复|答复/u },
  { code: 'submitted', said: /报送|上报/u },
  { code: 'published', said: /发布/u },
  { code: 'qualified', said: /合格/u },
  {
    code: 'received',
    said: /收到|接到|接收|收件|来件|收办|派发|派送|交办|转来|登记|接收|共有诉求|受理来|诉求总/u,
    column: /收到|接到|接收|收件|来件|派发|派单|交办|受理|投诉|信件|诉求|工单|任务|件数|数量|总数|总量|留言/u,
  },
  { code: 'accepted', said: /受理|签收|承办/u },
  { code: 'forwarded', said: /转达|转办|转交|分办/u },
];

export const countCodeIn = (words: string): CountCode | undefined =>
  COUNT_NAMES.find(({ said }) => said.test(words))?.code;

export const countCodeOfColumn = (name: string): CountCode | undefined =>
  COUNT_NAMES.find(({ said, column }) => (column ?? said).test(name))?.code;

export type RateCode =
  | 'onTimeCompletionRate'
  | 'completionRate'
  | 'acceptanceRate'
  | 'satisfactionRate'
  | 'resolutionRate'
  | 'followUpRate'
  | 'adoptionRate'
  | 'replyRate'
  | 'overdueRate'
  | 'extensionRate'
  | 'reworkRate'
  | 'returnRate';

/** A sum of counts, each with its weight. */
export type Terms = Partial<Readonly<Record<CountCode, number>>>;

export interface RateName {
  readonly code: RateCode;
  readonly said: RegExp;
  /** What it may be counted from, the usual way first: offices define their rates differently. */
  readonly ways: readonly (readonly [Terms, Terms])[];
}

const ANSWERED: Terms = { satisfied: 1, basicallySatisfied: 1, unsatisfied: 1 };

export const RATE_NAMES: readonly RateName[] = [
  {
    code: 'onTimeCompletionRate',
    said: /(?:按期|按时|如期)(?:办结|办理|回复|完成)率|及时办结率/u,
    ways: [
      [
        { completed: 1, completedLate: -1 },
        { completed: 1, openOverdue: 1 },
      ],
      [{ completedOnTime: 1 }, { completed: 1, openOverdue: 1 }],
      [{ completed: 1, completedLate: -1 }, { completed: 1 }],
      [{ completedOnTime: 1 }, { completed: 1 }],
      [{ completedOnTime: 1 }, { received: 1 }],
      [{ received: 1, overdue: -1 }, { received: 1 }],
      [{ completed: 1, overdue: -1 }, { completed: 1 }],
      [{ received: 1, completedLate: -1 }, { received: 1 }],
      [{ completed: 1, completedLate: -1 }, { received: 1 }],
      [{ received: 1, completedLate: -1, openOverdue: -1 }, { received: 1 }],
    ],
  },
  {
    code: 'overdueRate',
    said: /(?:逾期|超期)率/u,
    ways: [
      [{ overdue: 1 }, { received: 1 }],
      [{ overdue: 1 }, { completed: 1 }],
      [{ completedLate: 1 }, { completed: 1 }],
      [{ completedLate: 1 }, { received: 1 }],
    ],
  },
  {
    code: 'completionRate',
    said: /(?<!按期|按时|如期|及时)(?:办结率|办理率|办复率)/u,
    ways: [
      [{ completed: 1 }, { received: 1 }],
      [{ completed: 1 }, { accepted: 1 }],
      [{ completed: 1 }, { received: 1, carriedOver: 1 }],
    ],
  },
  { code: 'acceptanceRate', said: /受理率|签收率/u, ways: [[{ accepted: 1 }, { received: 1 }]] },
  {
    code: 'satisfactionRate',
    said: /满意(?:率|度)/u,
    ways: [
      [{ satisfied: 1, basicallySatisfied: 0.6 }, ANSWERED],
      [{ satisfied: 1, basicallySatisfied: 1 }, ANSWERED],
      [{ satisfied: 1 }, ANSWERED],
      [{ satisfied: 1 }, { satisfied: 1, unsatisfied: 1 }],
      [{ satisfied: 1 }, { followedUp: 1 }],
      [{ satisfied: 1, basicallySatisfied: 1 }, { followedUp: 1 }],
    ],
  },
  {
    code: 'resolutionRate',
    said: /解决率/u,
    ways: [
      [{ resolved: 1 }, { followedUp: 1 }],
      [{ resolved: 1 }, { completed: 1 }],
      [{ resolved: 1 }, { received: 1 }],
    ],
  },
  {
    code: 'followUpRate',
    said: /回访率/u,
    ways: [
      [{ followedUp: 1 }, { completed: 1 }],
      [{ followedUp: 1 }, { received: 1 }],
    ],
  },
  { code: 'adoptionRate', said: /采纳率|采用率|采发率|录用率/u, ways: [[{ adopted: 1 }, { submitted: 1 }]] },
  {
    code: 'replyRate',
    said: /回复率|答复率/u,
    ways: [
      [{ replied: 1 }, { received: 1 }],
      [{ replied: 1 }, { forwarded: 1 }],
    ],
  },
  { code: 'extensionRate', said: /延期率/u, ways: [[{ extensions: 1 }, { received: 1 }]] },
  {
    code: 'reworkRate',
    said: /重办率/u,
    ways: [
      [{ reworks: 1 }, { received: 1 }],
      [{ reworks: 1 }, { completed: 1 }],
    ],
  },
  { code: 'returnRate', said: /退单率/u, ways: [[{ returns: 1 }, { received: 1 }]] },
];

/** The sum of the terms; undefined where one is not known. */
export function sumOf(terms: Terms, known: (code: CountCode) => number | undefined): number | undefined {
  let sum = 0;
  for (const [code, weight] of Object.entries(terms)) {
    const value = known(code as CountCode);
    if (value === undefined) return undefined;
    sum += value * weight;
  }
  return sum;
}
