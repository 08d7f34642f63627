import { describe, expect, test } from 'vitest';
import { topOf } from '../../../src/domain/complaint/category.ts';
import { DEFAULT_CATALOGUE, extendCatalogue } from '../../../src/domain/complaint/category-catalogue.ts';
import { recognise } from '../../../src/domain/complaint/recognise.ts';
import { TOP_LABELS } from '../../../src/domain/complaint/verdict.ts';

const ROUTED = [
  '劳动和社会保障',
  '教育文体/学校教育',
  '教育文体/文化体育旅游',
  '卫生计生/医疗服务',
  '卫生计生/医疗保障',
  '商贸旅游/消费维权',
  '商贸旅游/食品安全',
  '商贸旅游/企业经营',
  '环境保护',
  '交通运输/停车与交通秩序',
  '城乡建设/占道经营与市容',
  '城乡建设/违章建筑',
  '城乡建设/噪音扰民',
  '城乡建设/市政设施',
  '城乡建设/供水供热供气',
  '城乡建设/建筑施工',
  '城乡建设/房产纠纷',
  '公共安全/治安',
  '公共安全/消防隐患',
  '公共安全/安全生产',
  '农村农业',
  '民政与救助',
  '自然资源',
];

describe('类别', () => {
  test.each(ROUTED)('%s is in the catalogue', (id) => {
    expect(DEFAULT_CATALOGUE.some((category) => category.id === id || topOf(category.id) === id)).toBe(true);
  });

  test('ids are unique, labels are of the seven, every top has a catch-all', () => {
    expect(new Set(DEFAULT_CATALOGUE.map((category) => category.id)).size).toBe(DEFAULT_CATALOGUE.length);
    for (const { id, label } of DEFAULT_CATALOGUE) {
      expect(TOP_LABELS).toContain(label);
      expect(DEFAULT_CATALOGUE.some((category) => category.id === `${topOf(id)}/综合`)).toBe(true);
    }
  });

  test.each([
    ['楼道堆放杂物堵住消防通道', '公共安全/消防隐患'],
    ['顶楼私搭乱建阳光房', '城乡建设/违章建筑'],
    ['门口摆摊占道经营', '城乡建设/占道经营与市容'],
    ['广场舞噪音扰民', '城乡建设/噪音扰民'],
    ['小区停水两天了', '城乡建设/供水供热供气'],
    ['路口违停堵车严重', '交通运输/停车与交通秩序'],
    ['饭店用地沟油', '商贸旅游/食品安全'],
    ['健身卡不给退费', '商贸旅游/消费维权'],
    ['养猪场臭气熏天', '环境保护/工业与养殖'],
    ['新农合报销比例是多少', '卫生计生/医疗保障'],
    ['低保怎么申请', '民政与救助/低保救助'],
    ['宅基地纠纷没人管', '自然资源/土地林业'],
    ['电动车被偷了派出所不管', '公共安全/治安'],
    ['灌溉水渠堵了没法浇地', '农村农业/农业生产'],
  ])('%s → %s', (text, id) => {
    expect(recognise(text, { catalogue: DEFAULT_CATALOGUE, mentionsBot: false }).category).toBe(id);
  });

  test('an office replaces a leaf and adds its own', () => {
    const own = extendCatalogue(DEFAULT_CATALOGUE, [
      { id: '城乡建设/噪音扰民', label: '环境保护', cues: [] },
      { id: '城乡建设/柳絮', label: '城乡建设', cues: [['柳絮', 4]] },
    ]);
    const read = (text: string): string => recognise(text, { catalogue: own, mentionsBot: false }).category;
    expect(read('柳絮太多，到处飘')).toBe('城乡建设/柳絮');
    expect(recognise('广场舞噪音扰民', { catalogue: own, mentionsBot: false }).label).toBe('环境保护');
    expect(own.length).toBe(DEFAULT_CATALOGUE.length + 1);
  });
});
