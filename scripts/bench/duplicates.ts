import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { loadBackground } from '../../src/adapters/recogniser/load-background.ts';
import type { Letter } from '../../src/domain/complaint/likeness.ts';
import { createMatterIndex } from '../../src/domain/complaint/matter-index.ts';
import { DAY, MINUTE } from '../../src/domain/time/moment.ts';
import { type Measured, measured } from './measured.ts';

const OPEN = 5000;
const ASKED = 200;
/** Often enough that one pause of the machine does not decide. */
const ROUNDS = 20;

/** Finding the matter of a letter beside 5,000 others, against cutting the same letter into words. */
export async function measure(): Promise<readonly Measured[]> {
  const letters = madeUpLetters(OPEN + ASKED);
  const index = createMatterIndex(loadBackground());
  for (const letter of letters.slice(0, OPEN)) index.add(letter);
  const asked = letters.slice(OPEN);
  const started = performance.now();
  for (const letter of asked) index.add(letter);
  const value = ((performance.now() - started) / ASKED) * 1000;
  const reference = cutting(asked);
  const figure = `one letter beside ${OPEN} open`;
  return [measured({ name: 'duplicates', figure, unit: 'µs', value, reference, atMost: 400 })];
}

/** Microseconds that cutting one of the letters takes. */
function cutting(letters: readonly Letter[]): number {
  const jieba = Jieba.withDict(dict);
  const cut = (): void => {
    for (const { title, text } of letters) jieba.cut(`${title}，${text}`);
  };
  cut();
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) cut();
  return ((performance.now() - started) / ROUNDS / letters.length) * 1000;
}

const PLACES = '柳荫 枫林 望江 松涛 云栖 竹苑 荷塘 梧桐 碧波 朝阳 锦绣 翠湖 明月 银杏 紫薇 海棠'.split(' ');
const KINDS = '小区 花园 家园 新城 公寓 路 大道 市场 中学 公园'.split(' ');
const MATTERS = [
  [
    '电梯停运没人修',
    '电梯已经停运好几天了，物业一直没有人来修，老人小孩上下楼都很不方便，打了几次电话都说在等配件，希望有关部门督促',
  ],
  [
    '夜间施工扰民',
    '工地每天晚上施工到凌晨两三点，噪音很大，严重影响周围居民休息，多次向有关部门反映没有得到解决，请尽快处理',
  ],
  [
    '门口垃圾无人清运',
    '门口的垃圾堆了一个星期都没有清运，天气热臭味很大，蚊虫苍蝇到处飞，影响附近居民的正常生活，希望早日解决',
  ],
  [
    '餐馆油烟直排',
    '楼下的餐馆没有安装油烟净化设备，油烟直接排到楼道里，家里不敢开窗，孩子一直咳嗽，请相关部门上门查处',
  ],
  ['路灯不亮', '这一段的路灯坏了很久，晚上黑灯瞎火，行人和骑车的人都很危险，前几天还有人摔伤，请问什么时候能修好'],
  [
    '停车收费不合理',
    '物业没有公示就提高了停车费，业主不同意也要交，不交就不让进小区，这样做合理吗，请物价部门核实并答复',
  ],
] as const;

/** The same every time. */
function madeUpLetters(count: number): Letter[] {
  let state = 20260302;
  const below = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * most);
  };
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  return Array.from({ length: count }, (_, i) => {
    const place = `${pick(PLACES)}${pick(PLACES)}${pick(KINDS)}`;
    const [title, text] = pick(MATTERS);
    const words = `${place}${1 + below(40)}号，${text}。住户${below(9999)}`;
    return { title: `${place}${title}`, text: words, at: i * 20 * MINUTE + below(DAY), user: `u${below(3000)}` };
  });
}
