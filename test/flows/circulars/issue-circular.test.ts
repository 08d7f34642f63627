import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circular, textOf } from '../../../src/domain/report/circular.ts';
import type { PrintedCell, PrintedTable } from '../../../src/domain/report/printed-sheet.ts';
import { refuseCircular } from '../../../src/domain/report/refuse-circular.ts';
import { anIssuedCircular, type Given, ROWS } from '../../builders/an-issued-circular.ts';
import { anOffice } from '../../builders/an-office.ts';

const textsOf = ({ paragraphs }: Circular): readonly string[] => paragraphs.map(({ runs }) => textOf(runs));
const written = (given: Given = {}): string => textsOf(anIssuedCircular(given).circular).join('\n');
const file = (text: string) => ({ file: '段落.md', text });
const refusals = (text: string): readonly string[] => anIssuedCircular({ paragraphs: file(text) }).refusals;

const judged = (circular: Circular): readonly string[] =>
  refuseCircular({ circular, units: anOffice().units, names: ['12345', '12345热线'] }).map(
    ({ place, why }) => `${place}：${why}`,
  );

describe('a circular', () => {
  it('says in its own words what the tables print', () => {
    const { circular, refusals: none } = anIssuedCircular({ number: '城东办通〔2026〕1号' });
    expect(none).toEqual([]);
    expect([...circular.title, circular.number, ...textsOf(circular)]).toMatchSnapshot();
    expect(circular.attachments.map(({ title, tables }) => [title, tables.length])).toMatchSnapshot();
  });

  it('proves every number of its text', () => {
    const { circular, proofs } = anIssuedCircular();
    const told = [...proofs()].filter(({ place }) => 'paragraph' in place);
    expect(told).toHaveLength(
      circular.paragraphs.flatMap(({ runs }) => runs.filter((run) => run.kind === 'number')).length,
    );
    const received = told.find(
      ({ figure, place }) => figure === 'received' && 'text' in place && place.text.includes('12345'),
    );
    expect(received).toMatchObject({ printed: '4', tickets: ['12-0001', '12-0002', '12-0003', '12-0004'] });
    expect(received?.rows).toEqual({ 'ledger.csv': [2, 3, 4, 5] });
  });

  it('tells the tickets with most trouble as examples, never a tip-off, and those asked for instead', () => {
    expect(written()).toContain('典型案例：河沿社区居民委员会办理的“消费维权”工单延期3次、重办1次。');
    const tipOff = ROWS.map((row) => ({ ...row, kind: 'tipOff' as const }));
    expect(written({ rows: tipOff })).not.toContain('典型案例');
    expect(written({ cases: ['12-0004'] })).toContain('河沿社区居民委员会办理的“楼道路灯不亮，夜里不好走”工单。');
    expect(anIssuedCircular({ cases: ['99'] }).refusals).toEqual([
      '--case 99：各来源本期收到的工单里没有这个编号，或者是敏感件、不能作案例。',
    ]);
  });

  it('can be a report to leaders on hot topics alone', () => {
    const { circular, refusals: none } = anIssuedCircular({ purpose: 'topics' });
    expect(none).toEqual([]);
    expect([circular.addressee, circular.title.at(-1)]).toEqual(['', '群众诉求热点的报告']);
    expect(textsOf(circular).filter((text) => /^[一二三四]、/u.test(text))).toEqual([
      '一、总体情况',
      '二、主要热点',
      '三、各来源的热点',
      '四、存在的问题',
    ]);
  });

  it('proposes by the rules, and praises and criticises nobody before a person has decided', () => {
    const [unit] = anOffice().units;
    const proposed = unit ? [{ unit, kind: 'praise' as const, causes: [] }] : [];
    expect(written()).not.toContain('予以通报');
    expect(written()).toContain('拟通报批评（待审定）：河沿社区居民委员会（“12345热线”在办超期1件，');
    expect(written({ proposed: [] })).not.toContain('拟');
    expect(written({ proposed })).toContain('拟表扬（待审定）：河沿社区居民委员会。');
    const commend = file('表扬 供电所\n批评 河沿社区 逾期{{12345.河沿社区.延期数}}件');
    expect(written({ proposed, commend })).toContain('对下列单位予以通报批评：河沿社区居民委员会（逾期1件）。');
    expect(written({ proposed, commend })).not.toContain('待审定');
    expect(anIssuedCircular({ commend: file('表杨 供电所\n批评 无名局 拖了3天') }).refusals).toEqual([
      expect.stringContaining('段落.md 第1行：“表杨”看不懂'),
      expect.stringContaining('段落.md 第2行：办公室文件里没有单位“无名局”'),
      expect.stringContaining('段落.md 第2行：“3”是手写的数字'),
    ]);
  });
});

describe('the clerk’s paragraphs', () => {
  it('stand at the end of what their heading names, with the numbers of the tables', () => {
    const text = written({
      paragraphs: file(
        '# 存在的问题\n- 按期办结率为{{12345.按期办结率}}，12345热线要加快。\n\n## 12345热线\n供电所收到{{12345.u-power.received}}件。',
      ),
    });
    expect(text).toContain(
      '典型案例：河沿社区居民委员会办理的“消费维权”工单延期3次、重办1次。\n按期办结率为50.00%，12345热线要加快。',
    );
    expect(text).toMatch(/供电所收到2件。\n（二）/u);
  });

  it.each([
    ['a typed number', '# 存在的问题\n超期3件', '段落.md 第2行：“3”是手写的数字'],
    ['a number in words', '# 存在的问题\n超期十二件', '“十二”是手写的数字'],
    ['a name that is counted', '# 存在的问题\n12345件', '“12345”是手写的数字'],
    [
      'an unknown source',
      '# 存在的问题\n{{1234.received}}',
      '第2行：引用“{{1234.received}}”：本次没有来源“1234”。是不是“12345”？',
    ],
    ['an unknown figure', '# 存在的问题\n{{12345.办结数}}', '没有指标“办结数”'],
    ['an unknown unit', '# 存在的问题\n{{12345.供店所.received}}', '没有单位“供店所”，是不是“供电所”？'],
    ['a figure the tables lack', '# 存在的问题\n{{12345.供电所.满意率}}', '不在附件的表里'],
    ['an unknown heading', '# 存在问题\n好', '段落.md 第1行：通报里没有“存在问题”这个标题。是不是“存在的问题”？'],
    ['no heading', '好', '段落.md 第1行：这一段上面没有标题'],
    ['an open brace', '# 存在的问题\n{{12345.received', '花括号没有配成对'],
    ['a unit without a row', '# 存在的问题\n原市容所要整改', '点到了“原市容所”，附件的表里没有它的一行'],
  ])('are refused for %s', (_name, text, sentence) => {
    expect(refusals(text).join('\n')).toContain(sentence);
  });

  it.each([
    '2026年1月5日前办好',
    '1. 先办急的',
    '按〔2025〕12号文',
    '见附件2，10月底前',
    '12345热线的工单要先办',
    '一件一件办好',
  ])('may hold %s', (sentence) => expect(refusals(`# 工作要求\n${sentence}`)).toEqual([]));
});

const withTable = (circular: Circular, change: (table: PrintedTable) => PrintedTable): Circular => ({
  ...circular,
  attachments: circular.attachments.map(({ title, tables }, index) => ({
    title,
    tables: tables.map((table, at) => (index + at === 0 ? change(table) : table)),
  })),
});

describe('a circular is refused', () => {
  const { circular } = anIssuedCircular();

  it('when any number of its text is changed', () => {
    const numbers = circular.paragraphs.flatMap(({ runs }, paragraph) =>
      runs.flatMap((run, at) => (run.kind === 'number' ? [{ paragraph, at }] : [])),
    );
    expect(judged(circular)).toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.nat(9999), (place, other) => {
        const paragraphs = circular.paragraphs.map((one, index) => ({
          ...one,
          runs: one.runs.map((run, at) =>
            index === place.paragraph && at === place.at ? { ...run, text: `${other}.5%` } : run,
          ),
        }));
        expect(judged({ ...circular, paragraphs })).toEqual([expect.stringContaining(`正文写“${other}.5%”`)]);
      }),
    );
  });

  it('when any count of a unit or of the total is changed', () => {
    const counts = (circular.attachments[0]?.tables[0]?.rows ?? []).flatMap((row, y) =>
      row.flatMap(({ value }, x) => (typeof value === 'number' ? [{ x, y }] : [])),
    );
    const changed = (place: { x: number; y: number }, by: number) => (cell: PrintedCell, x: number, y: number) =>
      x === place.x && y === place.y ? { ...cell, value: Number(cell.value) + by } : cell;
    fc.assert(
      fc.property(fc.constantFrom(...counts), fc.integer({ min: 1, max: 50 }), (place, by) => {
        const change = changed(place, by);
        const wrong = withTable(circular, (table) => ({
          ...table,
          rows: table.rows.map((row, y) => row.map((cell, x) => change(cell, x, y))),
        }));
        expect(judged(wrong).join('\n')).toMatch(/附件1“.*”：“.*”合计是\d+，各行相加是\d+/u);
      }),
    );
  });

  it('when a unit stands twice', () => {
    const twice = withTable(circular, (table) => ({ ...table, rows: [...table.rows.slice(0, 1), ...table.rows] }));
    expect(judged(twice).join('\n')).toContain('“河沿社区居民委员会”有两行，请合成一行');
  });
});
