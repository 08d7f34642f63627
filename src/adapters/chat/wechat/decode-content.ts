import type { MessageKind } from '../../../domain/complaint/message.ts';
import { shortened } from '../shortened.ts';
import type { RawMessage } from './heard-message.ts';
import { quotationIn } from './quotation.ts';
import { elementOf, without, wordsIn, xmlOf } from './wechat-xml.ts';

/** What a message says. */
export interface Content {
  readonly kind: MessageKind;
  readonly text: string;
  readonly replyTo?: string;
  /** What was said in the message it answers to, as far as that is told. */
  readonly quotedText?: string;
}

/** Numbers of the puppet protocol; they are written down there once and for all. */
export const MESSAGE_TYPE = {
  unknown: 0,
  attachment: 1,
  audio: 2,
  contact: 3,
  chatHistory: 4,
  emoticon: 5,
  image: 6,
  text: 7,
  location: 8,
  miniProgram: 9,
  groupNote: 10,
  transfer: 11,
  redEnvelope: 12,
  recalled: 13,
  url: 14,
  video: 15,
  post: 16,
} as const;

type Reader = (message: RawMessage) => Content;

const text = (words: string, { replyTo = '', quotedText = '' } = {}): Content => ({
  kind: 'text',
  text: words,
  ...(replyTo ? { replyTo } : {}),
  ...(quotedText ? { quotedText } : {}),
});
const system = (words: string): Content => ({ kind: 'system', text: words });

/** A mark for what cannot be shown as words, so that it is not lost; what is known of it follows. */
const marked = (mark: string, words = ''): Content => text(words ? `[${mark}] ${words}` : `[${mark}]`);

/** The words a puppet put beside something that is not text; XML is the platform's, not the speaker's. */
const beside = ({ text: words }: RawMessage): string => (xmlOf(words) === undefined ? words.trim() : '');
const title = (message: RawMessage): string => wordsIn(xmlOf(message.text) ?? '', 'title') || beside(message);

/** WeChat's own kinds of “app” message, by the number in them. */
const QUOTE = 57;
const APP: Readonly<Record<string, (xml: string) => Content>> = {
  [QUOTE]: (xml) => text(wordsIn(without(xml, 'refermsg'), 'title'), referredIn(elementOf(xml, 'refermsg'))),
  1: (xml) => text(wordsIn(xml, 'title')),
  4: (xml) => marked('链接', wordsIn(xml, 'title')),
  5: (xml) => marked('链接', wordsIn(xml, 'title')),
  6: (xml) => marked('文件', wordsIn(xml, 'title')),
  17: (xml) => marked('位置', wordsIn(xml, 'title')),
  19: (xml) => marked('聊天记录', [wordsIn(xml, 'title'), wordsIn(xml, 'des')].filter(Boolean).join(' ')),
  33: (xml) => marked('小程序', wordsIn(xml, 'title')),
  36: (xml) => marked('小程序', wordsIn(xml, 'title')),
  53: (xml) => text(wordsIn(xml, 'title')),
  62: () => system('[拍一拍]'),
  87: (xml) => text(wordsIn(xml, 'textannouncement') || wordsIn(xml, 'title')),
  2000: () => system('[转账]'),
  2001: () => system('[红包]'),
};

/** Its words too: what goes out by some puppets comes back under no id, so that nobody would know it by one. */
function referredIn(refer: string): { replyTo: string; quotedText: string } {
  const words = wordsIn(refer, 'content');
  return { replyTo: wordsIn(refer, 'svrid'), quotedText: xmlOf(words) === undefined ? shortened(words) : '' };
}

function ofApp(xml: string): Content | undefined {
  if (!/<appmsg\b/.test(xml)) return undefined;
  const own = without(without(xml, 'refermsg'), 'appattach');
  const read = APP[wordsIn(own, 'type')];
  return read ? read(xml) : marked('分享', wordsIn(own, 'title'));
}

function ofText({ text: words }: RawMessage): Content {
  const xml = xmlOf(words);
  const app = xml === undefined ? undefined : ofApp(xml);
  if (app) return app;
  const quotation = quotationIn(words);
  return quotation ? text(quotation.answer, quotation) : text(words);
}

/** Puppets give the id of what was recalled as the text, or WeChat's own notice of it. */
function ofRecall({ text: words }: RawMessage): Content {
  const xml = xmlOf(words);
  const recalled = xml === undefined ? words.trim() : wordsIn(xml, 'newmsgid') || wordsIn(xml, 'msgid');
  return recalled !== '' && !/\s/.test(recalled) ? { kind: 'recall', text: '', replyTo: recalled } : system(words);
}

/** What WeChat itself puts into a group, in its own words. */
const NOTICE =
  /加入了?群聊|移出了?群聊|退出了?群聊|撤回了一条消息|修改群名|拍了拍|成为新?群主|群公告|领取了.*红包|添加.*为.*(好友|管理员)/;

/** Kinds a puppet does not know are mostly notices; but where a member speaks, it may be something he said. */
function ofUnknown(message: RawMessage): Content {
  const { text: words, talkerId, roomId } = message;
  const xml = xmlOf(words);
  if (xml !== undefined) {
    return /<sysmsg\b[^>]*type="revokemsg"/.test(xml) ? ofRecall(message) : (ofApp(xml) ?? system(''));
  }
  return talkerId === roomId || words.trim() === '' || NOTICE.test(words) ? system(words) : ofText(message);
}

const ofLocation = (message: RawMessage): Content => {
  const xml = xmlOf(message.text);
  const attribute = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(xml ?? '')?.[1] ?? '';
  const place =
    xml === undefined ? beside(message) : [attribute('poiname'), attribute('label')].filter(Boolean).join(' ');
  return marked('位置', place);
};

const READERS: Readonly<Record<number, Reader>> = {
  [MESSAGE_TYPE.unknown]: ofUnknown,
  [MESSAGE_TYPE.text]: ofText,
  [MESSAGE_TYPE.image]: () => ({ kind: 'image', text: '' }),
  [MESSAGE_TYPE.audio]: (message) => ({ kind: 'voice', text: beside(message) }),
  [MESSAGE_TYPE.recalled]: ofRecall,
  [MESSAGE_TYPE.groupNote]: (message) => (xmlOf(message.text) === undefined ? text(message.text) : ofText(message)),
  [MESSAGE_TYPE.url]: (message) => ofApp(xmlOf(message.text) ?? '') ?? marked('链接', beside(message)),
  [MESSAGE_TYPE.miniProgram]: (message) => marked('小程序', title(message)),
  [MESSAGE_TYPE.chatHistory]: (message) => ofApp(xmlOf(message.text) ?? '') ?? marked('聊天记录', beside(message)),
  [MESSAGE_TYPE.attachment]: (message) =>
    ofApp(xmlOf(message.text) ?? '') ?? marked('文件', message.filename || beside(message)),
  [MESSAGE_TYPE.location]: ofLocation,
  [MESSAGE_TYPE.emoticon]: () => marked('表情'),
  [MESSAGE_TYPE.video]: () => marked('视频'),
  [MESSAGE_TYPE.contact]: () => marked('名片'),
  [MESSAGE_TYPE.post]: () => marked('动态'),
  [MESSAGE_TYPE.transfer]: () => system('[转账]'),
  [MESSAGE_TYPE.redEnvelope]: () => system('[红包]'),
};

/** What is said, whatever kind of message it came as. A kind this does not know is shown as its words. */
export const contentOf = (message: RawMessage): Content => (READERS[message.type] ?? ofText)(message);
