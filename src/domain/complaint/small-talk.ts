/** Greetings, thanks and sounds: a whole message that wants nothing. */

const FILLER = /[\s\p{P}\p{S}\p{Extended_Pictographic}]|\u200d|\ufe0f/gu;
const WORDS = new Set(
  (
    '你好 您好 大家好 各位好 早 早上好 早安 上午好 中午好 下午好 晚上好 晚安 在吗 在不在 在不 有人吗 hi hello 哈喽 嗨 喂 ' +
    '谢谢 谢谢您 谢谢你 谢谢了 多谢 感谢 非常感谢 辛苦了 辛苦 麻烦了 好的 好 好的谢谢 好的好的 嗯 嗯嗯 哦 哦哦 噢 ok 收到 收到谢谢 知道了 了解 明白 明白了 ' +
    '可以 行 行吧 好吧 没事 没事了 没关系 不客气 客气了 再见 拜拜 哈哈 哈哈哈 哈哈哈哈 呵呵 嘿嘿 对 对的 是的 是 不是 嗯好 真的吗 厉害 棒 真棒 太好了 加油 ' +
    '你好啊 您好啊 谢谢啦 谢啦 好嘞 好滴 好哒 没办法 没事儿 机器人 小助手 测试 试试 试一下 test'
  ).split(' '),
);

/** Whoever greets waits for a word; who laughs or thanks does not. */
const GREETS = /^(?:你好|您好|在吗|在不在?|有人吗|哈喽|嗨|喂|hi|hello)/u;
export const greets = (text: string): boolean => isSmallTalk(text) && GREETS.test(text.replace(FILLER, ''));

/** `text` normalised, bot's name off. */
export function isSmallTalk(text: string): boolean {
  if (text.length > 24) return false;
  const bare = text.replace(FILLER, '');
  return bare === '' || WORDS.has(bare) || /^(?:哈|呵|嘿|嘻|啊|哦|嗯|6){1,24}$/u.test(bare);
}
