/** “逾期办结4件（甲镇3件、乙局1件）”: each unit in the brackets against its row in the table of that name. */
import { cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { linkedTables } from './linked-tables.ts';
import type { CountCode } from './measure-names.ts';
import type { Claim, Sentence } from './read-prose.ts';
import { columnsOf, numberAt, type TableView } from './table-view.ts';

const TITLES: Partial<Readonly<Record<CountCode, RegExp>>> = {
  completedLate: /逾期办结$/u,
  openOverdue: /在办超期$/u,
};

export const lateLists = (sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] =>
  sentences.flatMap((sentence) =>
    sentence.claims.flatMap((claim) => {
      const title = claim.code && TITLES[claim.code];
      const list = /^[（(]([^（()）]+)[)）]/u.exec(sentence.text.slice(claim.token.to))?.[1];
      if (!title || list === undefined) return [];
      const tables = linkedTables(sentence, views).filter(({ table }) => title.test(table.title));
      const [only] = tables;
      return only && tables.length === 1 ? inList(claim, list, only) : [];
    }),
  );

function inList({ sentence }: Claim, list: string, view: TableView): readonly Finding[] {
  const [column] = columnsOf(view, 'count');
  if (!column) return [];
  return list.split(/[、,，]/u).flatMap((part): readonly Finding[] => {
    const [, name, number] = /^(.+?)(\d+)件/u.exec(part.trim()) ?? [];
    const row = view.units.find((one) => one.name === name);
    const counted = row && numberAt(view, row.index, column)?.value;
    if (!row || counted === undefined || counted === Number(number)) return [];
    const basis = cellPlace(view.table, row.index, column.index);
    const found = { quote: part.trim(), printed: `${number}件`, counted: `${counted}件`, basis };
    return [{ rule: 'proseRow', kind: 'error', place: sentence.place, ...found }];
  });
}
