import { z } from 'zod';
import { CIRCULAR_PERIODS } from '../../domain/policy/office-policy.ts';
import { clock, list, oneOf } from './office-fields.ts';

const FIELDS = z.strictObject({ at: clock.optional(), periods: list(oneOf(...CIRCULAR_PERIODS)).optional() });
const OFF = /^(?:off|no|none|否|关|不出)$/iu;
const EXAMPLE = '应当写作 { at: "10:00", periods: [month, quarter] }，不出通报写 off';

/** `schedule.circular`: when drafts come and of which periods, or `off`. */
export const circularField = z.unknown().transform((given, context): Partial<z.infer<typeof FIELDS>> => {
  if (typeof given === 'string' && OFF.test(given.trim())) return { periods: [] };
  const read = FIELDS.safeParse(given);
  if (read.success) return read.data;
  for (const { path, message, code } of read.error.issues)
    context.addIssue(
      path.length === 0 || code === 'unrecognized_keys'
        ? { code: 'custom', message: EXAMPLE }
        : { code: 'custom', message, path: [...path] },
    );
  return z.NEVER;
});
