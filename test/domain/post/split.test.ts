import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteLength, splitText } from '../../../src/domain/post/split.ts';

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

describe('splitText', () => {
  test('at line ends first', () => {
    expect(splitText('第一行\n第二行\n第三行', 20)).toEqual(['第一行\n第二行', '第三行']);
  });

  test('a line that is too long falls apart between characters', () => {
    expect(splitText('一二三四五', 7)).toEqual(['一二', '三四', '五']);
  });

  test('what a reader sees as one character stays whole', () => {
    expect(splitText('家👨‍👩‍👧好', 20)).toEqual(['家', '👨‍👩‍👧', '好']);
    expect(splitText('ab👨‍👩‍👧', 19)).toEqual(['ab', '👨‍👩‍👧']);
  });

  test('a short text stays as it is', () => {
    expect(splitText('您好', 100)).toEqual(['您好']);
    expect(splitText('', 100)).toEqual([]);
  });

  test('too little room is a bug of the caller', () => {
    expect(() => splitText('您好', 3)).toThrow(RangeError);
  });

  const text = fc
    .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('\n'), fc.constant('电梯'), fc.constant('👨‍👩‍👧')), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''));

  test('no part is empty or too long, and nothing but line ends is lost', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 60 }), (whole, max) => {
        const parts = splitText(whole, max);
        for (const part of parts) {
          expect(part).not.toBe('');
          expect(bytes(part)).toBeLessThanOrEqual(max);
          expect(part.isWellFormed()).toBe(whole.isWellFormed());
        }
        expect(parts.join('').replaceAll('\n', '')).toBe(whole.replaceAll('\n', ''));
      }),
    );
  });

  test('bytes are those of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (one) => {
        expect(byteLength(one)).toBe(bytes(one));
      }),
    );
  });
});
