/** Units in tables and prose: one twice, one without a row, names so near that they may be one. */
import { editDistance } from '../base/near-miss.ts';
import type { Finding } from './finding.ts';
import { linkedTables, wholeOf } from './linked-tables.ts';
import type { Sentence } from './read-prose.ts';
import { columnsOf, numberAt, type TableView } from './table-view.ts';

const UNIT_END =
  /(?:[局镇乡委办部院站所处队会厅区]|街道|街道办事处|办事处|办公室|中心|公司|分局|大队|支队|林场|特场|集团|组)$/u;

/** A unit with several rows, in a table that has else one row a unit. */
export function unitsTwice(view: TableView): readonly Finding[] {
  const named = view.units.filter(({ name }) => name !== '');
  const groups = [...Map.groupBy(named, ({ name }) => name).values()];
  const repeated = groups.filter((rows) => rows.length > 1);
  if (named.length < 3 || repeated.length * 3 > groups.length || columnsOf(view, 'name').length > 1) return [];
  return repeated.map((rows): Finding => {
    const name = rows[0]?.name ?? '';
    const lines = rows.map(({ index }) => `第${index + 1}行`).join('、');
    return {
      rule: 'unitTwice',
      kind: 'error',
      place: `表${view.table.number}${lines}`,
      quote: name,
      printed: name,
      counted: '',
      basis: `${rows.length}`,
    };
  });
}

/** Whether the table holds all units: it has a total, or what it adds up to is stated in the prose about it. */
const isComplete = (view: TableView, sentences: readonly Sentence[]): boolean =>
  !view.excerpt &&
  view.units.length >= 5 &&
  (view.total !== undefined ||
    sentences.some(({ claims }) =>
      claims.some(({ token, code }) =>
        columnsOf(view, 'count').some(
          (column) => column.code === code && code !== undefined && wholeOf(view, column) === token.value,
        ),
      ),
    ));

const NAMING = /表扬|批评|较好|较差|较少|较低|不到位|不及时|居前|位居|如[:：]|有[:：]|单位[:：]|超期|逾期|延期|点名/u;
/** What stands before the first name of a list. */
const LEAD = /^.*(?:[:：]|(?:对|其中|责任单位|分别是|(?<![例])如|包括|以及)(?=[^、]{2,}$))/u;

/** Units that the prose names for how they dealt with a matter, and that have no row in its table. */
export function unitsWithoutRow(sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] {
  const complete = new Map(views.map((view) => [view, isComplete(view, sentences)]));
  const places = new Map(sentences.map((sentence, at) => [sentence, sentences[at - 1]]));
  return sentences.flatMap((sentence) => {
    if (!NAMING.test(sentence.text + (places.get(sentence)?.text ?? ''))) return [];
    const linked = linkedTables(sentence, views);
    const tables = linked.filter((view) => complete.get(view));
    if (tables.length === 0) return [];
    // A unit may stand in the small one of two tables.
    const rows = linked.flatMap(({ units }) => units.map(({ name }) => name));
    const names = namesIn(sentence);
    const missing = names.filter((name) => !rows.some((row) => isSameUnit(name, row)));
    // A list of which most are strangers speaks of something else than the table.
    if (missing.length === 0 || missing.length * 2 > names.length) return [];
    const where = tables.map(({ table }) => `表${table.number}`).join('、');
    return missing.map(
      (name): Finding => ({
        rule: 'noRow',
        kind: 'error',
        place: sentence.place,
        quote: name,
        printed: name,
        counted: '',
        basis: where,
      }),
    );
  });
}

function namesIn(sentence: Sentence): readonly string[] {
  const lists = sentence.text.replace(/[（(][^）)]*[)）]/gu, '').split(/[,，。；;]/u);
  return lists.flatMap((list) => {
    const parts = list.split('、').map((part) => part.trim());
    return parts.flatMap((part, at) => {
      const bare = (at === 0 ? part.replace(LEAD, '') : part).replace(/等.*$/u, '').replace(/予以.*$/u, '');
      return /^[\u4e00-\u9fa5]{3,20}$/u.test(bare) &&
        UNIT_END.test(bare) &&
        !/^(?:各|全|本|部分|个别|有关|相关)/u.test(bare)
        ? [bare]
        : [];
    });
  });
}

/** 市监局 for 市场监督管理局, 人社局 for 区人力资源和社会保障局: short names keep the order of their letters. */
function isSameUnit(name: string, row: string): boolean {
  if (name.includes(row) || row.includes(name)) return true;
  const [short, long] = name.length <= row.length ? [name, row] : [row, name];
  const letters = [...short.replace(/^[省市区县]/u, '')];
  let at = 0;
  for (const letter of long) if (letter === letters[at]) at += 1;
  return at === letters.length && short.at(-1) === long.at(-1) && short.length < long.length;
}

/** Letters by which units are told apart: a difference in them is no slip. */
const DISTINCT = /[东西南北中上下前后内外新老大小一二三四五六七八九十\d甲乙]/u;

/** Long names one letter apart that never stand in one table as two. */
export function nearNames(views: readonly TableView[]): readonly Finding[] {
  const tables = views.map(({ table, units }) => ({
    number: table.number,
    names: new Set(units.map(({ name }) => name)),
  }));
  const all = [...new Set(tables.flatMap(({ names }) => [...names]))].filter((name) => name.length >= 5).slice(0, 1500);
  const byLength = Map.groupBy(all, (name) => name.length);
  return all.flatMap((one) =>
    [...(byLength.get(one.length) ?? []), ...(byLength.get(one.length + 1) ?? [])].flatMap(
      (other): readonly Finding[] => {
        if (one === other || (one.length === other.length && one > other) || !isSlip(one, other)) return [];
        const both = tables.find(({ names }) => names.has(one) && names.has(other));
        if (both && one.length === other.length) return [];
        const [here, there] = [one, other].map((name) => tables.find(({ names }) => names.has(name))?.number);
        return [
          {
            rule: 'nearName',
            kind: 'question',
            place: here === there ? `表${here}` : `表${here}、表${there}`,
            quote: `${one}／${other}`,
            printed: one,
            counted: '',
            basis: other,
          },
        ];
      },
    ),
  );
}

function isSlip(one: string, other: string): boolean {
  if (one.length === other.length && [...one].filter((letter, at) => letter !== other[at]).length > 2) return false;
  if (editDistance(one, other) !== 1) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return !DISTINCT.test(one[at] ?? '') && !DISTINCT.test(other[at] ?? '');
}

const ZERO = /零(?:诉求|投诉|来件|工单|上访)|无(?:诉求|投诉|来件)/u;

/** Where 县公安局 and 县公安局交警大队 are both units, the longer name does not name the shorter. */
function isNamedBy(part: string, name: string, { units }: TableView): boolean {
  const fits = (one: string): boolean => one.length > 1 && (part.endsWith(one) || part.startsWith(one));
  return fits(name) && !units.some((other) => other.name.length > name.length && fits(other.name));
}

/** “零诉求”: the units named so have nothing in their rows. */
export function zeroUnits(sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] {
  return sentences
    .filter(({ text }) => ZERO.test(text))
    .flatMap((sentence) => {
      const [before = '', after = ''] = sentence.text.split(ZERO);
      const behind = /^(?:的)?(?:单位|镇|乡|部门)/u.test(after);
      const clause = behind ? after.replace(/^(?:的)?[^:：有为是]*[:：有为是]+/u, '') : before;
      return linkedTables(sentence, views).flatMap((view) => {
        const column = columnsOf(view, 'count').find(({ code }) => code === 'received');
        if (!column) return [];
        return view.units.flatMap((row): readonly Finding[] => {
          const value = numberAt(view, row.index, column)?.value ?? 0;
          if (
            value === 0 ||
            row.name.length < 2 ||
            !clause.split(/[、,，:：。]/u).some((part) => isNamedBy(part, row.name, view))
          )
            return [];
          return [
            {
              rule: 'zeroButCounted',
              kind: 'error',
              place: sentence.place,
              quote: row.name,
              printed: '零诉求',
              counted: String(value),
              basis: `表${view.table.number}第${row.index + 1}行“${column.name}”列`,
            },
          ];
        });
      });
    });
}
