import type { Attachment, Circular } from '../../domain/report/circular.ts';
import type { DocumentWriter } from '../../ports/document-writer.ts';
import { tableBlocks } from './docx-table.ts';
import { bodyOf, exactLine, type Library, paragraph } from './docx-text.ts';
import { fixedArchive } from './fixed-archive.ts';
import { CHARACTER, FONT, FONT_TABLE, GRID, PAGE, SIZE } from './gongwen.ts';
import { withoutControls } from './without-controls.ts';

/** Circulars by GB/T 9704; the library is loaded when the first one is written. */
export const docxWriter: DocumentWriter = {
  async write(circular) {
    const docx = await import('docx');
    const packed = await docx.Packer.toBuffer(wordDocument(docx, circular));
    return fixedArchive(packed, {
      'docProps/core.xml': coreProperties(circular),
      'word/fontTable.xml': FONT_TABLE,
    });
  },
};

/** The circular as the library's document. */
export function wordDocument(docx: Library, circular: Circular) {
  const page = { page: { size: PAGE.size, margin: PAGE.margin } };
  const footers = { default: footer(docx, 'RIGHT'), even: footer(docx, 'LEFT') };
  const text = {
    properties: { ...page, grid: { ...GRID, type: docx.DocumentGridType.LINES } },
    footers,
    children: [...bodyOf(docx, circular)],
  };
  const tables = circular.attachments.map((attachment, index) => ({
    properties: page,
    footers,
    children: [...attachmentBlocks(docx, attachment, circular.attachments.length > 1 ? String(index + 1) : '')],
  }));
  const plainStyle = { run: { font: FONT.body, size: SIZE.body, bold: false, italics: false, color: '000000' } };
  return new docx.Document({
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          // Latin text by Chinese rules would be broken anywhere: 1416 into 1 and 416.
          run: { font: FONT.body, size: SIZE.body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
          paragraph: { spacing: exactLine(docx) },
        },
        title: plainStyle,
        heading1: plainStyle,
        heading2: plainStyle,
      },
    },
    sections: [text, ...tables],
  });
}

/** — 1 —, on odd pages a character from the right edge, on even ones from the left. */
function footer(docx: Library, side: 'LEFT' | 'RIGHT') {
  const number = new docx.TextRun({
    font: FONT.pageNumber,
    size: SIZE.pageNumber,
    children: ['— ', docx.PageNumber.CURRENT, ' —'],
  });
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType[side],
        indent: side === 'RIGHT' ? { right: CHARACTER } : { left: CHARACTER },
        children: [number],
      }),
    ],
  });
}

/** An attachment in a section of its own without a grid: tables keep their own lines. */
function attachmentBlocks(docx: Library, { title, tables }: Attachment, number: string) {
  const free = { line: 240, lineRule: docx.LineRuleType.AUTO };
  return [
    paragraph(docx, `附件${number}`, { font: FONT.heading, size: SIZE.body }, { keepNext: true }),
    paragraph(
      docx,
      title,
      { font: FONT.title, size: ATTACHMENT_TITLE },
      { alignment: docx.AlignmentType.CENTER, keepNext: true, spacing: { ...free, before: 240, after: 240 } },
    ),
    ...tables.flatMap((table) => tableBlocks(docx, table, table.title !== title)),
  ];
}

/** 小二: titles of tables are long. */
const ATTACHMENT_TITLE = 36;

const escaped = (text: string): string =>
  withoutControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `docProps/core.xml` with the day of issue where the library puts the time of day. */
const coreProperties = ({ title, issuer, issued }: Circular): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title.join(''))}</dc:title><dc:creator>${escaped(issuer)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${issued}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${issued}T00:00:00Z</dcterms:modified></cp:coreProperties>`;
