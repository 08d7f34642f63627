import { z } from 'zod';
import { BridgeClosed } from '../../chat/bridge/bridge-desk.ts';
import type { Logger } from '../../log.ts';
import { InputError } from '../input-error.ts';
import { firstFault } from '../validate.ts';

/** Things in one request or frame. */
export const MOST_ITEMS = 500;
/** So many in a row that could not be kept: the database is gone, and the rest would only wait for it too. */
const GIVE_UP = 3;

export const Refused = z.object({
  index: z.number().describe('在列表里的位置，从 0 起'),
  id: z.string().nullable(),
  field: z.string().describe('哪一项不对；空为整条'),
  error: z.string().describe('一句中文说明'),
  retry: z.boolean().describe('true：内容没有错，过一会儿原样重发'),
});
type Refused = z.output<typeof Refused>;

export interface Outcome<R> {
  readonly done: readonly R[];
  readonly refused: readonly Refused[];
}

export interface Taking<T, R> {
  readonly schema: z.ZodType<T>;
  readonly log: Logger;
  take(one: T): Promise<R>;
}

/** Each thing of a list stands for itself: what is in order is kept, of the others it is told why. One alone counts as a list. */
export async function takeEach<T, R>(body: unknown, { schema, log, take }: Taking<T, R>): Promise<Outcome<R>> {
  const list: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (list.length > MOST_ITEMS) throw new InputError(`一次最多 ${MOST_ITEMS} 条，这次有 ${list.length} 条。`);
  const done: R[] = [];
  const refused: Refused[] = [];
  let failed = 0;
  for (const [index, raw] of list.entries()) {
    const refuse = (field: string, error: string, retry: boolean): void =>
      void refused.push({ index, id: idOf(raw), field, error, retry });
    const parsed = schema.safeParse(raw);
    if (!parsed.success) {
      const { field, reason } = firstFault(parsed.error);
      refuse(field, field === '' ? `${reason}。` : `“${field}”不对：${reason}。`, false);
    } else if (failed >= GIVE_UP) {
      refuse('', LATER, true);
    } else {
      try {
        done.push(await take(parsed.data));
        failed = 0;
      } catch (fault) {
        failed += 1;
        if (!(fault instanceof BridgeClosed)) log.error({ err: fault }, 'bridge');
        refuse('', fault instanceof BridgeClosed ? CLOSED : LATER, true);
      }
    }
  }
  return { done, refused };
}

export const CLOSED = '外接渠道没有在运行，请稍后再试。';
const LATER = '没能记下，请稍后原样重发。';

function idOf(raw: unknown): string | null {
  const { id, seq } = (raw ?? {}) as { id?: unknown; seq?: unknown };
  if (typeof id === 'string') return id.slice(0, 200);
  return typeof seq === 'number' ? String(seq) : null;
}

/** Nothing of it was taken: what is to be said of it as a whole, and whether it may come again as it is. */
export function failureOf({
  done,
  refused,
}: Outcome<unknown>): { readonly error: string; readonly retry: boolean } | undefined {
  const [first] = refused;
  return first && done.length === 0 ? { error: first.error, retry: first.retry } : undefined;
}
