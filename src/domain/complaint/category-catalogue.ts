/** The two-level catalogue of categories: `top/leaf`, each with the label it counts under and its cue words. A value passed in. */

import { CITY_CATEGORIES } from './categories-city.ts';
import { MARKET_CATEGORIES } from './categories-market.ts';
import { PEOPLE_CATEGORIES } from './categories-people.ts';
import type { CategoryCatalogue } from './category.ts';

export const DEFAULT_CATALOGUE: CategoryCatalogue = [...CITY_CATEGORIES, ...PEOPLE_CATEGORIES, ...MARKET_CATEGORIES];

/** An office's own list over the default: same id replaces (empty cues keep the default's), new ids are added. */
export function extendCatalogue(base: CategoryCatalogue, own: CategoryCatalogue): CategoryCatalogue {
  const mine = new Map(own.map((category) => [category.id, category]));
  const kept = base.map((category) => {
    const other = mine.get(category.id);
    if (other === undefined) return category;
    return other.cues.length > 0 ? other : { ...other, cues: category.cues };
  });
  const known = new Set(base.map((category) => category.id));
  return [...kept, ...own.filter((category) => !known.has(category.id))];
}
