/** The second half of a sign that takes two units. */
const isSecondHalf = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/** How wide words are in a table, in half characters: Chinese signs take two. Asked of every cell of a ledger, so that no sign is copied. */
export function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (!isSecondHalf(unit)) width += unit > 0x2ff ? 2 : 1;
  }
  return width;
}
