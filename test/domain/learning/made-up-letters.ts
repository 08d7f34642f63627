/** Texts of two kinds that can be told apart by their words, made up by a seed: enough to try the learning itself. */
import { type Random, seededRandom } from '../../../src/domain/learning/seeded-random.ts';

const WORDS = {
  水: '停水 水管 漏水 水压 自来水 水费 爆管 水表'.split(' '),
  校: '学校 老师 补课 学费 校车 课桌 招生 校服'.split(' '),
};
const FILLER = '我们 小区 今天 已经 三天 没有 人管 希望 尽快 解决 大家 一直 这边 又是 问题 情况'.split(' ');

const drawFrom = (list: readonly string[], random: Random): string =>
  list[Math.floor(random() * list.length)] as string;

export interface MadeUp {
  readonly kind: string;
  readonly text: string;
  readonly label: string;
}

export function madeUpLetters(count: number, seed: number): readonly MadeUp[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const label = i % 2 === 0 ? '水' : '校';
    const words = Array.from({ length: 8 }, () => drawFrom(random() < 0.3 ? WORDS[label] : FILLER, random));
    return { kind: i % 3 === 0 ? 'title' : 'body', text: [drawFrom(WORDS[label], random), ...words].join(''), label };
  });
}
