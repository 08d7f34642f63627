import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBackground } from '../../../src/adapters/recogniser/load-background.ts';
import { type Letter, likeness, prepare } from '../../../src/domain/complaint/likeness.ts';
import { createMatterIndex } from '../../../src/domain/complaint/matter-index.ts';
import { DAY } from '../../../src/domain/time/moment.ts';

const background = loadBackground();
const letter = (title: string, text: string, more: Partial<Letter> = {}): Letter => ({
  title,
  text,
  at: Date.UTC(2026, 2, 2),
  user: '',
  ...more,
});
const mattersOf = (letters: readonly Letter[]): number[] => {
  const index = createMatterIndex(background);
  return letters.map((one) => index.add(one));
};

const LIFT = [
  letter('柳荫云庭电梯停运', '柳荫云庭3号楼的电梯停运四天，物业说等配件'),
  letter('请督促柳荫云庭物业修电梯', '我住柳荫云庭，楼里电梯坏了好几天没人修'),
  letter('柳荫云庭的电梯到底哪天修好', '老人天天爬楼，柳荫云庭物业不管电梯'),
];
const PARK = [
  letter('望江湿地公园何时开工', '望江湿地公园规划了六年，至今没有动工'),
  letter('咨询望江湿地公园建设进度', '请问望江湿地公园什么时候动工'),
];

describe('letters put together by matter', () => {
  it('finds one matter in other words, and keeps two apart', () => {
    expect(mattersOf([LIFT[0], PARK[0], LIFT[1], LIFT[2], PARK[1]] as Letter[])).toEqual([0, 1, 0, 0, 1]);
  });

  it('does so in every order', () => {
    const all = [...LIFT, ...PARK];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        const matters = mattersOf(order);
        const of = (one: Letter) => matters[order.indexOf(one)];
        expect(new Set(LIFT.map(of)).size).toBe(1);
        expect(new Set(PARK.map(of)).size).toBe(1);
        expect(of(LIFT[0] as Letter)).not.toBe(of(PARK[0] as Letter));
      }),
    );
  });

  it('does not join what only sounds alike: everyday words, another place', () => {
    const noise = (place: string) =>
      letter(`${place}夜间施工扰民`, `${place}工地夜间施工扰民，严重影响居民休息，请尽快处理`);
    expect(new Set(mattersOf(['松涛北苑', '紫薇公馆', '银杏广场'].map(noise))).size).toBe(3);
  });

  it('holds two letters for less alike the longer the time between them', () => {
    const [early, late] = [letter('柳荫路积水', '柳荫路一下雨就积水'), letter('雨后难走', '下雨以后柳荫路口全是水')];
    const likeAfter = (days: number) =>
      likeness(prepare(early, background), prepare({ ...late, at: early.at + days * DAY }, background), background);
    expect(likeAfter(400)).toBeLessThan(likeAfter(40));
    expect(likeAfter(40)).toBeLessThan(likeAfter(0));
  });

  it('gives a letter the matter that it and the earlier ones decide', () => {
    const words = fc.constantFrom('电梯', '停运', '柳荫', '积水', '公园', '，', '望江', '施工', 'A市', '🙂');
    const letters = fc.array(
      fc.record({
        title: fc.array(words, { maxLength: 5 }).map((w) => w.join('')),
        text: fc.array(words, { maxLength: 9 }).map((w) => w.join('')),
        at: fc.integer({ min: 0, max: 1e12 }),
        user: fc.constantFrom('', 'a', 'b'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(letters, fc.nat(12), (all, many) => {
        expect(mattersOf(all.slice(0, many))).toEqual(mattersOf(all).slice(0, many));
      }),
    );
  });

  const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
  it('takes any text, and does not read a long one to its end', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, text) => {
        expect(mattersOf([letter(title, text), letter(title, text)])[0]).toBe(0);
      }),
    );
    expect(mattersOf([letter('', '水'.repeat(1_000_000))])).toEqual([0]);
  });
});
