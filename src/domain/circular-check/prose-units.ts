/** What the prose says of a unit by name, against its row in the table of the matter. */
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { countColumns, linkedTables } from './linked-tables.ts';
import { type CountCode, countCodeIn } from './measure-names.ts';
import { fractionBehind, quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';
import { columnsOf, numberAt, type TableView, type ViewedColumn, type ViewedRow } from './table-view.ts';
import { shareTopic, topicsOf } from './topics.ts';
import { type Detail, partsIn } from './unit-rates.ts';

export const proseUnits = (sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] =>
  sentences.flatMap((sentence) => {
    const linked = linkedTables(sentence, views);
    const tables = linked.length > 0 ? linked : views;
    return sentence.claims.flatMap((claim) => {
      const { token, prior, wider, units, before } = claim;
      if (units.length === 0 || token.hedged || prior || wider || token.unit === '次' || /该|某/u.test(before))
        return [];
      const names = unitsOf(claim);
      const near = ofNearestTopic(claim, tables);
      return names.flatMap((name) => [...againstRow(claim, name, near), ...fractionBroken(claim, name, near)]);
    });
  });

/** In a sentence about several matters the one named last before the number is meant. */
function ofNearestTopic({ token, sentence }: Claim, views: readonly TableView[]): readonly TableView[] {
  const from = sentence.text.lastIndexOf('“', token.from);
  const named = from < 0 ? new Set<string>() : topicsOf(sentence.text.slice(from, token.from));
  const own = views.filter(({ topics }) => shareTopic(topics, named));
  return own.length > 0 ? own : views;
}

interface Cell {
  readonly view: TableView;
  readonly row: ViewedRow;
  readonly column: ViewedColumn;
}

function againstRow(claim: Claim, name: string, views: readonly TableView[]): readonly Finding[] {
  const rows = views.flatMap((view) => view.units.filter((row) => row.name === name).map((row) => ({ view, row })));
  const inFull = rows.filter(({ view }) => !view.excerpt);
  const named = [inFull, rows].map((some) =>
    some.flatMap(({ view, row }) => columnsMeant(claim, name, view).map((column) => ({ view, row, column }))),
  );
  const cells = named.find(({ length }) => length > 0) ?? allOnTime(claim, inFull);
  const [first] = cells;
  if (!first || cells.some((cell) => isPrinted(claim, cell))) return [];
  const { token, sentence } = claim;
  const values = cells.map(({ view, row, column }) => numberAt(view, row.index, column)?.value ?? 0);
  const counted =
    token.kind === 'rate'
      ? (first.view.table.rows[first.row.index]?.[first.column.index] ?? '')
      : [...new Set(values.map((value) => `${value}${token.unit}`))].join('或');
  const basis = cellPlace(first.view.table, first.row.index, first.column.index);
  const found = { quote: quoteOf(claim), printed: token.raw, counted, basis };
  return [{ rule: 'proseRow', kind: 'error', place: sentence.place, ...found }];
}

/** “3件都按期办结”, where no table counts what was on time: at least so many were completed. */
const allOnTime = ({ code, after }: Claim, rows: readonly Pick<Cell, 'view' | 'row'>[]): readonly Cell[] =>
  code === 'completedOnTime' && /^[都均]|^全部/u.test(after)
    ? rows.flatMap(({ view, row }) => countColumns(view, 'completed').map((column) => ({ view, row, column })))
    : [];

/** “按期办结率0.00%（0/2）”: a rate of nought tells nothing of what it was formed of, the unit's row does. */
function fractionBroken(claim: Claim, name: string, views: readonly TableView[]): readonly Finding[] {
  const fraction = fractionBehind(claim);
  if (!fraction || !claim.rates.some(({ code }) => code === 'onTimeCompletionRate')) return [];
  const parts = views.flatMap((view) => {
    const detail = partsIn(view);
    const row = view.units.find((one) => one.name === name);
    return detail && row ? [{ view, row, above: detail.above, values: valuesOf(detail, row) }] : [];
  });
  const printed = `${fraction.numerator}/${fraction.denominator}`;
  const [first] = parts;
  if (!first || parts.some(({ values }) => values === printed)) return [];
  const basis = cellPlace(first.view.table, first.row.index, first.above.index);
  const found = { quote: `${quoteOf(claim)}（${printed}）`, printed, counted: first.values, basis };
  return [{ rule: 'proseRow', kind: 'error', place: claim.sentence.place, ...found }];
}

const valuesOf = ({ view, above, below }: Detail, { index }: ViewedRow): string =>
  [above, below].map((column) => numberAt(view, index, column)?.value ?? 0).join('/');

/** Rates may be printed with fewer digits than in the table. */
function isPrinted({ token }: Claim, { view, row, column }: Cell): boolean {
  const number = numberAt(view, row.index, column);
  if (token.kind !== 'rate') return (number?.value ?? 0) === token.value;
  return (
    number === undefined ||
    Math.abs(number.value - token.value) <= (token.decimals < number.decimals ? token.step / 2 : 0)
  );
}

function columnsMeant(claim: Claim, name: string, view: TableView): readonly ViewedColumn[] {
  const { token, code, before } = claim;
  if (token.kind === 'rate') {
    if (fractionBehind(claim)) return [];
    const said = before.replace(/[为达是仅只有到均]+$/u, '');
    return columnsOf(view, 'rate').filter((column) => column.name.length > 1 && said.endsWith(name + column.name));
  }
  if (token.kind !== 'count') return [];
  if (code) return countColumns(view, code);
  const led = before.trim().endsWith(name) ? leadingCode(claim, name) : before === '' ? listedCode(claim) : undefined;
  return led ? countColumns(view, led) : [];
}

/** “报送较多的是甲局46条、乙局42条”: what stands before the first of the list is counted of all of them. */
function leadingCode({ token, sentence }: Claim, name: string): CountCode | undefined {
  const words = sentence.text.slice(0, token.from - name.length);
  if (!words.endsWith('、') && !/[是为有:：]$/u.test(words)) return undefined;
  const lead =
    /(?:^|[,，；;。])([^,，；;。]*?)(?:的)?(?:单位|部门)?(?:主要|分别)?(?:是|为|有|[:：])[^,，；;。:：]*$/u.exec(
      words,
    )?.[1];
  return lead === undefined || /\d|率/u.test(lead.replace(/“[^”]*”/gu, '')) ? undefined : countCodeIn(lead);
}

/** “甲、乙、丙报送数仅2条”: the units named last, one beside the other; none where a count of others stands between. */
function unitsOf(claim: Claim): readonly string[] {
  const { token, sentence, units, code } = claim;
  const at = (name: string): number => sentence.text.lastIndexOf(name, token.from);
  const longest = units.filter(
    (name) =>
      !units.some((other) => other !== name && other.includes(name) && at(other) + other.indexOf(name) === at(name)),
  );
  const sorted = longest.toSorted((a, b) => at(b) - at(a));
  const [last] = sorted;
  if (last === undefined) return [];
  const named = [last];
  for (const name of sorted.slice(1)) {
    const next = named.at(-1) as string;
    if (!/^[、和及与]$/u.test(sentence.text.slice(at(name) + name.length, at(next)))) break;
    named.push(name);
  }
  const between = sentence.text.slice(at(last) + last.length, token.from);
  if (/分别/u.test(between)) return respectively(claim, named.toReversed(), at(last));
  if (named.length > 1 && TOGETHER.test(between)) return [];
  // The fraction of a rate is a bracket of its own: “甲镇（按期办结率85.71%（30/35），逾期办结1件）”.
  const plain = between.replace(/[（(]\d+\/\d+[)）]/gu, '');
  if (plain.length > 20 && !/^[（(][^（()）]*$/u.test(plain)) return [];
  const isSame = (one: Claim): boolean => one.token.kind === token.kind && one.code === code;
  // Another matter named since begins anew: “（“热线”在办超期1件，“信箱”在办超期2件）”.
  const since = Math.max(at(last), sentence.text.lastIndexOf('“', token.from));
  return sentence.claims.some((one) => one.token.from > since && one.token.to <= token.from && isSame(one))
    ? []
    : named;
}

/** “甲镇、乙镇两镇受理159件”, “甲镇、乙镇等”: not of each. */
const TOGETHER = /^(?:等|[两二三四五六七八九十\d]+[个家]?[镇乡街道局办单部]|.{0,4}(?:共|合计|总计|一起))/u;

/** “分别报送38条、121条”: the second number of the list counts what the first does. */
const listedCode = ({ token, sentence }: Claim): CountCode | undefined => {
  const from = sentence.text.lastIndexOf('分别', token.from);
  return from < 0 ? undefined : sentence.claims.find((one) => one.token.from > from)?.code;
};

/** “甲、乙、丙分别报送38条、121条和41条”: each number is of the unit in its place. */
function respectively({ token, sentence }: Claim, named: readonly string[], from: number): readonly string[] {
  const words = sentence.text.indexOf('分别', from);
  const behind = sentence.claims.filter((one) => one.token.from > words && one.token.kind === token.kind);
  const list = behind.filter((one, at) => {
    const before = behind[at - 1];
    return !before || /^[、和及与]?$/u.test(sentence.text.slice(before.token.to, one.token.from).trim());
  });
  const place = list.findIndex((one) => one.token === token);
  const isList = list.length === named.length && list.every((one, at) => one === behind[at]);
  return isList && place >= 0 ? named.slice(place, place + 1) : [];
}
