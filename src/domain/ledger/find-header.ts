import { type ColumnCode, LEDGER_COLUMNS } from './ledger-columns.ts';
import { tight } from './plain-text.ts';
import type { SheetRow } from './sheet-row.ts';

/** Which column of the file is which: the name as it is written there. */
export interface MappedColumn {
  readonly code: ColumnCode;
  readonly name: string;
  /** From 0. */
  readonly at: number;
}

export interface Header {
  readonly columns: readonly MappedColumn[];
  /** Named columns nobody asked for. */
  readonly ignored: readonly string[];
  /** Names by which two columns of the file go: nobody can say which is meant. */
  readonly twice: readonly string[];
  /** The lines it stands on: one, or two where a group stands above its columns. */
  readonly lines: readonly number[];
}

/** A header may stand under titles and remarks, but not lower than this. */
export const HEADER_WITHIN = 30;
/** Fewer names than this are no header but a sentence. */
const FEWEST = 2;

/** The row, or pair of rows, that names most columns; of equals the upper one. */
export function findHeader(rows: readonly SheetRow[]): Header | undefined {
  let best: Header | undefined;
  for (const [index, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const below = rows[index + 1];
    const pair = below && below.line === row.line + 1 ? pairOf(row, below) : [];
    for (const header of [single(row), ...pair])
      if (header.columns.length >= FEWEST && header.columns.length > (best?.columns.length ?? 0)) best = header;
  }
  return best;
}

/** A name without what stands around it: `受理时间（必填）*` is 受理时间. */
const bare = (cell: string): string => tight(cell).replace(/[(（[【].*$|[*:：]/gu, '');

const single = (row: SheetRow): Header =>
  headerOf(
    row.cells.map((cell) => [cell]),
    [row.line],
  );

/** Two rows are a header where they name more together than either does alone. */
function pairOf(upper: SheetRow, lower: SheetRow): readonly Header[] {
  const width = Math.max(upper.cells.length, lower.cells.length);
  let group = '';
  const names = Array.from({ length: width }, (_, at) => {
    const [above, below] = [upper.cells[at] ?? '', lower.cells[at] ?? ''];
    if (above !== '') group = above;
    return below === '' ? [above] : [below, bare(below) + bare(group), bare(group) + bare(below)];
  });
  const header = headerOf(names, [upper.line, lower.line]);
  const alone = Math.max(single(upper).columns.length, single(lower).columns.length);
  return header.columns.length > alone ? [header] : [];
}

/** `names`: for every column of the file what it may be called, the surest first. */
function headerOf(names: readonly (readonly string[])[], lines: readonly number[]): Header {
  const columns: MappedColumn[] = [];
  const twice: string[] = [];
  const bared = names.map((several) => several.map(bare));
  for (const { code, names: known } of LEDGER_COLUMNS) {
    const name = known.find((one) => bared.some((several) => several.includes(one)));
    if (name === undefined) continue;
    const places = bared.flatMap((several, at) => (several.includes(name) ? [at] : []));
    if (places.length > 1) twice.push(name);
    const at = places[0] as number;
    columns.push({ code, at, name: tight(names[at]?.[0] ?? name) });
  }
  const used = new Set(columns.map(({ at }) => at));
  const ignored = names.flatMap((several, at) =>
    used.has(at) || tight(several[0] ?? '') === '' ? [] : [tight(several[0] ?? '')],
  );
  return { columns, ignored, twice, lines };
}
