import { describe, expect, test } from 'vitest';
import { DEFAULT_CATALOGUE } from '../../../src/domain/complaint/category-catalogue.ts';
import { normalise } from '../../../src/domain/complaint/normalise.ts';
import { recognise } from '../../../src/domain/complaint/recognise.ts';
import { insultAlone } from '../../../src/domain/complaint/rude-words.ts';
import { isSurge, rumourTopic, sameRumour } from '../../../src/domain/complaint/rumour.ts';
import { complaintAgainst } from '../../../src/domain/complaint/sensitive.ts';
import {
  isSilent,
  neutralSubject,
  SENSITIVE_MATTERS,
  SENSITIVE_TABLE,
  type SensitiveMatter,
} from '../../../src/domain/complaint/sensitive-matters.ts';
import { readTable } from './read-table.ts';

const plain = { catalogue: DEFAULT_CATALOGUE, mentionsBot: false };

describe('敏感事项', () => {
  test.each(readTable('sensitive.csv'))('$text → $matter', ({ text = '', matter }) => {
    const verdict = recognise(text, plain);
    expect(verdict.matter ?? '').toBe(matter);
    expect(verdict.sensitive).toBe(isSilent(matter === '' ? undefined : (matter as SensitiveMatter)));
  });

  test('each has one row, and each is met in the list of cases', () => {
    expect(SENSITIVE_TABLE.map((row) => row.matter).toSorted()).toEqual([...SENSITIVE_MATTERS].toSorted());
    const met = new Set(readTable('sensitive.csv').map(({ matter }) => matter));
    expect(SENSITIVE_MATTERS.filter((matter) => !met.has(matter))).toEqual([]);
  });

  test('what is silent takes no supporters and is never seconded', () => {
    for (const row of SENSITIVE_TABLE) if (row.inGroups === 'silent') expect(row.supporters).toBe(false);
  });

  test('a subject that tells nothing', () => {
    expect(neutralSubject('tipOff', '村务')).toBe('诉求');
    expect(neutralSubject('insult', '电梯')).toBe('电梯');
    expect(neutralSubject('insult', '综合')).toBe('诉求');
    expect(neutralSubject(undefined, '电梯')).toBeUndefined();
  });

  test.each([
    ['净美公司的人收了红包', true],
    ['净美公司不作为', true],
    ['净美公司态度恶劣', true],
    ['净美公司门口路灯坏了，没人管，物业推诿', false],
    ['请净美公司来清一下垃圾', false],
    ['电梯坏了', false],
  ])('a complaint against one of our own: %s %s', (text, expected) => {
    expect(complaintAgainst(['净美公司', '净美市政管养有限公司'])(normalise(text))).toBe(expected);
  });
});

describe('传言', () => {
  test.each([
    ['听说要停水三个月', '供水'],
    ['据说明天全城停电，快囤蜡烛', '供电'],
    ['网传文化小区要拆了', '拆迁规划'],
    ['内部消息，养老金要取消了', '待遇政策'],
    ['朋友圈都在传自来水有毒', '供水'],
    ['听朋友说有人贩子在学校门口抢孩子', '治安'],
    ['听说明天停水是真的吗', '供水'],
    ['紧急扩散！最近出现一批毒大米，赶紧转给家人', '食品药品'],
    ['快转发，看完的都转，这件事太气人了大家要团结', '其他'],
    ['外面都在传张局长被抓了', '人事'],
  ])('%s → %s', (text, topic) => {
    expect(rumourTopic(normalise(text))).toBe(topic);
  });

  test.each([
    '请问听说要停水三天，是哪几天',
    '停水三天了没人管',
    '听说你要结婚了，恭喜',
    '听说那家包子好吃',
    '我家停水了，听说别的楼也停了',
    '听说楼上又打孩子了，孩子哭得厉害',
    '听说3号楼着火了快报警',
    '听说明天大家一起去政府门口讨说法',
    '我要反映，听说物业要涨价',
    '把文件转发给我一下',
  ])('is no rumour: %s', (text) => {
    expect(rumourTopic(normalise(text))).toBeUndefined();
  });

  test('one topic is one rumour; a chain letter is one where its words are alike', () => {
    expect(sameRumour('供水', '听说停水三个月', '据说水厂要关')).toBe(true);
    expect(sameRumour('其他', '快转发，某某牌手机会爆', '快转发，明天有流星雨要许愿')).toBe(false);
  });

  test('three residents are news, then six, then twelve', () => {
    expect([1, 2, 3, 9].map((count) => isSurge(count, undefined))).toEqual([false, false, true, true]);
    expect([4, 5, 6, 11].map((count) => isSurge(count, 3))).toEqual([false, false, true, true]);
  });
});

describe('骂人的话', () => {
  test.each(['你就是个傻逼', '物业都是王八蛋', '滚蛋！', '你们这帮狗日的', '一群不要脸的东西'])('alone: %s', (text) => {
    expect(insultAlone(normalise(text))).toBe(true);
  });

  test.each(['物业这帮王八蛋，电梯坏了三天不修', '电梯坏了', '他妈妈摔倒了', '医疗废物', '谢谢'])(
    'with a matter in it, or none: %s',
    (text) => {
      expect(insultAlone(normalise(text))).toBe(false);
    },
  );
});
