/** The recogniser that needs nothing: the cue words and rules of the domain. */
import { recognise } from '../../domain/complaint/recognise.ts';
import type { Recogniser } from '../../ports/recogniser.ts';

export const cueRules = (): Recogniser => ({ recognise: (text, context) => recognise(text, context) });
