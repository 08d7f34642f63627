/** What a check found. `error`: it cannot be right; `question`: a person has to look; `remark`: right, but not as it should be printed. */
export type FindingKind = 'error' | 'question' | 'remark';

export interface Finding {
  /** The rule that found it; the wording has a sentence for each. */
  readonly rule: FindingRule;
  readonly kind: FindingKind;
  readonly place: string;
  /** The words of the circular it is about. */
  readonly quote: string;
  readonly printed: string;
  /** What comes out when counted again; empty where there is nothing to count. */
  readonly counted: string;
  /** How it was counted or what it was compared with, in words of the circular. */
  readonly basis: string;
}

/** Every rule there is: the wording has a sentence for each, the tests a paper that breaks it and one that does not. */
export const FINDING_RULES = [
  'total',
  'subtotal',
  'rate',
  'overAll',
  'cutOff',
  'columnSum',
  'serial',
  'rank',
  'unitTwice',
  'someTotals',
  'listSum',
  'partTooLarge',
  'share',
  'shareSum',
  'change',
  'changeBase',
  'unchanged',
  'direction',
  'difference',
  'points',
  'remainder',
  'proseTable',
  'proseRow',
  'figureColumn',
  'figureDifference',
  'unitsCounted',
  'saidNone',
  'proseRate',
  'caseTold',
  'dayCount',
  'otherPeriod',
  'noAttachment',
  'roundingNote',
  'proseTwice',
  'sourcesSum',
  'listCount',
  'saidButNone',
  'zeroButCounted',
  'noRow',
  'nearName',
] as const;

export type FindingRule = (typeof FINDING_RULES)[number];
