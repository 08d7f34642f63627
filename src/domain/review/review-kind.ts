/** Kinds of items on the review list (待确认). A new one needs a row here, in `review-table`, `review-line` and `review-steps`. */
export const REVIEW_KINDS = [
  'doubtfulMessage',
  'voiceMessage',
  'foreignMessage',
  'faultyMessage',
  'unroutedTicket',
  'joinTickets',
  'returnRequest',
  'extensionRequest',
  'objection',
  'reply',
  'shelving',
  'exclusion',
  'unresolvedAfter',
  'uncertainPost',
  'commendation',
  'circularDraft',
  'circularApproval',
] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** What a kind keeps of its own. `partner`: the ticket a join was proposed with; `unit`: the suggested one, or the one to be praised or criticised; `post`: its place in the outbox; `circular`: its number, `name`: of its period. */
export type ReviewData = Readonly<Record<string, string | number | boolean | null>>;
