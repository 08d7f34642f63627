/** A paragraph the clerk wrote, and the heading it stands under; empty where it stands under none. */
export interface ClerkParagraph {
  readonly line: number;
  readonly heading: string;
  readonly headingLine: number;
  readonly text: string;
}

/** A heading without what stands before it in print: `# `, `一、`, `（二）`, `3.`. */
export const bareHeading = (text: string): string =>
  text
    .replace(/^[#\s]+/u, '')
    .replace(/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、])/u, '')
    .replace(/[：:。\s]+$/u, '')
    .trim();

/**
 * The clerk's file (UTF-8 text or Markdown): every line is a paragraph; a line that begins with `#`, or that is nothing but one of the
 * `headings`, is a heading.
 */
export function clerkParagraphs(text: string, headings: readonly string[]): readonly ClerkParagraph[] {
  const known = new Set(headings);
  const paragraphs: ClerkParagraph[] = [];
  let [heading, headingLine] = ['', 0];
  for (const [index, raw] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('#') || known.has(bareHeading(line))) [heading, headingLine] = [bareHeading(line), index + 1];
    else paragraphs.push({ line: index + 1, heading, headingLine, text: withoutMarks(line) });
  }
  return paragraphs;
}

/** Markdown's marks for lists and stress, which mean nothing on paper. */
const withoutMarks = (line: string): string =>
  line
    .replace(/^(?:[-*+]\s+|>\s*)/u, '')
    .replaceAll('**', '')
    .trim();
