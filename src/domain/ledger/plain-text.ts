/** Nearly every cell is made of these alone and stays as it is: it need not be looked at four times. */
const ALREADY_PLAIN = /^[!-~\u4e00-\u9fff]*$/u;

/** A cell as it is compared: half width, without the spaces and invisible signs that copying leaves behind. */
export const plain = (text: string): string =>
  ALREADY_PLAIN.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
        .trim();

/** The same without any space at all: names and words, which people pad to align them. */
export const tight = (text: string): string => (ALREADY_PLAIN.test(text) ? text : plain(text).replace(/\s+/gu, ''));

const NOTHING = new Set(['', '-', '--', '—', '——', '/', '\\', '无', '空', 'null', 'n/a']);

const LONGEST_NOTHING = 8;

/** Nothing, or a sign that stands for nothing. Cells come without spaces around them. */
export const isBlank = (text: string): boolean =>
  text === '' || (text.length <= LONGEST_NOTHING && NOTHING.has(tight(text).toLowerCase()));

/** A cell in a sentence: not longer than can be read. */
export function shown(text: string): string {
  const whole = plain(text).replace(/\s+/gu, ' ');
  return whole.length > 30 ? `${whole.slice(0, 30)}…` : whole;
}
