/** One thing that is different in two values of a kind; undefined = not there. */
export interface FieldChange {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields of a length of time, and of the moment of a rung. */
export const LIMIT_FIELDS: readonly string[] = ['workingDays', 'workingMinutes', 'clockDays', 'clockMinutes'];
export const MOMENT_FIELDS: readonly string[] = ['fraction', 'beforeDue', 'afterDue', 'atDue', 'workingDaysAfterDueAt'];
/** Objects that are one value to whoever reads them. */
const ONE_VALUE = new Set([...LIMIT_FIELDS, ...MOMENT_FIELDS]);

type Fields = Readonly<Record<string, unknown>>;

const fieldsIn = (value: unknown): Fields | undefined =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !Object.keys(value).some((key) => ONE_VALUE.has(key))
    ? (value as Fields)
    : undefined;

/** What is different field by field, down to single values; a list is one value. In the order of the newer value's fields. */
export function fieldChanges(before: unknown, after: unknown, path: readonly string[] = []): readonly FieldChange[] {
  const [old, fresh] = [fieldsIn(before), fieldsIn(after)];
  const open =
    (fresh ?? after) === undefined ? old !== undefined : fresh !== undefined && (old ?? before) === undefined;
  if (!(old && fresh) && !open) return fingerprint(before) === fingerprint(after) ? [] : [{ path, before, after }];
  const keys = new Set([...Object.keys(fresh ?? {}), ...Object.keys(old ?? {})]);
  return [...keys].flatMap((key) => fieldChanges(old?.[key], fresh?.[key], [...path, key]));
}

/** The same for values that differ only in the order of their fields: a stored version may come back so. */
export function fingerprint(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  );
}
