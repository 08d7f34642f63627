import type { LedgerRow } from '../../src/domain/ledger/ledger-row.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import type { MediaAccount } from '../../src/domain/publicity/media-account.ts';
import { publicityTable } from '../../src/domain/publicity/publicity-table.ts';
import { readPublicity } from '../../src/domain/publicity/read-publicity.ts';
import { SOURCE_TABLE } from '../../src/domain/source/source-table.ts';
import { DAY, HOUR, type Moment, parseMoment } from '../../src/domain/time/moment.ts';
import { countLedgers, type LedgersToCount } from '../../src/flows/circulars/count-ledgers.ts';
import { type CircularToIssue, type IssuedCircular, issueCircular } from '../../src/flows/circulars/issue-circular.ts';
import { type Chance, chance } from '../fixtures/chance.ts';
import { aLedger, aLedgerRow } from './a-ledger-row.ts';
import { anOffice } from './an-office.ts';

/** Names as offices have them: alike, one within another, rare signs, long ones. */
const NAMES: readonly (readonly [string, string])[] = [
  ['青石镇', 'street'],
  ['青石桥镇', 'street'],
  ['大洼乡', 'street'],
  ['大洼街道办事处', 'street'],
  ['㳇源街道', 'street'],
  ['北邙岭社区', 'street'],
  ['县住房和城乡建设局', 'department'],
  ['县城市管理局', 'department'],
  ['县市场监督管理局', 'department'],
  ['县教育局', 'department'],
  ['县教育和体育局', 'department'],
  ['县人力资源和社会保障局', 'department'],
  ['县自然资源局', 'department'],
  ['县水利局', 'department'],
  ['县水务公司', 'company'],
  ['鑫淼热力有限公司', 'company'],
  ['青石供电所', 'company'],
  ['县公安局', 'department'],
  ['县公安局交通警察大队', 'department'],
  ['县林业发展中心', 'department'],
];
const CATEGORIES = ['城市管理', '物业管理', '农村事务', '劳动保障', '噪音扰民', '供水供电', '消费维权', '热线服务'];
const AREAS: OfficePolicy['areas'] = [{ id: 'a1', name: '河沿社区', unit: 'u0', estates: ['柳荫小区'] }];
const KINDS = ['enquiry', 'help', 'suggestion', 'grievance', 'tipOff'] as const;
const PERIODS = [
  ['2026-01-01T00:00:00+08:00', '2026-02-01T00:00:00+08:00'],
  ['2026-04-01T00:00:00+08:00', '2026-07-01T00:00:00+08:00'],
  ['2026-01-01T00:00:00+08:00', '2026-07-01T00:00:00+08:00'],
  ['2026-03-04T00:00:00+08:00', '2026-03-19T00:00:00+08:00'],
] as const;

interface Made {
  readonly draw: Chance;
  readonly units: readonly Unit[];
  readonly window: LedgersToCount['window'];
}

/** A made-up circular of a seed: another office, other sources, ledgers, tables, periods with every one. */
export function aRandomCircular(seed: number, purpose: CircularToIssue['purpose'] = 'circular'): IssuedCircular {
  const draw = chance(seed);
  const units = draw
    .some(NAMES, draw.whole(2, NAMES.length))
    .map(([name, kind], index): Unit => ({ id: `u${index}`, name, aliases: [], kind, active: true }));
  const [from, to] = draw.one(PERIODS).map((text) => parseMoment(text) as Moment) as [Moment, Moment];
  const window = { period: { from, to }, cutOff: to + draw.whole(0, 12) * DAY };
  const made = { draw, units, window };
  const codes = draw.some(SOURCE_TABLE, draw.whole(1, 3)).map(({ code }) => code);
  const policy = anOffice({ units, areas: AREAS, groups: [], routing: [], people: [], sources: specsOf(made, codes) });
  const sources = codes.flatMap((code, index) => {
    const rows = rowsOf(made, code, index);
    return aLedger([...rows, ...rowsBefore(made, rows)], columnsOf(draw));
  });
  const counted = countLedgers({ policy, sources, tables: tablesOf(made), window });
  const given: CircularToIssue = {
    policy,
    counted,
    window,
    document: 'circular.docx',
    purpose,
    issued: '2026-08-03',
    rectifyBy: '2026-08-10',
  };
  return issueCircular({ ...given, number: draw.often(50) ? '示例办通〔2026〕15号' : undefined });
}

/** Offices print their tables differently; without a total nobody could add up the rows, and that is never drawn. */
function specsOf({ draw }: Made, codes: readonly string[]): OfficePolicy['sources'] {
  const spec = () => ({
    zero: draw.one(['0', 'blank', 'hide'] as const),
    decimals: draw.one([2, 2, 2, 1, 0]),
    total: true,
    ...(draw.often(30) ? { split: [['street'], ['department']] } : {}),
  });
  return Object.fromEntries(codes.map((code) => [code, spec()]));
}

/** Ledgers often lack a column. */
function columnsOf(draw: Chance): Parameters<typeof aLedger>[1] {
  if (draw.often(50)) return undefined;
  const all = [
    'acceptedAt',
    'contactedAt',
    'returns',
    'transfers',
    'extensions',
    'reworks',
    'result',
    'satisfaction',
  ] as const;
  return new Set(draw.some(all, draw.whole(2, all.length)));
}

/** What the same ledger holds of the period before, and of the year before: some of the rows, as they might have come then, and other topics. */
function rowsBefore({ draw, window }: Made, rows: readonly LedgerRow[]): readonly LedgerRow[] {
  const [last, year] = [draw.one([0, 0, 50, 100, 150]), draw.one([0, 0, 0, 80])];
  const earlier = (by: number, often: number, mark: string): readonly LedgerRow[] =>
    rows
      .filter(() => draw.often(Math.min(often, 100)))
      .flatMap((row, index) => (draw.often(often - 100) ? [row, row] : [row]).map((one, nth) => ({ one, index, nth })))
      .map(({ one, index, nth }): LedgerRow => {
        const openedAt = index === 0 ? window.period.from - by + DAY : one.openedAt - by;
        const category = one.category !== '' && draw.often(15) ? draw.one(CATEGORIES) : one.category;
        const number = `${mark}${nth}-${one.number}`;
        return { ...one, number, category, openedAt, completedAt: openedAt + 2 * DAY, completeBy: openedAt + 7 * DAY };
      });
  const length = window.period.to - window.period.from;
  return [...earlier(length, last, 'P'), ...earlier(365 * DAY, year, 'Y')];
}

const SIZES = [0, 1, 2, 5, 12, 40, 40, 90, 150, 300];

function rowsOf(made: Made, source: LedgerRow['source'], nth: number): readonly LedgerRow[] {
  const { draw, window } = made;
  const size = draw.one(SIZES);
  // How much goes wrong differs from ledger to ledger: rates of 0 and of 100 per cent have to come up.
  const [lateness, trouble, silence] = [draw.one([0, 5, 40]), draw.one([0, 5, 30]), draw.one([0, 10, 60, 100])];
  const nameless = draw.one([0, 0, 10, 100]);
  const kinds = draw.some(KINDS, draw.whole(1, 5));
  const categories = draw.some(CATEGORIES, draw.whole(1, CATEGORIES.length));
  return Array.from({ length: size }, (_, index): LedgerRow => {
    const early = draw.often(8) ? 40 * DAY : 0;
    const openedAt = window.period.from - early + Math.floor(draw.next() * (window.period.to - window.period.from));
    const took = draw.often(lateness) ? draw.whole(8, 20) * DAY : draw.whole(1, 120) * HOUR;
    const completedAt = openedAt + took < window.cutOff && draw.often(92) ? openedAt + took : null;
    const answered = completedAt !== null && !draw.often(silence);
    return aLedgerRow({
      ...{ line: index + 2, number: `S${nth}-${String(index + 1).padStart(4, '0')}`, source, sourceWritten: '' },
      ...{
        unit: draw.one(made.units).id,
        openedAt,
        completedAt,
        text: draw.one(['路灯不亮', '柳荫小区井盖坏了', '停水3天没人管', '公租房怎么申请', '']),
      },
      kind: draw.often(nameless) ? null : draw.one(kinds),
      category: draw.often(nameless) ? '' : draw.one(categories),
      acceptedAt: completedAt !== null || draw.often(80) ? openedAt + HOUR : null,
      contactedAt: draw.often(silence) ? null : openedAt + 2 * HOUR,
      extensions: draw.often(trouble) ? draw.whole(1, 3) : 0,
      reworks: draw.often(trouble) ? draw.whole(1, 3) : 0,
      returns: draw.often(trouble) ? 1 : 0,
      transfers: draw.often(trouble) ? 1 : 0,
      asked: answered,
      resolved: answered ? draw.often(85) : null,
      satisfaction: answered
        ? draw.one(['satisfied', 'satisfied', 'satisfied', 'basic', 'unsatisfied'] as const)
        : null,
      excluded: draw.often(2),
    });
  });
}

function tablesOf(made: Made): LedgersToCount['tables'] {
  const { draw } = made;
  return [...(draw.often(50) ? [websiteTable(made)] : []), ...(draw.often(40) ? [mediaTable(made)] : [])];
}

function websiteTable({ draw, units }: Made): LedgersToCount['tables'][number] {
  const table = publicityTable('网站公开信息报送情况');
  const lines = units.map(({ name }) => {
    const sent = draw.one([0, draw.whole(1, 9), draw.whole(1, 60)]);
    return [name, String(sent), String(draw.whole(0, sent))];
  });
  const rows = [['单位', '邮箱报送数', '采纳数'], ...lines].map((cells, index) => ({ line: index + 1, cells }));
  return { file: '报送.csv', table, reading: readPublicity(rows, table, units) };
}

function mediaTable({ draw, units, window }: Made): LedgersToCount['tables'][number] {
  const accounts = Array.from({ length: draw.whole(1, 14) }, (_, index): MediaAccount => {
    const posts = draw.one([0, draw.whole(1, 40)]);
    const updatedAt = window.cutOff - draw.whole(1, 40) * DAY;
    return {
      line: index + 2,
      name: `示例发布${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[index]}`,
      unit: draw.one(units),
      updatedAt,
      posts,
      originals: draw.whole(0, posts),
    };
  });
  return { file: '账号.csv', media: { accounts, faults: [], remarks: [] } };
}
