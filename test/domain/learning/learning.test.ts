import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPlatt } from '../../../src/domain/learning/calibrate.ts';
import { foldsOf, sameLetter } from '../../../src/domain/learning/folds.ts';
import { gramsOf, placeOf, plain, SPACE } from '../../../src/domain/learning/grams.ts';
import { learnCategory } from '../../../src/domain/learning/learn-category.ts';
import { learnDetection } from '../../../src/domain/learning/learn-detection.ts';
import { likelihood, marginsOf, strongest } from '../../../src/domain/learning/linear-model.ts';
import { macroF1, thresholdFor } from '../../../src/domain/learning/measures.ts';
import { worseThan } from '../../../src/domain/learning/model-card.ts';
import { quantise } from '../../../src/domain/learning/quantise.ts';
import { seededRandom } from '../../../src/domain/learning/seeded-random.ts';
import { spokeMost } from '../../../src/domain/learning/spoke-most.ts';
import { madeUpLetters } from './made-up-letters.ts';

describe('what a text is made of', () => {
  it('is every run once, with how often it stands there', () => {
    const { places, counts } = gramsOf('水水停', SPACE);
    expect(places.length).toBe(4); // 水 停 水水 水停
    expect(counts[places.indexOf(placeOf('水', 0, 1, SPACE.bits))]).toBe(2);
  });

  it('does not depend on full-width, traditional, case, spaces or which number', () => {
    expect(plain('３號樓　Ａ座 停電12小時')).toBe(plain('5号楼 a座 停电8小时'));
  });

  it('takes any Unicode, and counts as many runs as there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { counts } = gramsOf(text, SPACE);
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(total).toBeLessThanOrEqual(Math.max(0, 2 * text.length - 1));
      }),
    );
  });
});

describe('folds', () => {
  it('keep a letter, its title and its copies together', () => {
    const letter = '我们小区从上周一开始停水到现在没有来水，老人孩子都没法生活';
    const letters = sameLetter([
      letter,
      '请尽快：上周一开始停水到现在没有来水',
      '另外一件毫不相干的事情是路灯不亮',
      `${letter}！`,
    ]);
    expect(letters[0]).toBe(letters[1]);
    expect(letters[0]).toBe(letters[3]);
    expect(letters[0]).not.toBe(letters[2]);
    const folds = foldsOf(letters, 5, seededRandom(3));
    expect(folds[0]).toBe(folds[3]);
  });
});

describe('a category model', () => {
  const texts = madeUpLetters(240, 4);
  const { model, figures } = learnCategory(texts, 7);

  it('tells apart what it has not seen, and says how well', () => {
    const unseen = madeUpLetters(100, 99);
    const said = unseen.map(({ text }) => model.labels[strongest(marginsOf(model, gramsOf(plain(text), model.space)))]);
    expect(said.filter((label, i) => label === unseen[i]?.label).length).toBeGreaterThan(90);
    expect(figures['macroF1']).toBeGreaterThan(0.9);
    expect(Object.keys(figures).sort()).toEqual(['accuracy', 'macroF1', 'macroF1 body', 'macroF1 title']);
  });

  it('is the same twice from the same seed', () => {
    const again = learnCategory(texts, 7);
    expect(again.figures).toEqual(figures);
    expect(Buffer.compare(Buffer.from(again.model.weights.buffer), Buffer.from(model.weights.buffer))).toBe(0);
  });

  it('names the runs that decided', () => {
    const text = plain('今天我们小区停水了');
    const [first] = spokeMost(model, text, gramsOf(text, model.space), model.labels.indexOf('水'));
    expect(first?.run).toContain('水');
    expect(first?.weight).toBeGreaterThan(0);
  });
});

describe('a detection model', () => {
  const heard = [
    ...madeUpLetters(120, 5).map(({ kind, text }) => ({ kind, text, complaint: true })),
    ...'吃饭 电影 晚安 逛街 喝酒 打牌 睡觉 上班'.split(' ').flatMap((word) =>
      Array.from({ length: 20 }, (_, i) => ({
        kind: 'chat',
        text: `${word}${'啊哈呀哦'.charAt(i % 4)}${i}走起`,
        complaint: false,
      })),
    ),
  ];
  const { model, figures } = learnDetection(heard, 2);

  it('hears complaints and leaves idle talk', () => {
    const probability = (text: string): number =>
      likelihood(marginsOf(model, gramsOf(plain(text), model.space))[0] ?? 0, model.calibration);
    expect(probability('我们小区又停水了，一直没有人管')).toBeGreaterThan(model.bands?.complaint ?? 1);
    expect(probability('晚安，明天逛街')).toBeLessThan(probability('学校又收补课费，一直没有人管') / 5);
    expect(figures['recall@0.005 title']).toBeGreaterThan(0.8);
  });

  it('puts the doubtful band below the certain one', () => {
    expect(model.bands?.unsure).toBeLessThanOrEqual(model.bands?.complaint ?? 0);
  });
});

describe('figures and bytes', () => {
  it('macro-F1 weighs small labels like large ones', () => {
    expect(macroF1(['a', 'a', 'a', 'b'], ['a', 'a', 'a', 'a'])).toBeCloseTo((6 / 7 + 0) / 2);
    expect(macroF1(['a', 'b'], ['a', 'b'])).toBe(1);
  });

  it('a threshold lets through at most its share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (margins, share) => {
          const passed = margins.filter((margin) => margin > thresholdFor(margins, share)).length;
          expect(passed).toBeLessThanOrEqual(margins.length * share);
        },
      ),
    );
  });

  it('a byte a weight moves no margin by more than half a step', () => {
    const weights = Float32Array.from({ length: 256 }, (_, i) => Math.sin(i));
    const { weights: bytes, scales } = quantise([{ weights, bias: 0 }]);
    for (const [i, weight] of weights.entries())
      expect(Math.abs((bytes[i] ?? 0) * (scales[0] ?? 0) - weight)).toBeLessThanOrEqual((scales[0] ?? 0) * 0.51);
  });

  it('probabilities follow the margins', () => {
    const judged = Array.from({ length: 200 }, (_, i) => ({
      margin: (i - 100) / 50,
      truth: i % 200 > 90 + (i % 7) * 4,
    }));
    const calibration = fitPlatt(judged, 0.5);
    expect(calibration.slope).toBeGreaterThan(0);
    expect(likelihood(2, calibration)).toBeGreaterThan(0.9);
    expect(likelihood(-2, calibration)).toBeLessThan(0.1);
  });

  it('a clearly worse model is known by the first figure both have', () => {
    const card = (macro: number) => ({ made: '', seed: 1, texts: 1, learntFrom: '', figures: { macroF1: macro } });
    expect(worseThan(card(0.88), card(0.9))).toEqual({ figure: 'macroF1', old: 0.9, fresh: 0.88 });
    expect(worseThan(card(0.9), card(0.9))).toBeUndefined();
    expect(worseThan(card(0.9), { ...card(1), figures: {} })).toBeUndefined();
  });
});
