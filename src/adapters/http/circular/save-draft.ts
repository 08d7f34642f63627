import { isDeepStrictEqual } from 'node:util';
import type { CircularView } from '../../../flows/circulars/circular-page.ts';
import type { TableRefused } from '../../../flows/circulars/handed-tables.ts';
import type { Service } from '../../../flows/service.ts';
import { type CircularWishes, MOST_TABLES } from '../../../ports/circular-log.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { OfficeVersion } from '../../../ports/office-store.ts';
import { LARGEST_TABLE } from '../../../ports/table-reader.ts';
import { CIRCULAR_FAULTS, NO_FILES } from '../../../wording/circular-page.ts';
import { HANDED_FAULTS, MOST_TOLD, moreFaults, notTaken } from '../../../wording/circular-tables.ts';
import { fileNameOf, type SentForm, wishesOf } from './circular-form.ts';

/** Why something was not done: a sentence, and where there are several reasons a list below it. */
export interface NotDone {
  readonly sentence: string;
  readonly faults?: readonly string[];
}

export interface DraftSaver {
  readonly service: Service;
  readonly clock: Clock;
  office(): Promise<OfficeVersion>;
}

/** Keeps what was typed where it differs, with the table that came along; undefined = done. With a fault of the table nothing at all is kept. */
export async function saveDraft(
  saver: DraftSaver,
  { circular, draft, person }: CircularView,
  sent: SentForm,
): Promise<NotDone | undefined> {
  if (!person) return { sentence: CIRCULAR_FAULTS.notYours };
  if (sent.revision !== draft.revision) return { sentence: CIRCULAR_FAULTS.changed };
  const wishes = await wishesWithTable(saver, sent, wishesOf(sent, draft.wishes.tables));
  if ('sentence' in wishes) return wishes;
  if (sent.action !== 'save' && isDeepStrictEqual(wishes, draft.wishes)) return undefined;
  const revising = { circular: circular.id, revision: sent.revision, wishes, person };
  const { reviseCircular } = await import('../../../flows/circulars/circular-page.ts');
  const kept = await reviseCircular(saver.service, revising, saver.clock.now());
  return typeof kept === 'string' ? { sentence: CIRCULAR_FAULTS[kept] } : undefined;
}

async function wishesWithTable(
  { service, office }: DraftSaver,
  { table, tableName }: SentForm,
  wishes: CircularWishes,
): Promise<CircularWishes | NotDone> {
  if (!table) return tableName === '' ? wishes : { sentence: HANDED_FAULTS.noFile(tableName) };
  if (!service.documents) return { sentence: NO_FILES };
  const file = fileNameOf(table.name);
  // Before the bytes are copied once more.
  if (table.size > LARGEST_TABLE) return refused({ faults: [HANDED_FAULTS.tooLarge(file, LARGEST_TABLE)] });
  const bytes = new Uint8Array(await table.arrayBuffer());
  const { policy } = await office();
  const { takeInTable, withTable } = await import('../../../flows/circulars/handed-tables.ts');
  const taken = await takeInTable(service.documents, policy.units, { file, bytes, name: tableName });
  if ('faults' in taken) return refused(taken);
  const tables = withTable(wishes.tables, taken);
  return tables.length > MOST_TABLES ? { sentence: HANDED_FAULTS.tooMany(MOST_TABLES) } : { ...wishes, tables };
}

function refused({ faults }: TableRefused): NotDone {
  const more = faults.length - MOST_TOLD;
  return {
    sentence: notTaken(faults.length),
    faults: [...faults.slice(0, MOST_TOLD), ...(more > 0 ? [moreFaults(more)] : [])],
  };
}
