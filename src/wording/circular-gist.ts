import { typedNumbers } from '../domain/report/typed-numbers.ts';
import { redact } from './redact.ts';

/** More than is printed, so that a number cut in two at this end is never shown. */
const LOOKED_AT = 400;
const LONGEST = 40;

/**
 * What a complaint is about, short enough for a sentence and without anything personal. Empty where a number would have to be told: a
 * number in the text is one that was counted, and nothing else.
 */
export function gist(text: string): string {
  const [first = ''] = redact(text.slice(0, LOOKED_AT)).split(/[。！？\n；]/u);
  const said = first.replaceAll(/^[，、：\s]+|[，、：\s]+$/gu, '').replaceAll(/[“”]/gu, '');
  if (said.length > LONGEST || /\p{N}/u.test(said) || typedNumbers(said).length > 0) return '';
  return said;
}
