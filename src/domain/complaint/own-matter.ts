/** What is never only an answer, or only more of the same. */
import { kindOf } from './kind.ts';
import { sensitiveMatter } from './sensitive.ts';
import { isSilent } from './sensitive-matters.ts';
import { urgencyOf } from './urgency.ts';

/** A danger, or what must not stand beside a matter that is said aloud: taken in as what it is. `text` normalised. */
export const isOwnMatter = (text: string): boolean => {
  const { urgency, emergency } = urgencyOf(text);
  return urgency !== 'normal' || isSilent(sensitiveMatter(text, kindOf(text), emergency));
};
