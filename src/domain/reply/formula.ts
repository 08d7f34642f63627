/** What every official reply says, whatever it answers: taken out before it is asked how much a reply tells. */
import { normalise } from '../complaint/normalise.ts';

/** Patterns over a normalised text; every repetition in them is bounded, so that a pass stays linear. Order matters. */
const FORMULAE: readonly RegExp[] = [
  // Addressing: the account, the greeting.
  /[“"]?(?:uu|a000)\d{1,12}[”"]?/gu,
  /(?:尊敬的|亲爱的)?(?:网友|网民朋友|来信人|来信同志|市民朋友|市民|居民朋友)(?:朋友)?们?[:,]?/gu,
  /[您你]好/gu,
  // Where and when it was written.
  /https?:\S{0,200}/gu,
  /\d{2,4}[-—]\d[\d-]{6,20}/gu,
  /(?:\d{4}|二〇[〇一二三四五六七八九]{2})年[\d元一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}[日号]/gu,
  // Receiving and announcing.
  /[您你]所?(?:反映|咨询|提出|投诉|反应)的(?:问题|情况|帖文|事项)/gu,
  /(?:来信|留言|帖文|信件|问题|舆情)?(?:我们)?已?经?(?:收悉|收到|已阅|办阅|知悉)/gu,
  /[您你]的(?:来信|留言|帖文|诉求|信件)/gu,
  /[现特](?:就|将)?(?:有关|相关|具体)?(?:问题|情况|事项)?作?(?:如下)?(?:回复|答复|说明|汇报|反馈)作?(?:如下)?/gu,
  /(?:情况|内容)?(?:回复|答复|说明|汇报|反馈|如下){1,4}/gu,
  // Thanks, wishes, invitations to write again.
  /(?:衷心|再次|非常|首先)?的?感谢[^。!;]{0,40}/gu,
  /祝[您你][^。!]{0,20}/gu,
  /谢谢[^。]{0,20}/gu,
  /如果?[您你有][^。]{0,20}(?:疑问|意见|不满意|不明)[^。]{0,40}/gu,
  // Zeal and forwarding.
  /(?:高度|非常|十分|特别)重视/gu,
  /立即(?:组织|安排|进行)/gu,
  /问政西地省/gu,
  /(?:调查)?(?:核实|核处|核查|处理|调查)/gu,
  /(?:联系|咨询|投诉|举报)?电话/gu,
  /[转交][由至交]?/gu,
];

/** Longest text looked at, in UTF-16 units: what a letter is about stands in its first pages. */
const LONGEST = 20_000;

/** One spelling of a text's first pages, without the marks that an export of spreadsheets leaves. */
export const plain = (text: string): string => normalise(text.slice(0, LONGEST).replaceAll('_x000D_', ' '));

/** `text` normalised (`plain`); formulae become full stops, so that nothing grows together. */
export const withoutFormulae = (text: string): string =>
  FORMULAE.reduce((rest, formula) => rest.replace(formula, '。'), text);

const ACCOUNT = /[“"]?(?:uu|a000)\d{1,12}[”"]?/gu;
const SIGNED =
  /(?:(?:\d{4}|二〇[一二三四五六七八九〇]{2})年[\d元一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}[日号]|\d{4}[.-]\d{1,2}[.-]\d{1,2})$/u;

/** A reply (`plain`) without the account it addresses and the date it is signed with: neither says anything of the matter. */
export const unsigned = (reply: string): string => reply.replaceAll(ACCOUNT, '').trim().replace(SIGNED, '');
