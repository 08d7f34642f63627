/** Paragraphs and tables out of the XML of a .docx; deleted and hidden text, field codes and the second form of drawings are left out. */
import type { RawBlock } from '../../domain/circular-check/circular-document.ts';
import { attribute, type XmlHandler } from '../ledger/xml-scan.ts';

interface Cell {
  text: string;
  span: number;
  /** Part of the merged cell above. */
  goesOn: boolean;
}

interface Grid {
  readonly rows: Cell[][];
  /** Its paragraphs and the tables in its cells, in their order. */
  readonly flow: (string | readonly RawBlock[])[];
}

/** More columns no printed page holds; a span is what the file says, and may say anything. */
const MOST_COLUMNS = 100;
const SKIPPED = new Set(['Fallback', 'del', 'moveFrom']);
/** What stands for a sign. */
const SIGNS: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

export function docxHandler(into: RawBlock[]): XmlHandler {
  const grids: Grid[] = [];
  const texts: string[] = [];
  let [skipping, paragraphs] = [0, 0];
  let [inText, hidden] = [false, false];

  const row = (): Cell[] | undefined => grids.at(-1)?.rows.at(-1);
  const add = (text: string): void => {
    if (skipping === 0 && !hidden && texts.length > 0) texts[texts.length - 1] += text;
  };
  const linesOf = (text: string): readonly RawBlock[] => {
    paragraphs += 1;
    return text.split('\n').map((line) => ({ kind: 'line', place: `第${paragraphs}段`, text: line }));
  };
  const endParagraph = (): void => {
    const text = (texts.pop() ?? '').trim();
    const grid = grids.at(-1);
    const here = row()?.at(-1);
    if (text === '') return;
    if (!grid) into.push(...linesOf(text));
    else {
      if (here) here.text += here.text === '' ? text : ` ${text}`;
      grid.flow.push(text);
    }
  };
  const endTable = (): void => {
    const grid = grids.pop();
    if (!grid) return;
    // One cell a row: it only lays out the page, and what stands in it is paragraphs and tables.
    const blocks = grid.rows.every(({ length }) => length <= 1)
      ? grid.flow.flatMap((item) => (typeof item === 'string' ? linesOf(item) : item))
      : [
          { kind: 'grid', rows: spread(grid) } as const,
          ...grid.flow.flatMap((item) => (typeof item === 'string' ? [] : item)),
        ];
    const outer = grids.at(-1);
    if (outer) outer.flow.push(blocks);
    else into.push(...blocks);
  };
  const openCell = (name: string, attributes: string): void => {
    if (name === 'tr') grids.at(-1)?.rows.push([]);
    else if (name === 'tc') row()?.push({ text: '', span: 1, goesOn: false });
    // Columns a row leaves out before its first cell.
    else if (name === 'gridBefore') {
      const span = Math.min(MOST_COLUMNS, Number(attribute(attributes, 'val')) || 0);
      if (span > 0) row()?.push({ text: '', span, goesOn: false });
    } else formatCell(row()?.at(-1), name, attributes);
  };
  return {
    get wantsText() {
      return inText && skipping === 0;
    },
    text: add,
    open(name, attributes) {
      const sign = SIGNS[name];
      if (SKIPPED.has(name)) skipping += 1;
      else if (name === 'p') texts.push('');
      else if (name === 'r') hidden = false;
      else if (name === 'vanish') hidden = !/^(?:0|false|off)$/u.test(attribute(attributes, 'val') ?? '');
      else if (name === 't') inText = true;
      else if (sign !== undefined) add(sign);
      else if (name === 'tbl') grids.push({ rows: [], flow: [] });
      else openCell(name, attributes);
    },
    close(name) {
      if (SKIPPED.has(name)) skipping -= 1;
      else if (name === 't') inText = false;
      else if (name === 'r') hidden = false;
      else if (name === 'p') endParagraph();
      else if (name === 'tbl') endTable();
    },
  };
}

function formatCell(cell: Cell | undefined, name: string, attributes: string): void {
  if (!cell) return;
  if (name === 'gridSpan') cell.span = Math.min(MOST_COLUMNS, Math.max(1, Number(attribute(attributes, 'val')) || 1));
  if (name === 'vMerge') cell.goesOn = attribute(attributes, 'val') !== 'restart';
}

/** Every column of a merged cell gets its text, below and beside. */
function spread({ rows }: Grid): readonly (readonly string[])[] {
  const all: string[][] = [];
  for (const row of rows) {
    const cells: string[] = [];
    for (const { text, span, goesOn } of row) {
      const shown = goesOn ? (all.at(-1)?.[cells.length] ?? text) : text;
      for (let i = 0; i < span && cells.length < MOST_COLUMNS; i += 1) cells.push(shown.replace(/\s*\n\s*/gu, ''));
    }
    all.push(cells);
  }
  return all;
}
