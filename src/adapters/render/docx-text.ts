/** The text of a circular as paragraphs, from 发文机关标志 to 落款. */
import type * as Docx from 'docx';
import { type Circular, type CircularParagraph, textOf } from '../../domain/report/circular.ts';
import { ABOVE_ISSUER, CHARACTER, CLOSER, FONT, LINE, RED, SIZE, TABLE_WIDTH } from './gongwen.ts';
import { withoutControls } from './without-controls.ts';

export type Library = typeof Docx;
export type Paragraph = InstanceType<Library['Paragraph']>;
type Font = (typeof FONT)[keyof typeof FONT];
type Options = Exclude<ConstructorParameters<Library['Paragraph']>[0], string>;

interface Styled {
  readonly font: Font;
  readonly size: number;
  readonly color?: string;
  readonly bold?: boolean;
  readonly characterSpacing?: number;
}

/** One run of text as a paragraph; a list of texts stands in lines below one another. */
export function paragraph(
  docx: Library,
  text: string | readonly string[],
  styled: Styled,
  options: Options = {},
): Paragraph {
  const lines = [text].flat().filter((line) => line !== '');
  const children = lines.map(
    (line, index) => new docx.TextRun({ text: withoutControls(line), ...styled, ...(index > 0 ? { break: 1 } : {}) }),
  );
  // The mark at its end has a size, too: of an empty cell it makes the height.
  return new docx.Paragraph({ ...options, run: styled, children });
}

const BODY: Styled = { font: FONT.body, size: SIZE.body, characterSpacing: CLOSER };
const LARGE_LINE = 720;

export const bodyOf = (docx: Library, circular: Circular): readonly Paragraph[] => [
  ...head(docx, circular),
  // 落款 must not stand on a page without text: the last paragraph goes with it.
  ...circular.paragraphs.map((one, index) => textParagraph(docx, one, index === circular.paragraphs.length - 1)),
  ...listOfAttachments(docx, circular),
  ...signature(docx, circular),
];

/** 发文机关标志, 发文字号 above the red line; below it title and 主送机关. */
function head(docx: Library, { issuer, number, title, addressee }: Circular): readonly Paragraph[] {
  const fits = Math.floor((TABLE_WIDTH / 20 / Math.max(issuer.length, 1)) * 0.95);
  const size = 2 * Math.min(fits, LARGEST_ISSUER);
  const centred = { alignment: docx.AlignmentType.CENTER };
  const exact = (line: number) => ({ line, lineRule: docx.LineRuleType.EXACT });
  const empty = () => paragraph(docx, '', BODY);
  return [
    paragraph(
      docx,
      issuer,
      { font: FONT.title, size, color: RED },
      { ...centred, spacing: { before: ABOVE_ISSUER, ...exact(size * 12) } },
    ),
    empty(),
    empty(),
    paragraph(docx, number, BODY, {
      ...centred,
      border: { bottom: { style: docx.BorderStyle.SINGLE, size: 12, color: RED, space: 11 } },
    }),
    empty(),
    empty(),
    paragraph(
      docx,
      title,
      { font: FONT.title, size: SIZE.title },
      { ...centred, heading: docx.HeadingLevel.TITLE, spacing: exact(LARGE_LINE) },
    ),
    empty(),
    paragraph(docx, addressee, BODY),
  ];
}

/** 小初: larger, it would outdo the largest that offices use. */
const LARGEST_ISSUER = 48;

function textParagraph(docx: Library, { style, runs }: CircularParagraph, last: boolean): Paragraph {
  const indent = { firstLine: 2 * CHARACTER, firstLineChars: 200 };
  const text = textOf(runs);
  if (style === 'heading')
    return paragraph(
      docx,
      text,
      { ...BODY, font: FONT.heading },
      { indent, keepNext: true, heading: docx.HeadingLevel.HEADING_1 },
    );
  if (style === 'subheading')
    return paragraph(
      docx,
      text,
      { ...BODY, font: FONT.subheading },
      { indent, keepNext: true, heading: docx.HeadingLevel.HEADING_2 },
    );
  return paragraph(docx, text, BODY, { indent, alignment: docx.AlignmentType.BOTH, keepNext: last });
}

/** 附件说明: a line free above it, names without a full stop, several numbered and below one another. */
function listOfAttachments(docx: Library, { attachments }: Circular): readonly Paragraph[] {
  if (attachments.length === 0) return [];
  const numbered = attachments.length > 1;
  const [left, hanging] = numbered ? [6.5, 1.5] : [5, 0];
  return [
    paragraph(docx, '', BODY, { keepNext: true }),
    ...attachments.map(({ title }, index) => {
      const first = index === 0 ? '附件：' : '';
      const back = index === 0 ? hanging + 3 : hanging;
      return paragraph(docx, `${first}${numbered ? `${index + 1}. ` : ''}${title}`, BODY, {
        keepNext: true,
        indent: { left: left * CHARACTER, hanging: back * CHARACTER },
      });
    }),
  ];
}

/** 落款: the date begins two characters further right than the name, and neither comes nearer than two characters to the edge. */
function signature(docx: Library, { issuer, issued }: Circular): readonly Paragraph[] {
  const [year, month, day] = issued.split('-').map(Number);
  const date = `${year}年${month}月${day}日`;
  const [own, dated] = [issuer.length, 3 + (date.length - 3) / 2];
  const byDate = own - dated;
  const [right, rightOfDate] = byDate >= 2 ? [2, byDate] : [dated + 4 - own, 2];
  const at = (characters: number) => ({
    alignment: docx.AlignmentType.RIGHT,
    indent: { right: Math.round(characters * CHARACTER) },
  });
  return [
    paragraph(docx, '', BODY, { keepNext: true }),
    paragraph(docx, issuer, BODY, { ...at(right), keepNext: true }),
    paragraph(docx, date, BODY, at(rightOfDate)),
  ];
}

/** Lines of the text are exactly 28 pt: 22 of them fit a page. */
export const exactLine = (docx: Library) => ({ line: LINE, lineRule: docx.LineRuleType.EXACT, before: 0, after: 0 });
