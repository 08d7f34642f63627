import type { Group } from '../domain/office/group.ts';

const PROOF_WORDS: Readonly<Record<Group['audience'], string>> = {
  residents: '这些数怎么来的',
  staff: '每个数出自哪些工单',
  leaders: '每个数出自哪些工单',
};

/** A report with the way to its proof below; as it is where there is no web address. */
export const withProof = (text: string, audience: Group['audience'], link: string | undefined): string =>
  link === undefined ? text : `${text}\n${PROOF_WORDS[audience]}：${link}`;
