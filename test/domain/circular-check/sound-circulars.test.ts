import { describe, expect, it } from 'vitest';
import { assembleDocument } from '../../../src/domain/circular-check/assemble-document.ts';
import { checkCircular } from '../../../src/domain/circular-check/check-circular.ts';
import { MORE_SOUND_CIRCULARS } from '../../fixtures/more-sound-circulars.ts';
import { SOUND_CIRCULARS } from '../../fixtures/sound-circulars.ts';
import { SOUND_SENTENCES } from '../../fixtures/sound-sentences.ts';

const check = (text: string) =>
  checkCircular(
    assembleDocument(
      text.split('\n').map((line, at) => ({ kind: 'line', place: `第${at + 1}行`, text: line }) as const),
    ),
  );
/** Digits and per cents as another office types them. */
const wide = (text: string): string =>
  text.replace(/[0-9%.]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

const CIRCULARS = [...SOUND_CIRCULARS, ...MORE_SOUND_CIRCULARS];

describe('a sound circular', () => {
  it.each(CIRCULARS)('raises nothing: %s', (_, text) => {
    expect(check(text)).toEqual([]);
    expect(check(wide(text))).toEqual([]);
    expect(check(text.replaceAll('，', ',').replaceAll('；', ';').replaceAll('：', ':'))).toEqual([]);
  });

  it.each(CIRCULARS)('with one fault raises that one: %s', (_, text, [from, to], rule) => {
    expect(text).toContain(from);
    expect(check(text.replace(from, to)).map((finding) => finding.rule)).toEqual([rule]);
  });
});

describe('a sentence that is right', () => {
  it.each(SOUND_SENTENCES)('raises nothing: %s', (text) => {
    expect(check(text)).toEqual([]);
  });
});
