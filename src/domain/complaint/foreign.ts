/** 其他语言: a message our words cannot read; a person has to. Never chatter. */

/** Scripts of which a few letters are words: nobody writes them for fun in these groups. */
const OTHER_SCRIPTS =
  /[\p{Script=Tibetan}\p{Script=Arabic}\p{Script=Mongolian}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Yi}]/gu;
const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /(?<![\p{L}\d@#./_-])[A-Za-z][a-z']{1,20}(?![\p{L}\d@_-])/gu;
const NO_TEXT = /https?:\/\/\S{1,300}|\S{1,64}@\S{1,64}\.\S{1,20}/gu;

/** So many letters of another script, or Latin words in a row, make a sentence. */
const LETTERS = 4;
const WORDS = 4;

/** True where the message is a sentence in another language: few Chinese characters in it, if any. Linear in the text. */
export function isForeign(text: string): boolean {
  const said = text.slice(0, 2000).replace(NO_TEXT, ' ');
  const han = said.match(HAN)?.length ?? 0;
  const letters = said.match(OTHER_SCRIPTS)?.length ?? 0;
  if (letters >= LETTERS && letters > han) return true;
  const words = said.match(LATIN_WORD)?.length ?? 0;
  return words >= WORDS && words > han;
}
