/** Cities and counties of de-identified letters: `A市`, and `A7县` within it. */

const REGION = /(?<![a-z0-9])[a-z]\d{0,2}(?=\s?[市县区])/gu;

/** Codes a text names. `text` normalised. */
export const regionsOf = (text: string): ReadonlySet<string> => new Set(text.match(REGION) ?? []);

const cityOf = (region: string): string => region.charAt(0);

/** Both name regions, and not even a city in common. */
export function otherRegion(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const cities = new Set([...a].map(cityOf));
  return a.size > 0 && b.size > 0 && ![...b].some((one) => cities.has(cityOf(one)));
}
