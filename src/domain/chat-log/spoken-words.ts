/** What the platform writes between the messages. */
const NOTE =
  /^(?:.{0,40}撤回了一条消息.*|.{0,80}(?:加入了?群聊|移出了?群聊|退出了?群聊)|.{0,40}修改群名为.*|.{0,40}拍了拍.*|以上是打招呼的内容|.{0,40}领取了.{0,40}红包|以下为?新消息|[-—–=_\s]{3,})$/u;
/** Stands for what cannot be copied as text. */
const PLACEHOLDER =
  /^\[(?:图片|照片|语音|视频|动画表情|表情|文件|位置|链接|小程序|名片|红包|转账|聊天记录|语音通话|视频通话|音乐|不支持的消息)[^\]]{0,40}\](?:\s*\d+["”″秒]?)?(?:https?:\/\/\S+)?$/u;
/** A quoted message before the words that answer it. */
const QUOTE = /^[「“][\s\S]{0,2000}?[」”]\s*\n\s*(?:[-—–]\s*){4,}\n?/u;

/** The words of a message as it was copied, without what stands for pictures, quotes or the platform's own notes; may be empty. */
export function spokenWords(text: string): string {
  return text
    .trim()
    .replace(QUOTE, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !PLACEHOLDER.test(line) && !NOTE.test(line))
    .join('\n')
    .trim();
}

/** Whether the platform says it, and nobody else. */
export const isNote = (line: string): boolean => NOTE.test(line.trim());
