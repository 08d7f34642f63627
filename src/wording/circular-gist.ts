import { type FiledRow, mayBeTold } from '../domain/ledger/filed-row.ts';
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

/** Where none of so many can be told, no more are read: of a hundred thousand that would take minutes. */
const MOST_READ = 200;

/** The first few different gists, with what they are of; never of a tip-off, nothing sensitive. */
export function differentGists<T>(
  some: readonly T[],
  { filedOf, most }: { readonly filedOf: (one: T) => FiledRow | undefined; readonly most: number },
): readonly { readonly said: string; readonly of: T }[] {
  const found = new Map<string, T>();
  for (const one of some.slice(0, MOST_READ)) {
    if (found.size >= most) break;
    const filed = filedOf(one);
    const said = filed && filed.row.kind !== 'tipOff' && mayBeTold(filed) ? gist(filed.row.text) : '';
    if (said !== '' && !found.has(said)) found.set(said, one);
  }
  return [...found].map(([said, of]) => ({ said, of }));
}
