import { sourceNamed } from '../source/source-named.ts';
import { SOURCE_TABLE, type Source } from '../source/source-table.ts';
import type { Moment } from '../time/moment.ts';
import type { ColumnCode } from './ledger-columns.ts';
import type { LedgerRow } from './ledger-row.ts';
import { type NamedUnit, unknownUnit } from './name-unit.ts';
import { isBlank, shown } from './plain-text.ts';
import { readCount, readKind, readNumber, readResult, readSatisfaction, readYes } from './read-words.ts';
import type { RowCells } from './row-cells.ts';

export interface RowContext {
  /** Given on the command line: the 来源 column does not decide. */
  readonly source: Source | undefined;
  readonly unitNamed: (written: string) => NamedUnit;
  /** The same text as one value, so that a hundred thousand rows do not hold as many copies. */
  readonly once: (text: string) => string;
  readonly noteUnit: (written: string, name: string) => void;
}

const KNOWN_SOURCES = SOURCE_TABLE.map(({ name }) => name).join('、');

/** The row, or undefined where it has a fault: the faults stand in `cells`. */
export function readRow(cells: RowCells, context: RowContext): LedgerRow | undefined {
  const number = numberOf(cells);
  const source = sourceOf(cells, context);
  const unit = unitOf(cells, context);
  const openedAt = required(cells, 'openedAt');
  const after = openedAt ?? undefined;
  const heard = cells.word('result', readResult, '已解决、未解决、未回访，或留空', { asked: false, resolved: null });
  const row = {
    line: cells.line,
    number,
    sourceWritten: context.once(cells.text('source')),
    text: cells.text('text'),
    kind: cells.word('kind', readKind, '咨询、求助、建议、投诉、举报，或留空', null),
    category: context.once(isBlank(cells.text('category')) ? '' : cells.text('category')),
    acceptedAt: cells.moment('acceptedAt', after),
    contactedAt: cells.moment('contactedAt', after),
    completeBy: cells.moment('completeBy', after),
    completedAt: cells.moment('completedAt', after),
    ...(isBlank(cells.text('reply')) ? {} : { reply: cells.text('reply') }),
    extensions: times(cells, 'extensions'),
    reworks: times(cells, 'reworks'),
    returns: times(cells, 'returns'),
    transfers: times(cells, 'transfers'),
    ...heard,
    satisfaction: cells.word('satisfaction', readSatisfaction, '满意、基本满意、不满意、未评价，或留空', null),
    excluded: cells.word('excluded', readYes, '是、否，或留空', false),
  };
  const dispatchedAt = cells.has('dispatchedAt') ? cells.moment('dispatchedAt', after) : openedAt;
  if (openedAt !== null) checkOrder(cells, openedAt, row);
  if (cells.faults.length > 0 || !source || unit === undefined || openedAt === null) return undefined;
  return { ...row, source: source.code, unit, openedAt, dispatchedAt };
}

const times = (cells: RowCells, code: ColumnCode): number =>
  cells.word(code, readCount, '0、1、2 这样的次数，或留空', 0);

function required(cells: RowCells, code: 'openedAt'): Moment | null {
  if (isBlank(cells.text(code))) cells.fault(code, '是空的，请补上');
  return cells.moment(code);
}

function numberOf(cells: RowCells): string {
  const written = cells.text('number');
  if (isBlank(written)) {
    cells.fault('number', '是空的，请补上编号');
    return '';
  }
  const number = readNumber(written);
  if (number === undefined)
    cells.fault('number', `“${shown(written)}”是科学计数法，末几位已经丢失；请把这一列设成文本，重新填入完整编号`);
  return number ?? '';
}

function sourceOf(cells: RowCells, { source }: RowContext): Source | undefined {
  if (source) return source;
  const written = cells.text('source');
  const named = sourceNamed(written);
  if (named) return named;
  const why = isBlank(written) ? '是空的' : `“${shown(written)}”不是已知的来源`;
  cells.fault('source', `${why}，可以写：${KNOWN_SOURCES}；也可以在命令里写明 文件=来源代码`);
  return undefined;
}

function unitOf(cells: RowCells, context: RowContext): string | undefined {
  const written = cells.text('unit');
  if (isBlank(written)) {
    cells.fault('unit', '是空的，请补上承办单位');
    return undefined;
  }
  const named = context.unitNamed(written);
  if (named.known) {
    if (named.byRule) context.noteUnit(written, named.unit.name);
    return named.unit.id;
  }
  cells.fault('unit', unknownUnit(named, { written, paper: '台账' }));
  return undefined;
}

type Times = Readonly<Record<'acceptedAt' | 'contactedAt' | 'completeBy' | 'completedAt', Moment | null>>;

const BEFORE: readonly (readonly [keyof Times, string])[] = [
  ['acceptedAt', '签收'],
  ['contactedAt', '首次联系'],
  ['completeBy', '截止'],
  ['completedAt', '办结'],
];

function checkOrder(cells: RowCells, openedAt: Moment, times: Times): void {
  for (const [code, word] of BEFORE) {
    const at = times[code];
    if (at !== null && at < openedAt) cells.fault(code, `${word}早于受理，请核对两个时间`);
  }
}
