/** Paragraphs and tables out of the XML of a .docx; deleted text, field codes and the second form of drawings are left out. */
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
}

/** More columns no printed page holds; a span is what the file says, and may say anything. */
const MOST_COLUMNS = 100;
const SKIPPED = new Set(['Fallback', 'del', 'moveFrom']);

export function docxHandler(into: RawBlock[]): XmlHandler {
  const grids: Grid[] = [];
  const texts: string[] = [];
  let [skipping, inText, paragraphs] = [0, false, 0];

  const cell = (): Cell | undefined => grids[0]?.rows.at(-1)?.at(-1);
  const add = (text: string): void => {
    if (skipping === 0 && texts.length > 0) texts[texts.length - 1] += text;
  };
  const endParagraph = (): void => {
    const text = (texts.pop() ?? '').trim();
    const here = cell();
    if (grids.length > 0) {
      if (here && text !== '') here.text += here.text === '' ? text : ` ${text}`;
      return;
    }
    if (text === '' || texts.length > 0) {
      if (texts.length > 0) add(text);
      return;
    }
    paragraphs += 1;
    for (const line of text.split('\n')) into.push({ kind: 'line', place: `第${paragraphs}段`, text: line });
  };
  return {
    get wantsText() {
      return inText && skipping === 0;
    },
    text: add,
    open(name, attributes) {
      if (SKIPPED.has(name)) skipping += 1;
      else if (name === 'p') texts.push('');
      else if (name === 't') inText = true;
      else if (name === 'tab') add('\t');
      else if (name === 'br' || name === 'cr') add('\n');
      else if (name === 'tbl') grids.push({ rows: [] });
      // A table in a cell is read as text of the cell.
      else if (grids.length !== 1) return;
      else if (name === 'tr') grids[0]?.rows.push([]);
      else if (name === 'tc') grids[0]?.rows.at(-1)?.push({ text: '', span: 1, goesOn: false });
      // Columns a row leaves out before its first cell.
      else if (name === 'gridBefore') {
        const span = Math.min(MOST_COLUMNS, Number(attribute(attributes, 'val')) || 0);
        if (span > 0) grids[0]?.rows.at(-1)?.push({ text: '', span, goesOn: false });
      } else formatCell(cell(), name, attributes);
    },
    close(name) {
      if (SKIPPED.has(name)) skipping -= 1;
      else if (name === 't') inText = false;
      else if (name === 'p') endParagraph();
      else if (name === 'tbl') {
        const grid = grids.pop();
        if (grid && grids.length === 0) into.push({ kind: 'grid', rows: spread(grid) });
      }
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
