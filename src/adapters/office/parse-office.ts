import type { OfficePolicy } from '../../domain/policy/office-policy.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { assemblePolicy } from './assemble-policy.ts';
import { checkCalendar, warnOfCalendarEnd } from './check-calendar.ts';
import { checkDoubles } from './check-doubles.ts';
import { checkReferences } from './check-references.ts';
import { checkTables } from './check-tables.ts';
import type { Note } from './note.ts';
import { readOfficeRows } from './office-rows.ts';
import { isMapWritten, readTree } from './office-tree.ts';
import { catalogueOf } from './read-categories.ts';
import { createReader } from './read-fields.ts';
import { warnOfGaps } from './warn-of-gaps.ts';

export interface ParsedOffice {
  readonly fileName: string;
  /** Undefined whenever there is a fault. */
  readonly policy: OfficePolicy | undefined;
  /** All of them at once, in the order of the lines. */
  readonly faults: readonly Note[];
  readonly warnings: readonly Note[];
}

/** Reads an office file (contract §3). Never throws on what is written in it. `now`: warn where the calendar ends soon after. */
export function parseOffice(text: string, fileName: string, now?: Moment): ParsedOffice {
  const tree = readTree(text.replace(/^\uFEFF/u, ''));
  const reader = createReader(tree);
  if (!tree.readable) return { fileName, policy: undefined, ...reader.notes() };
  if (!isMapWritten(tree.root)) {
    const message =
      tree.root === undefined ? '文件是空的' : '文件应当由 office、units 等部分组成，写作“office:”另起一行缩进';
    return { fileName, policy: undefined, faults: [{ line: 1, place: '', message }], warnings: [] };
  }
  const rows = readOfficeRows(reader);
  const categories = catalogueOf(reader, rows.categories);
  checkDoubles(reader, rows);
  checkReferences(reader, rows, categories);
  checkCalendar(reader, rows);
  checkTables(reader, rows);
  warnOfGaps(reader, rows);
  if (now !== undefined) warnOfCalendarEnd(reader, rows, now);
  const { faults, warnings } = reader.notes();
  return { fileName, policy: faults.length > 0 ? undefined : assemblePolicy(rows, categories), faults, warnings };
}

/** One line for the person: `chengzhong.yaml 第12行 units 第3项（cangmenjie）的 kind：…`. */
export function noteSentence(fileName: string, { line, place, message }: Note): string {
  return `${fileName} 第${line}行${place === '' ? '' : ` ${place}`}：${message}。`.replace('？。', '？');
}
