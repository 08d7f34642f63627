import { ticketAt } from '../domain/figures/ticket-at.ts';
import type { FiledRow } from '../domain/ledger/filed-row.ts';
import { KIND_WORDS } from '../domain/ledger/read-words.ts';
import type { Unit } from '../domain/office/unit.ts';
import { type PrintedCell, type PrintedSheet, text } from '../domain/report/printed-sheet.ts';
import type { SourceFigures } from '../domain/report/source-figures.ts';
import { DAY, type Moment } from '../domain/time/moment.ts';
import { endMinute, minute } from './period-name.ts';
import { redact } from './redact.ts';

const COLUMNS = [
  '工单编号',
  '来源',
  '承办单位',
  '诉求类型',
  '诉求类别',
  '诉求内容',
  '受理时间',
  '截止时间',
  '办结时间',
  '状态',
  '超期天数',
];
/** So much of a complaint as fits a cell that is read at a glance. */
const LONGEST = 80;
/** More than is printed, so that a number cut in two at this end is never shown. */
const LOOKED_AT = 5 * LONGEST;

const WITHHELD = '敏感件，不列内容';

interface Listed {
  readonly state: string;
  readonly lateFor: number;
  readonly openedAt: Moment;
  readonly number: string;
  readonly cells: readonly PrintedCell[];
}

/** 督查台账: every ticket that is open or was completed late, of all sources, the latest first. */
export function supervisionSheet(sources: readonly SourceFigures[], units: readonly Unit[]): PrintedSheet {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const listed = sources.flatMap((source) => listOf(source, names));
  listed.sort((a, b) => b.lateFor - a.lateFor || a.openedAt - b.openedAt || (a.number < b.number ? -1 : 1));
  const notes = listed.length === 0 ? ['截至截止时点，没有在办和超期的工单。'] : [];
  return {
    name: '督查台账',
    tables: [{ title: '督查台账：在办和超期的工单', columns: COLUMNS, rows: listed.map(({ cells }) => cells), notes }],
  };
}

function listOf(source: SourceFigures, names: ReadonlyMap<string, string>): readonly Listed[] {
  const { window, ledger } = source;
  return source.facts.flatMap((fact) => {
    const ticket = ticketAt(fact, window);
    const filed = source.rowOf(fact.number);
    if (!ticket || !filed || !(ticket.open || ticket.completedLate)) return [];
    const { row } = filed;
    const isLate = ticket.openOverdue || ticket.completedLate;
    const doneAt = ticket.completed ? fact.completedAt : null;
    const lateFor = isLate ? (doneAt ?? window.cutOff) - fact.completeBy : 0;
    const state = `${ticket.completedLate ? '逾期办结' : ticket.openOverdue ? '在办超期' : '在办'}${row.excluded ? '（已剔除）' : ''}`;
    const cells = [
      text(row.number),
      text(ledger.name),
      text(names.get(row.unit) ?? row.unit),
      ...matterCells(filed),
      text(minute(fact.openedAt)),
      text(endMinute(fact.completeBy)),
      text(doneAt === null ? '' : minute(doneAt)),
      text(state),
      isLate ? daysLate(lateFor, filed) : text(''),
    ];
    return [{ state, lateFor, openedAt: fact.openedAt, number: row.number, cells }];
  });
}

/** Of a sensitive ticket the staff group knows the number and where it lies, nothing of what it is. */
function matterCells({ row, withheld }: FiledRow): readonly PrintedCell[] {
  if (withheld) return [text(''), text(''), text(WITHHELD)];
  const kind = row.kind ? KIND_WORDS[row.kind] : '';
  return [text(kind), text(row.category), text(shortened(redact(row.text.slice(0, LOOKED_AT))))];
}

const daysLate = (lateFor: number, { file, row }: FiledRow): PrintedCell => ({
  value: Math.ceil(lateFor / DAY),
  style: 'number',
  proof: {
    figure: '',
    how: '超期天数：从截止时间到办结时间（没有办结的到截止时点），不足一天算一天',
    numerator: Math.ceil(lateFor / DAY),
    denominator: null,
    tickets: [row.number],
    read: { file, lines: [row.line] },
  },
});

function shortened(words: string): string {
  const line = words.replace(/\s+/gu, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
