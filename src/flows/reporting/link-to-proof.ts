import type { Group } from '../../domain/office/group.ts';
import { DAY, type Moment } from '../../domain/time/moment.ts';
import type { Service } from '../service.ts';

/** The page that shows what is behind the figures of a report, and how long a link to it serves. */
export const PROOF_PAGE = '/proof';
export const PROOF_PURPOSE = 'proof';
const VALID_FOR = 31 * DAY;

/** Which publication, and as whom it is read: residents see numbers of tickets, not what they are about. */
export interface ProofReader {
  readonly publication: number;
  readonly audience: Group['audience'];
  /** The group of the residents who read it. */
  readonly group?: string;
}

/** The way to the proof of a publication; undefined where there is no web address (a replay). */
export const linkToProof = ({ links }: Pick<Service, 'links'>, reader: ProofReader, now: Moment): string | undefined =>
  links?.link(PROOF_PAGE, { purpose: PROOF_PURPOSE, subject: subjectOf(reader), expires: now + VALID_FOR });

const subjectOf = ({ publication, audience, group = '' }: ProofReader): string => `${publication}:${audience}:${group}`;
const SUBJECT = /^(\d{1,9}):(residents|staff|leaders):(.*)$/;

/** What a signed subject stands for; undefined for one that no link of ours has. */
export function readerOf(subject: string): ProofReader | undefined {
  const [, publication, audience, group] = SUBJECT.exec(subject) ?? [];
  if (publication === undefined) return undefined;
  return {
    publication: Number(publication),
    audience: audience as ProofReader['audience'],
    ...(group ? { group } : {}),
  };
}
