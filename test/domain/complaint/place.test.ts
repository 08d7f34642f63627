import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAutomaton } from '../../../src/domain/complaint/aho-corasick.ts';
import { buildGazetteer } from '../../../src/domain/complaint/gazetteer.ts';
import { findPlace } from '../../../src/domain/complaint/place.ts';
import { readTable } from './read-table.ts';

const gazetteer = buildGazetteer([
  {
    id: 'cm-a',
    name: '仓门街社区',
    estates: ['仓门福苑', '文化小区'],
    roads: ['建设路'],
    alsoCalled: { 老文化院: '文化小区' },
  },
  {
    id: 'cm-b',
    name: '人民街社区',
    estates: ['人民佳苑', '中心广场北小区'],
    roads: ['中心广场'],
    alsoCalled: { 北小区: '中心广场北小区' },
  },
  { id: 'cm-c', name: '南滩社区', estates: ['南滩家园', '体育巷家属院'] },
]);

describe('地点: names as written, by sound, with a slip, traditional and full-width', () => {
  test.each(readTable('place.csv'))('$text → $place ($by)', ({ text = '', place, area, by }) => {
    const found = findPlace(text, gazetteer);
    expect([found.text, found.areaId ?? '', found.by]).toEqual([place, area, by]);
  });

  test('what names no place happened where the group lives', () => {
    expect(findPlace('路灯坏了', gazetteer, 'cm-c')).toEqual({ text: '', areaId: 'cm-c', by: 'group' });
    expect(findPlace('3号楼停水', gazetteer, 'cm-c')).toEqual({ text: '3号楼', areaId: 'cm-c', by: 'building' });
    expect(findPlace('文化小区停水', gazetteer, 'cm-c').areaId).toBe('cm-a');
  });

  test('a slip that fits two names fits none', () => {
    const two = buildGazetteer([{ id: 'a', name: '甲社区', estates: ['东川里西家园', '东川里北家园'] }]);
    expect(findPlace('东川里家园停水', two).by).toBe('none');
  });

  test('every word is found wherever it stands, whatever else is looked for', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 30 }),
        (words, text) => {
          const expected = words.flatMap((one, index) =>
            [...text].flatMap((_, at) => (text.startsWith(one, at) ? [`${index}@${at}`] : [])),
          );
          const found = buildAutomaton(words)(text).map(({ word: index, from }) => `${index}@${from}`);
          expect(found.sort()).toEqual(expected.sort());
        },
      ),
    );
  });
});
