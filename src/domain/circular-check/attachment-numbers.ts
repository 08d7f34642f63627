/** 详见附件2: the attachment is there, and none is named twice at one place. Only where the paper holds its attachments under their numbers. */
import type { CircularBlock } from './circular-document.ts';
import type { Finding } from './finding.ts';

const HEADING = /^附件\s?(\d{1,2})[:：]?$/u;
const SEE = /(?:详见|见)附件\d{1,2}(?:[、和]附件\d{1,2})*/gu;

export function attachmentNumbers(document: readonly CircularBlock[]): readonly Finding[] {
  const paragraphs = document.filter((block) => block.kind === 'paragraph');
  const held = new Set(paragraphs.flatMap(({ text }) => HEADING.exec(text)?.[1] ?? []));
  if (held.size === 0) return [];
  return paragraphs.flatMap(({ place, text }) =>
    [...text.matchAll(SEE)].flatMap(([quote]): readonly Finding[] => {
      const named: readonly string[] = quote.match(/\d+/gu) ?? [];
      return named
        .filter((number, at) => !held.has(number) || named.indexOf(number) < at)
        .map((number) => ({
          ...{ rule: 'noAttachment', kind: 'error', place, quote, printed: `附件${number}`, counted: '' },
          basis: held.has(number) ? '前面已经写了这个附件' : '后面没有这个附件',
        }));
    }),
  );
}
