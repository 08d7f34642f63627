import { describe, expect, it } from 'vitest';
import { quotationIn } from '../../../../src/adapters/chat/wechat/quotation.ts';

const QUOTED = '【派单】1126-001 @王科长 楼道灯坏了。\n今天18:00前签收。';
const answer = { quotedText: QUOTED, answer: '受理' };

describe('a quotation in a text', () => {
  it.each([
    ['corner marks', `「小邻：${QUOTED}」\n- - - - - - - - - - - - - - -\n受理`],
    ['a line of hyphens', `「小邻：${QUOTED}」\n---------------\n受理`],
    ['a line of dashes', `「小邻：${QUOTED}」\n———————————————\n受理`],
    ['three dashes', `「小邻:${QUOTED}」\n———\n受理`],
    ['a drawn line', `「小邻：${QUOTED}」\n──────────\n受理`],
    ['quotation marks', `“小邻：${QUOTED}”\n———————\n受理`],
    ['straight marks', `"小邻: ${QUOTED}"\n- - - - -\n受理`],
    ['white corner marks', `『小邻：${QUOTED}』\n- - - - -\n受理`],
    ['line ends of another system', `「小邻：${QUOTED}」\r\n- - - - - \r\n受理`],
    ['blank lines', `「小邻：${QUOTED}」\n\n- - - - -\n受理`],
    ['nobody named', `「${QUOTED}」\n- - - - -\n受理`],
  ])('is told from the answer: %s', (_name, text) => {
    expect(quotationIn(text)).toEqual(answer);
  });

  it('keeps a number that stands before a colon', () => {
    expect(quotationIn('「1126-001：灯坏了」\n- - - - -\n受理')?.quotedText).toBe('1126-001：灯坏了');
  });

  it('keeps an answer of several lines whole, and of a long quotation the beginning', () => {
    expect(quotationIn(`「小邻：${'灯'.repeat(501)}」\n- - - - -\n办结\n- 换了灯`)).toEqual({
      quotedText: '灯'.repeat(500),
      answer: '办结\n- 换了灯',
    });
  });

  it.each([
    '「张三：灯坏了」是什么意思',
    '「张三：灯坏了」\n同问',
    '“小邻：灯坏了”\n--\n受理',
    '1号楼灯坏了\n———————\n2号楼也是',
    '灯坏了「小邻：灯」\n- - - - -\n受理',
    '',
  ])('is none: %j', (text) => {
    expect(quotationIn(text)).toBeUndefined();
  });
});
