/** Whether two plain values say the same, whatever the order of their fields; a field of undefined is no field. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false;
  const [left, right] = [fieldsOf(a), fieldsOf(b)];
  return (
    left.size === right.size && [...left].every(([key, value]) => right.has(key) && sameValue(value, right.get(key)))
  );
}

const fieldsOf = (value: object): Map<string, unknown> =>
  new Map(Object.entries(value).filter(([, field]) => field !== undefined));

/** The fields that differ from the default; those of undefined value never. */
export function without<T extends object>(value: T, base: object): Partial<T> {
  const known = base as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(value).filter(([key, field]) => field !== undefined && !sameValue(field, known[key])),
  ) as Partial<T>;
}
