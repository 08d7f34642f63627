import type { ComplaintKind } from '../complaint/verdict.ts';

/** Why a topic comes up so often: people do not know the policy, or the daily management has gaps. */
export type TopicCause = 'policyNotUnderstood' | 'dailyManagement';

/** Who asks does not know; who complains or needs help knows well enough. */
const CAUSE_OF: Readonly<Record<ComplaintKind, TopicCause>> = {
  enquiry: 'policyNotUnderstood',
  suggestion: 'dailyManagement',
  help: 'dailyManagement',
  grievance: 'dailyManagement',
  tipOff: 'dailyManagement',
};

/** The cause of most of a topic's tickets; undefined where the ledger names no kinds. */
export function topicCause(kinds: readonly (ComplaintKind | null)[]): TopicCause | undefined {
  const causes = kinds.flatMap((kind) => (kind === null ? [] : [CAUSE_OF[kind]]));
  if (causes.length === 0) return undefined;
  const unknown = causes.filter((cause) => cause === 'policyNotUnderstood').length;
  return 2 * unknown > causes.length ? 'policyNotUnderstood' : 'dailyManagement';
}
