import { type Directory, unitLabel } from '../../src/domain/office/directory.ts';
import type { ImportedLedgers, ImportedSource } from '../../src/flows/importing/import-ledger.ts';
import { changedColumns } from '../../src/wording/ledger-columns.ts';

/** Tickets that are listed one by one. */
const LISTED = 20;

/** What an import has done, or would do, for the person who brings the ledgers. */
export function importReport(
  { sources, open, told, proposed }: ImportedLedgers,
  { directory, dryRun }: { readonly directory: Directory; readonly dryRun: boolean },
): readonly string[] {
  const lines = sources.flatMap((source) => sourceLines(source));
  if (dryRun) return [...lines, '只是看看，没有写入。'];
  const units = told.map((unit) => unitLabel(directory, unit)).join('、');
  return [
    ...lines,
    ...(open > 0
      ? [`单位新接到在办件 ${open} 件，${told.length > 0 ? `各通知一次：${units}` : '没有可以通知的群'}。`]
      : []),
    ...(proposed > 0 ? [`有 ${proposed} 对像是同一件事，已列入待确认，由派单员定。`] : []),
  ];
}

function sourceLines({ name, added, changed, same, missing }: ImportedSource): readonly string[] {
  const rows = changed.map(({ number, ticket, after }) => `${number}（${ticket}）${changedColumns(after).join('、')}`);
  const gone = missing.map(({ number, ticket }) => `${number}（${ticket}）`);
  return [
    `${name}：新增 ${added} 件，更新 ${changed.length} 件，没有变化 ${same} 件。`,
    ...listed('  更新：', rows),
    ...listed('  以前导入过、这份台账里没有了，没有动：', gone),
  ];
}

const listed = (title: string, items: readonly string[]): readonly string[] =>
  items.length === 0
    ? []
    : [`${title}${items.slice(0, LISTED).join('；')}${items.length > LISTED ? ` 等${items.length}件` : ''}。`];
