/** Numbered paragraphs (`1.供水。…`, `2.物业。…`) count on from one to the next, or begin anew. */
import type { CircularBlock } from './circular-document.ts';
import type { Finding } from './finding.ts';

interface Numbered {
  readonly number: number;
  /** `.` or `、`: a list within a list is written with another one. */
  readonly mark: string;
}

const NUMBERED = /^(?:附件[:：]\s*)?(\d{1,2})([.．、])(?!\d)/u;
/** An item may have a paragraph of its own below it. */
const REACH = 2;

export function itemNumbers(document: readonly CircularBlock[]): readonly Finding[] {
  const items = document.map(numbered);
  return document.flatMap((block, at): readonly Finding[] => {
    const item = items[at];
    if (block.kind !== 'paragraph' || !item || item.number === 1) return [];
    const like = (other: Numbered | undefined): other is Numbered => other?.mark === item.mark;
    const before = items.slice(Math.max(0, at - REACH), at).findLast(like)?.number;
    const after = items.slice(at + 1, at + 1 + REACH).find(like)?.number;
    // Without an item before it, a list may carry on from an earlier one; only a 2 behind it tells that this is the first.
    const counted = before === undefined ? (after === 2 ? 1 : item.number) : before + 1;
    if (counted === item.number) return [];
    const [quote, printed] = [block.text.slice(0, 20), String(item.number)];
    return [{ rule: 'serial', kind: 'error', place: block.place, quote, printed, counted: String(counted), basis: '' }];
  });
}

function numbered(block: CircularBlock): Numbered | undefined {
  const [, number, mark] = (block.kind === 'paragraph' && NUMBERED.exec(block.text)) || [];
  return number === undefined || mark === undefined ? undefined : { number: Number(number), mark };
}
