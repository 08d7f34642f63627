import { describe, expect, it } from 'vitest';
import { loadBackground } from '../../../src/adapters/recogniser/load-background.ts';
import { DEFAULT_CATALOGUE } from '../../../src/domain/complaint/category-catalogue.ts';
import { recognise } from '../../../src/domain/complaint/recognise.ts';
import { compareMatters } from '../../../src/domain/complaint/same-matter.ts';

const by = { background: loadBackground() };
const matter = (text: string) => {
  const { category, label } = recognise(text, { catalogue: DEFAULT_CATALOGUE, mentionsBot: false });
  return { text, category, label };
};
const compare = (a: string, b: string) => compareMatters(matter(a), matter(b), by);

describe('one matter in two residents’ words', () => {
  it.each([
    ['3号楼电梯坏了，没人修', '我们3号楼的电梯又停了，老人下不了楼'],
    ['小区门口垃圾堆成山了，臭死了', '门口那堆垃圾什么时候清啊，味道太大了'],
    ['昨晚到现在一直停水', '家里没水了，什么时候修好'],
    ['工地半夜施工吵死人', '东边工地晚上十二点还在施工，睡不着'],
    ['路灯坏了好几天，晚上黑漆漆的', '小区西边的路灯不亮了'],
    ['楼下烧烤摊油烟太大', '楼下烧烤店天天冒烟，开不了窗'],
    ['暖气片冰凉，室内只有14度', '家里暖气不热，孩子都感冒了'],
    ['云庭湾售楼部强迫我们买车位，不买不给选房', '云庭湾捆绑车位卖房，十二万一个，到底合不合法'],
  ])('%s = %s', (a, b) => {
    expect(compare(a, b)).toMatchObject({ same: true, similar: true });
    expect(compare(b, a).same).toBe(true);
  });
});

describe('two matters', () => {
  it.each([
    ['3号楼电梯坏了', '5号楼电梯坏了'],
    ['电梯坏了', '电梯里有人抽烟'],
    ['停水了', '停电了'],
    ['停水了没人管', '水费怎么又涨价了'],
    ['小区路灯坏了没人修', '小区门禁坏了没人修'],
    ['北门垃圾没人清', '南门垃圾没人清运'],
    ['1单元门禁坏了进不去', '2单元门禁坏了'],
    ['西门减速带断了，一个星期了没人修', '健身器材断了一根，一个星期了没人修'],
    ['北门井盖松动了，一个星期了没人修', '7号楼楼道灯不亮，一个星期了没人修'],
    ['请问社保怎么转移', '请问医保怎么报销'],
    ['小区东门路面塌陷', '小区东门有人乱停车'],
    ['楼上装修噪音太大', '楼上半夜放音响噪音太大'],
    ['暖气不热，室内只有14度', '暖气费怎么还没退'],
    ['物业收费不合理', '物业停车收费太高'],
  ])('%s ≠ %s', (a, b) => {
    expect(compare(a, b).same).toBe(false);
  });
});
