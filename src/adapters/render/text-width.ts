/** How wide words are in a table, in half characters: Chinese signs take two. */
export const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u02ff' ? 2 : 1), 0);
