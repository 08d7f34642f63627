/** Several matters in one message: “…吵到凌晨，还有5号楼门口的路灯不亮了”. Where it may fall apart; whether it does, a judge says. */

/** What turns to another matter, after the end of a clause. “还有三天” and “还有人” turn to nothing. */
const TURNS =
  /[,，。.;；!！?？、\n\s]+(?=(?:还有(?!(?:[一二三四五六七八九十两几半多\d]{1,3}(?:天|小时|分|年|月|户|人|次)|人|谁|没有|多久|多少))|另外|此外|再就是|再有(?:就是|一个)|再一个|其次|第二(?:个|件事)?|顺便|对了))/gu;
const LEADS =
  /^(?:还有(?:就是|一个|一件|个|件)?|另外|此外|再就是|再有(?:就是|一个)|再一个|其次|第二(?:个|件事)?|顺便(?:也|再)?(?:说|问|反映|提)?(?:一下|下|一句)?|对了)(?:事|问题|就是|是)?[,，:：、\s]*/u;
/** More than this in one message is a letter, and one matter with many sides. */
const LONGEST = 160;
const MOST = 3;

/** The parts of a message at the words that turn to another matter; one part where none does. */
export function partsOf(text: string): readonly string[] {
  if (text.length > LONGEST) return [text];
  const parts = text.split(TURNS).map((part) => part.trim());
  return parts.length > MOST ? [text] : parts.filter((part) => part !== '');
}

/** A part without the words that turned to it. */
export const withoutTurn = (part: string): string => part.replace(LEADS, '');
