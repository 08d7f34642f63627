/** Numbers of the prose against the tables of the same matter: wholes against columns. */
import { columnPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { countColumns, linkedTables, wholeOf } from './linked-tables.ts';
import type { CountCode } from './measure-names.ts';
import { judgeRate, rateText } from './printed-rate.ts';
import { fractionBehind, quoteOf, ratiosOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';
import { columnsOf, numberAt, type TableView } from './table-view.ts';

export function proseTables(sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] {
  return sentences.flatMap((sentence) => {
    if (sentence.claims.length === 0) return [];
    const linked = linkedTables(sentence, views);
    const whole = linked.filter(({ excerpt }) => !excerpt);
    return sentence.claims.flatMap((claim) => {
      if (claim.token.hedged || claim.prior || claim.wider || claim.token.unit === '次' || /该|某/u.test(claim.before))
        return [];
      if (claim.units.length > 0) return [];
      if (claim.token.kind === 'rate') return againstRates(claim, whole);
      if (claim.token.kind !== 'count') return [];
      const group = groupTable(claim, whole);
      if (group) return againstColumns(claim, [group], 'received');
      return claim.code && !claim.part && isWhole(claim) ? againstColumns(claim, whole, claim.code) : [];
    });
  });
}

/** Words that do not narrow what is counted. */
const NEUTRAL =
  /[“”"《》「」]|\d+年|\d+月份?|\d+日|第?[一二三四]季度|上半年|下半年|本[月季年期周]|截至|全[区县市镇年月]|共计|累计|总计|合计|一共|各[镇办乡街道单位部门、]+|镇办|承办|单位|部门|群众|市民|居民|网民|网友|政府|政务|服务|便民|民生|热线|平台|系统|督办|督查|问政|工作|任务|工单|案件|诉求|投诉|来件|信件|留言|信息|事项|条数|件数|中心|网站|门户|微信群|微信|转办|通过|运用|利用|受理|收到|接到|接收|派发|交办|办结|采纳|发布|报送|回复|答复|其中|期间|各类|有效|件|已|共|均|全部|的|区|县|市|各|数为|数|为/gu;
const NARROW = /类|方面|问题|栏目|领域|专题|纠纷|\d月.*\d月|咨询|建议|求助|举报|小区|社区/u;

/** Whether a count can only be of all units together. */
function isWhole({ before, sentence }: Claim): boolean {
  if (NARROW.test(before)) return false;
  if (/共|累计|总计|合计/u.test(before)) return true;
  let rest = before;
  for (const topic of sentence.topics) rest = rest.replaceAll(topic, '');
  return rest.replace(NEUTRAL, '').replace(/[\d\s,，、年月]/gu, '').length <= 3;
}

/** “乡镇（场、区）58件”: a part whose label one of the tables is named after. */
function groupTable({ token, sentence, part }: Claim, views: readonly TableView[]): TableView | undefined {
  if (!part || views.length < 2 || token.unit === '个') return undefined;
  const words = sentence.text.slice(0, token.from).replace(/[（(][^)）]*[)）]\s*$/u, '');
  const label = /([\u4e00-\u9fa5]{2,8})$/u.exec(words)?.[1]?.replace(/^其中/u, '');
  if (!label) return undefined;
  const named = views.filter(({ table }) => table.title.includes(label));
  return named.length === 1 ? named[0] : undefined;
}

interface Choice {
  readonly place: string;
  /** Of all tables together: none. */
  readonly column?: string;
  readonly value: number;
}

function againstColumns(claim: Claim, views: readonly TableView[], code: CountCode): readonly Finding[] {
  const all = views.map((view) => choicesOf(view, code));
  const choices = all.flat();
  const together = all.filter((one) => one.length > 0);
  if (together.length > 1 && together.every((one) => one.length === 1))
    choices.push({
      place: together.map(([one]) => one?.place).join('、'),
      value: together.reduce((sum, [one]) => sum + (one?.value ?? 0), 0),
    });
  if (choices.length === 0 || choices.some(({ value }) => isShown(claim, value))) return [];
  const counted = [...new Set(choices.map(({ value }) => value))];
  // Tables of a matter that differ in kind: which one is meant nobody can tell.
  if (together.length > 1 && claim.token.value <= Math.max(...counted) / 2) return [];
  const shown = together.length > 1 ? meantOf(choices) : choices;
  return [
    tableFinding(claim, 'proseTable', {
      counted: [...new Set(shown.map(({ value }) => `${value}${claim.token.unit}`))].join('或'),
      basis: shown.map(({ place }) => place).join('、'),
    }),
  ];
}

/** Tables with the same column are parts of one whole; others that agree tell the same thing in several ways. */
function meantOf(choices: readonly Choice[]): readonly Choice[] {
  const [first, ...more] = choices.filter(({ column }) => column !== undefined);
  const agree = first !== undefined && more.every(({ value }) => value === first.value);
  const isSplit = more.every(({ column }) => column === first?.column);
  return agree && !isSplit ? [first] : choices.slice(-1);
}

const choicesOf = (view: TableView, code: CountCode): readonly Choice[] =>
  countColumns(view, code).map((column) => ({
    place: columnPlace(view.table, column.index),
    column: column.name,
    value: wholeOf(view, column),
  }));

/** 万 and the like are rounded. */
const isShown = ({ token }: Claim, value: number): boolean =>
  token.step > 0 ? Math.abs(token.value - value) <= token.step / 2 : token.value === value;

function tableFinding(
  claim: Claim,
  rule: 'proseTable' | 'proseRate',
  { counted, basis }: { counted: string; basis: string },
): Finding {
  return {
    rule,
    kind: 'error',
    place: claim.sentence.place,
    quote: quoteOf(claim),
    printed: claim.token.raw,
    counted,
    basis,
  };
}

function againstRates(claim: Claim, views: readonly TableView[]): readonly Finding[] {
  if (fractionBehind(claim)) return [];
  return claim.rates.flatMap((rate) => {
    const printed = views.some((view) =>
      view.rows.some(({ kind, index }) =>
        columnsOf(view, 'rate').some(
          (column) =>
            kind === 'total' &&
            rate.said.test(column.name) &&
            numberAt(view, index, column)?.value === claim.token.value,
        ),
      ),
    );
    const sets = views.length > 1 ? [...views.map((view) => [view]), views] : [views];
    const judged = sets.flatMap((set) =>
      ratiosOf(rate, columnWholes(set)).map((ratio) => ({ set, ratio, verdict: judgeRate(claim.token, ratio) })),
    );
    if (printed || judged.some(({ verdict }) => verdict !== 'wrong')) return [];
    const all = judged.find(({ set, ratio }) => set.length === views.length && ratio.sure);
    if (!all) return [];
    const { set, ratio } = all;
    const tables = set.map(({ table }) => `表${table.number}`).join('、');
    const counted = rateText(ratio, claim.token.decimals);
    return [
      tableFinding(claim, 'proseRate', { counted, basis: `${tables}（${ratio.numerator}÷${ratio.denominator}）` }),
    ];
  });
}

/** What the count columns of the tables add up to together; several columns of one measure in a table are kept apart. */
function columnWholes(views: readonly TableView[]): ReadonlyMap<CountCode, readonly number[]> {
  const wholes = new Map<CountCode, readonly number[]>();
  const columns = views.map((view) =>
    columnsOf(view, 'count').map((column) => ({ ...column, whole: wholeOf(view, column) })),
  );
  for (const code of new Set(columns.flat().flatMap((column) => column.code ?? []))) {
    const found = columns.map((some) => some.filter((column) => column.code === code).map(({ whole }) => whole));
    if (found.every(({ length }) => length === 1)) wholes.set(code, [found.flat().reduce((sum, one) => sum + one, 0)]);
    else if (views.length === 1) wholes.set(code, found.flat());
  }
  return wholes;
}
