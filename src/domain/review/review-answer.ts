/** What somebody may answer to an item of the review list, whatever the item is: each kind says which of them it takes, and for what. */
export const REVIEW_ANSWERS = [
  'open',
  'no',
  'yes',
  'merge',
  'apart',
  'dispatch',
  'grant',
  'refuse',
  'reply',
  'sent',
  'resend',
  'reopen',
  'adopt',
  'submit',
] as const;
export type ReviewAnswer = (typeof REVIEW_ANSWERS)[number];

/** What was said beside the answer. */
export interface ReviewWords {
  /** A ticket's number as written. */
  readonly into?: string;
  /** A unit's id, or the words that named none. */
  readonly unit?: string;
  /** A reason, an opinion, or what a message was about. */
  readonly text?: string;
}

/** The words of each answer: what is printed, and what else people say for it. */
// biome-ignore format: a row is a line, so that the table can be read
export const ANSWER_WORDS: Readonly<Record<ReviewAnswer, string>> = {
  open: '建单 登记 立单 是诉求 要建单 算诉求',
  no: '不是 不是诉求 否 不建单 不用建单 不登记 不算 不用 不用了 不重开 不采用 不采纳 不发 不印发',
  yes: '是 是的 对 对的 可以 行 好',
  merge: '并 并单 并入 并到 并单到 合并 合并到 同一件 是同一件',
  apart: '分开 不并 不是同一件 不同 两件 是两件 分两件',
  dispatch: '派单 派给 派到 派至 派件 分派 派发 交办 交给',
  grant: '准 同意 同意建议的单位 按建议派 同意派单 批准 准予 准了 准退 准延 同意退单 同意延期 通过 审核通过 准许 同意挂账 同意剔除',
  refuse: '驳 驳回 不同意 不准 不批准 驳退 驳延 退回 打回 退回重办 重办 不通过 不准退 不准延 不同意退单 不同意延期',
  reply: '答复 答复异议 回复 回复异议',
  sent: '有 发出了 已发出 发了 已发 看到了',
  resend: '补发 重发 再发 要补发 请补发',
  reopen: '重开 重新打开 再开',
  adopt: '采用 采纳 要采用',
  submit: '送审 报审 提请审定 报领导审定',
};
