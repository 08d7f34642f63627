import type { z } from 'zod';
import { meant } from '../../domain/base/near-miss.ts';
import { type Category, type CategoryCatalogue, topOf } from '../../domain/complaint/category.ts';
import { DEFAULT_CATALOGUE, extendCatalogue } from '../../domain/complaint/category-catalogue.ts';
import { TOP_LABELS } from '../../domain/complaint/verdict.ts';
import { categorySchema } from './office-schema.ts';
import { isListWritten } from './office-tree.ts';
import { type Reader, type Row, readMap, sectionOf } from './read-fields.ts';

/** The row that stands for the product's whole catalogue. */
export const ALL_DEFAULT = 'default';

type CategoryRow = Row<z.infer<typeof categorySchema>>;

/** Rows of `categories`; a bare word is an id. The row `default` comes back as one whose id is `default`. */
export function readCategories(reader: Reader): CategoryRow[] | undefined {
  const given = sectionOf(reader, 'categories');
  if (given === undefined) return undefined;
  if (!isListWritten(given)) {
    reader.fault(['categories'], 'categories 应当是列表，每项以“- ”开头；一项也没有时写 []');
    return undefined;
  }
  return given.map((item, index) => {
    const path = ['categories', index];
    return { path, value: readMap(reader, categorySchema, path, typeof item === 'string' ? { id: item } : item) };
  });
}

const knownById = new Map(DEFAULT_CATALOGUE.map((category) => [category.id, category]));

/** The catalogue the rows make; labels that cannot be told are reported. Rows over `default` replace the product's of the same id. */
export function catalogueOf(reader: Reader, rows: readonly CategoryRow[] | undefined): CategoryCatalogue {
  if (rows === undefined) return DEFAULT_CATALOGUE;
  const own = rows
    .filter((row) => row.value.id !== undefined && row.value.id !== ALL_DEFAULT)
    .map((row) => categoryOf(reader, row));
  if (!rows.some((row) => row.value.id === ALL_DEFAULT)) return own;
  const replaced = new Map(own.map((category) => [category.id, category]));
  return extendCatalogue(DEFAULT_CATALOGUE, own).map((category) => replaced.get(category.id) ?? category);
}

function categoryOf(reader: Reader, { path, value }: CategoryRow): Category {
  const id = value.id ?? '';
  const label = value.label ?? defaultLabel(id);
  if (label === undefined || !(TOP_LABELS as readonly string[]).includes(label)) {
    const why =
      label === undefined
        ? `类别“${id}”要写明 label（归入哪一大类）`
        : `label “${label}”不是七大类之一${meant(label, TOP_LABELS)}`;
    reader.fault([...path, 'label'], `${why}，可写 ${TOP_LABELS.join('、')}`);
  }
  return { id, label: label ?? '', cues: value.cues ?? knownById.get(id)?.cues ?? [] };
}

/** What the id says by itself: the product's category, or a top that is one of the seven. */
export function defaultLabel(id: string): string | undefined {
  return knownById.get(id)?.label ?? TOP_LABELS.find((top) => top === topOf(id));
}
