/** What closes a call: a blank of any width (`\s` has the full-width one and WeChat's U+2005 in it), or a mark somebody typed. */
const CLOSING = /^[\s\p{Cf},，:：、;；。.!！~～]+/u;

/**
 * A call of a name this does not know, closed by a blank and followed by words. Longer ones, and those with a letter in them that belongs
 * to a complaint rather than a name, may have words glued to them (`@助手6号楼水管爆了 快来人`): they stay.
 */
const NAME_LIKE = /^[@＠](?:(?![了没不无坏漏堵爆停断破裂脏臭吵水火电气路灯楼门车])\p{L}){1,4}\s+(?=\S)/u;

/**
 * A text without the call of the robot in front. In doubt it stays as it is: what listens to the text knows the robot's names and copes
 * with a call in it, while words that were cut off with it are lost for ever.
 */
export function withoutRobotCall(text: string, names: readonly string[]): string {
  const known = withoutKnownCall(text, names);
  if (known !== text.trim()) return known;
  // A blank in front is what the platform leaves when it takes the robot's call off: the next one is of somebody else.
  return text.replace(NAME_LIKE, '').trim();
}

/** The same for these names only, also where the words are glued to them. */
export function withoutKnownCall(text: string, names: readonly string[]): string {
  const said = text.trim();
  const name = longestFirst(names).find((one) => said.startsWith(`@${one}`) || said.startsWith(`＠${one}`));
  return name === undefined ? said : said.slice(name.length + 1).replace(CLOSING, '');
}

const longestFirst = (names: readonly string[]): readonly string[] =>
  names
    .map((name) => name.trim().replace(/^[@＠]/u, ''))
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length);
