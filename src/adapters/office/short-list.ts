const SHOWN = 5;

/** `甲、乙`, or `甲、乙、丙、丁、戊等40个单位`. */
export function shortList(names: readonly string[], counter: string): string {
  const shown = names.slice(0, SHOWN).join('、');
  return names.length > SHOWN ? `${shown}等${names.length}${counter}` : shown;
}
