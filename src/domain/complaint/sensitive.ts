/** Which sensitive matter a message is, if any (design §4, sensitive matters). */

import { holdsInsult } from './rude-words.ts';
import { isSilent, type SensitiveMatter } from './sensitive-matters.ts';
import { ADDRESSED, HELD_AGAINST, OF_STAFF, OFFICIAL, SENSITIVE_WORDS } from './sensitive-words.ts';
import type { ComplaintKind, Emergency } from './verdict.ts';

/** How much of a letter is looked at. */
const HEAD = 500;

/**
 * A tip-off or complaint about staff, officials, an office or the handling unit: no rule may hand it to that very unit.
 * `text` normalised. A tip-off that so much as names them counts.
 */
export function complainsOfStaff(text: string, kind: ComplaintKind): boolean {
  const head = text.slice(0, HEAD);
  if (OF_STAFF.test(head)) return true;
  const about = head.slice(0, 200).replace(ADDRESSED, '');
  return kind === 'tipOff' && OFFICIAL.test(about) && !/^.{0,6}(?:派出所|民警|警察)/u.test(about);
}

/** The matter, or undefined for an ordinary one. `text` normalised; an emergency of somebody's own life is one whatever the words. */
export function sensitiveMatter(
  text: string,
  kind: ComplaintKind,
  emergency?: Emergency | undefined,
): SensitiveMatter | undefined {
  if (emergency === 'selfHarm') return 'selfHarm';
  const found = SENSITIVE_WORDS.find((row) => {
    const head = text.slice(0, row.within);
    return row.pattern.test(head) && row.unless?.test(head) !== true;
  })?.matter;
  if (isSilent(found)) return found;
  if (kind === 'tipOff') return complainsOfStaff(text, kind) ? 'ofStaff' : 'tipOff';
  return found ?? (holdsInsult(text.slice(0, HEAD)) ? 'insult' : undefined);
}

/** Tells whether a normalised text holds something against somebody called by one of these normalised names. */
export function complaintAgainst(names: readonly string[]): (text: string) => boolean {
  const known = names.filter((name) => name.length > 1).map(escaped);
  if (known.length === 0) return () => false;
  const pattern = new RegExp(
    `(?:${known.join('|')})(?:的人|那边|这边)?(?!门口|附近|旁边?|对面|后面|里面?|小区|广场)[^,，。;；!！?？]{0,8}${HELD_AGAINST}`,
    'u',
  );
  return (text) => pattern.test(text.slice(0, HEAD));
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
