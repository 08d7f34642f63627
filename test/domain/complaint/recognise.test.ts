import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadShippedModels } from '../../../src/adapters/recogniser/shipped-models.ts';
import { DEFAULT_CATALOGUE } from '../../../src/domain/complaint/category-catalogue.ts';
import { isEcho } from '../../../src/domain/complaint/echo.ts';
import { buildGazetteer } from '../../../src/domain/complaint/gazetteer.ts';
import { findPlace, withoutDoors } from '../../../src/domain/complaint/place.ts';
import { recognise } from '../../../src/domain/complaint/recognise.ts';
import { residentWord } from '../../../src/domain/complaint/resident-words.ts';
import { complainsOfStaff } from '../../../src/domain/complaint/sensitive.ts';
import { bigrams, sameMatter } from '../../../src/domain/complaint/similarity.ts';
import { subjectOf } from '../../../src/domain/complaint/subject.ts';
import { TOP_LABELS } from '../../../src/domain/complaint/verdict.ts';
import { readTable } from './read-table.ts';

const PLACES = buildGazetteer([{ id: 'a', name: '文化社区', estates: ['文化小区', '文化北小区'], roads: ['文化路'] }]);
const plain = { catalogue: DEFAULT_CATALOGUE, mentionsBot: false };
const learnt = { ...plain, models: await loadShippedModels() };
const toBot = { catalogue: DEFAULT_CATALOGUE, mentionsBot: true };

describe('识别', () => {
  test.each(readTable('recognise.csv'))('$text → $reading $label $kind', ({ text = '', reading, label, kind }) => {
    const verdict = recognise(text, plain);
    expect(verdict.reading).toBe(reading);
    if (label !== '') expect(verdict.label).toBe(label);
    if (kind !== '') expect(verdict.kind).toBe(kind);
  });

  test.each(readTable('recognise.csv'))(
    '$text, with the models',
    ({ text = '', reading, label, kind, learnt: other = '' }) => {
      const verdict = recognise(text, learnt);
      const [otherReading = '', otherLabel = ''] = other.split('/');
      expect(verdict.reading).toBe(otherReading === '' ? reading : otherReading);
      if (label !== '') expect(verdict.label).toBe(otherLabel === '' ? label : otherLabel);
      if (kind !== '') expect(verdict.kind).toBe(kind);
    },
  );

  test.each(readTable('hard-chatter.csv'))('idle talk that sounds like a complaint: $text', ({ text = '' }) => {
    expect(recognise(text, learnt).reading).not.toBe('complaint');
  });

  test.each(readTable('short-complaints.csv'))('short as neighbours say it: $text', ({ text = '' }) => {
    expect(recognise(text, learnt).reading).not.toBe('chatter');
  });

  test.each(['水表箱坏了', '北门道闸坏了', '3号楼单元门关不上了', '公园路灯不亮'])('a plain fault: %s', (text) => {
    expect(recognise(text, learnt).reading).toBe('complaint');
  });

  test('the runs that spoke are among the reasons', () => {
    expect(recognise('我家停水两天了', learnt).cues.join(' ')).toMatch(/停水\S* \+\d\.\d/u);
  });

  test('a model of nothing leaves the cue words to decide', () => {
    expect(recognise('3号楼电梯又坏了', { ...plain, models: {} })).toEqual(recognise('3号楼电梯又坏了', plain));
  });

  test('what is said to the bot is always taken in', () => {
    expect(recognise('@小邻 门口那个谁家的东西', toBot).reading).toBe('complaint');
    expect(recognise('@小邻电梯坏了', toBot).reading).toBe('complaint');
  });

  test.each([
    '@小邻 今天天气怎么样',
    '@小邻 你会干什么',
    '@小邻 晚上吃什么',
    '@小邻 讲个笑话',
    '@小邻 你是不是真人',
    '@小邻 你多大了',
  ])('%s is talk to the bot', (text) => {
    expect(recognise(text, { ...learnt, mentionsBot: true }).reading).toBe('chatter');
  });

  test.each(['@小邻 楼道有个大柜子', '@小邻 你能不能管管楼下的烧烤', '@小邻 天气热，小区没水', '@小邻 医保卡在哪办'])(
    '%s wants something',
    (text) => {
      expect(recognise(text, { ...learnt, mentionsBot: true }).reading).toBe('complaint');
    },
  );

  test.each(['@小邻 你好', '@小邻 谢谢', '@小邻 进度', '@小邻', '@小邻 +1'])('%s wants no ticket', (text) => {
    expect(recognise(text, toBot).reading).toBe('chatter');
  });

  test('reasons can be read', () => {
    expect(recognise('投诉物业乱收费', plain).cues[0]).toMatch(/投诉|乱收费/u);
  });

  test.each([
    '举报书记收受红包',
    '老公家暴打我',
    '孩子在学校被欺凌',
    '我儿子确诊白血病报销问题',
    '明天大家一起去政府讨说法',
    '我不想活了',
    '窗口工作人员态度恶劣',
    '街道办的人推来推去，谁都不办',
    '网格员从来没上门',
    '执法局李队长骂人',
    '老师扇了孩子耳光',
    '娃在幼儿园被老师打了',
    '楼上租客吸毒',
  ])('sensitive: %s', (text) => {
    expect(recognise(text, plain).sensitive).toBe(true);
  });

  test.each([
    ['街道办的人推来推去，谁都不办', true],
    ['居委会主任收了烟酒', true],
    ['举报镇政府套取补贴', true],
    ['请问网格员从来不来找谁说', true],
    ['举报邻居卖淫', false],
    ['请领导严查物业推诿', false],
    ['社区医院医生态度恶劣', false],
    ['物业不作为', false],
    ['城管不管路边摊', false],
  ])('of staff: %s %s', (text, expected) => {
    const verdict = recognise(text, plain);
    expect(verdict.ofStaff === true).toBe(expected);
    expect(complainsOfStaff(text, verdict.kind)).toBe(expected);
    if (expected) expect(verdict.sensitive).toBe(true);
  });

  test.each([
    ['7栋着火了', '公共安全/消防隐患'],
    ['饭店门口有股煤气味', '城乡建设/供水供热供气'],
    ['学校电梯困人了', '城乡建设/电梯'],
    ['菜市场的墙塌了', '公共安全/安全生产'],
    ['我家孩子走丢了', '公共安全/治安'],
    ['公园有人落水', '公共安全/治安'],
  ])('an emergency names its category: %s → %s', (text, id) => {
    expect(recognise(text, plain)).toMatchObject({
      category: id,
      label: DEFAULT_CATALOGUE.find((one) => one.id === id)?.label,
    });
    const without = DEFAULT_CATALOGUE.filter((one) => one.id !== id);
    expect(recognise(text, { catalogue: without, mentionsBot: false }).category).not.toBe(id);
  });

  test('what goes on after 没解决 is taken in where no result was told', () => {
    expect(recognise('@小邻 没解决，楼道照样黑', toBot).reading).toBe('complaint');
    expect(recognise('@小邻 没解决', toBot).reading).toBe('chatter');
  });

  test.each(['路灯坏了', '楼道堆满杂物', '停水三天', '请问公积金怎么提取'])('not sensitive: %s', (text) => {
    expect(recognise(text, plain).sensitive).toBe(false);
  });

  test('traditional and full-width spellings read the same', () => {
    expect(recognise('３號樓電梯又壞了', plain)).toEqual(recognise('3号楼电梯又坏了', plain));
  });

  test('never throws, always a full verdict, on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.boolean(), (text, mentionsBot) => {
        const verdict = recognise(text, { ...learnt, mentionsBot });
        recognise(text, plain);
        expect(verdict.score).toBeGreaterThanOrEqual(0);
        expect(verdict.score).toBeLessThanOrEqual(1);
        expect(TOP_LABELS).toContain(verdict.label);
        residentWord(text);
        isEcho(text);
        expect([...subjectOf(text)].length).toBeLessThanOrEqual(20);
        expect(subjectOf(text)).not.toBe('');
        findPlace(text, PLACES);
        withoutDoors(text);
        sameMatter({ text, category: 'a/b' }, { text: '电梯坏了', category: 'a/b' });
        bigrams(text);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    '啊',
    '栋',
    '1-',
    '@',
    '电梯',
    '没有',
    ' ',
    '（',
    '打',
    '小区',
    '文化小',
    '着火',
    '😀',
    '\u0301',
    'ﷺ',
    '没事，',
    '_x000D_',
  ])('a megabyte of %s takes no longer than ten times a tenth of it', (unit) => {
    const read = (length: number): number => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const started = performance.now();
      expect(recognise(text, learnt).score).toBeLessThanOrEqual(1);
      residentWord(text);
      isEcho(text);
      subjectOf(text);
      findPlace(text, PLACES);
      return performance.now() - started;
    };
    read(10_000);
    const tenth = Math.min(read(100_000), read(100_000));
    // Three times ten: the machine may be busy; what grows with the square would take a hundred times as long.
    expect(read(1_000_000)).toBeLessThan(30 * tenth + 300);
  });
});
