/** Text without the signs no XML file may hold; one of them and the file does not open. */
export const withoutControls = (text: string): string =>
  [...text]
    .filter((sign) => (sign >= ' ' || sign === '\n' || sign === '\t') && !/[\uFFFE\uFFFF]|\p{Cs}/u.test(sign))
    .join('');
