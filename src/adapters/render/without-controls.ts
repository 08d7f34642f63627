/** Control signs below the blank but for line end and tab, what is no sign at all, and half of one. */
const FORBIDDEN = /(?![\n\t\x7f-\x9f])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu;

/** Text without the signs no XML file may hold; one of them and the file does not open. */
export const withoutControls = (text: string): string => text.replaceAll(FORBIDDEN, '');
