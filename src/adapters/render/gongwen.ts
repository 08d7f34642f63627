/** Measures of GB/T 9704 (党政机关公文格式). Lengths in twentieths of a point, sizes in half points, as the format wants them. */
const mm = (length: number): number => Math.round((length / 25.4) * 1440);

/** 3号, 2号, 4号 and the sizes tables are set in. */
export const SIZE = { body: 32, title: 44, pageNumber: 28, tableTitle: 30, cell: 24, smallCell: 21, note: 21 } as const;

/** A character of the text is 16 pt wide. */
export const CHARACTER = 320;
const TEXT_WIDTH = 156;

export const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(22), gutter: 0 },
} as const;

/** 22 lines a page: the pitch of the grid; the lines themselves are set to exactly 28 pt, which keeps them on it in every program. */
export const GRID = { linePitch: 579 } as const;

/**
 * 28 characters a line: each stands a quarter of a point closer, since 28 of 16 pt have no room in 156 mm. Not by a grid of characters:
 * LibreOffice gives a character that is wider than its cell two of them, and sets 14 to a line.
 */
export const CLOSER = -5;

export const LINE = 560;
export const TABLE_WIDTH = mm(TEXT_WIDTH);
/** 发文机关标志: its upper edge stands so far below that of the text. */
export const ABOVE_ISSUER = mm(35) - LINE;
export const RED = 'FF0000';

interface Face {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly cs: string;
  readonly eastAsia: string;
  readonly hint: 'eastAsia';
}

const face = (eastAsia: string, latin: string): Face => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
  hint: 'eastAsia',
});

export const FONT = {
  body: face('仿宋_GB2312', 'Times New Roman'),
  heading: face('黑体', '黑体'),
  subheading: face('楷体_GB2312', 'Times New Roman'),
  title: face('方正小标宋简体', 'Times New Roman'),
  pageNumber: face('宋体', '宋体'),
} as const;

/** What stands in for a font that a machine lacks, first to last. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  仿宋_GB2312: ['仿宋', 'FangSong', 'FangSong_GB2312', 'STFangsong', 'Noto Serif CJK SC'],
  楷体_GB2312: ['楷体', 'KaiTi', 'KaiTi_GB2312', 'STKaiti', 'Noto Serif CJK SC'],
  黑体: ['SimHei', 'STHeiti', 'Noto Sans CJK SC'],
  宋体: ['SimSun', 'STSong', 'Noto Serif CJK SC'],
  方正小标宋简体: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong', '宋体', 'Noto Serif CJK SC'],
};

/** `word/fontTable.xml`: the fonts with their stand-ins, so that a machine without 仿宋_GB2312 takes 仿宋 and not any font. */
export const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.entries(INSTEAD)
  .map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/></w:font>`,
  )
  .join('')}</w:fonts>`;
