import type { Group } from '../../domain/office/group.ts';
import type { Person } from '../../domain/office/person.ts';
import { SILENCE } from '../../domain/post/etiquette.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { SILENCE_REFUSALS, SPEAKING_AGAIN, silenced } from '../../wording/silence.ts';
import { notDone, type StaffAnswer, told } from '../acting/staff-answer.ts';

interface Wish {
  readonly group: Group;
  readonly person: Person;
}

/** “安静”: for two hours no receipt is posted in this group; whoever asks is answered, and a life in danger is none of it. */
export async function silenceGroup(stores: Stores, { group, person }: Wish, now: Moment): Promise<StaffAnswer> {
  const refusal = refusalOf(group, person);
  if (refusal) return notDone(refusal);
  await stores.silences.silence(group.id, now + SILENCE);
  return answer(silenced(now + SILENCE, now));
}

/** “恢复发言”: the silence ends, and what was gathered goes out. */
export async function speakAgain(stores: Stores, { group, person }: Wish, now: Moment): Promise<StaffAnswer> {
  const refusal = refusalOf(group, person);
  if (refusal) return notDone(refusal);
  await stores.silences.silence(group.id, now);
  const gathered = await stores.outbox.gathering(group.id, 'acknowledgement');
  if (gathered) await stores.outbox.hasten(gathered.dedupeKey, now);
  return answer(SPEAKING_AGAIN);
}

const answer = (text: string): StaffAnswer => told(text, text);

function refusalOf(group: Group, person: Person): string | undefined {
  if (group.audience !== 'residents') return SILENCE_REFUSALS.wrongGroup;
  return mayAsk(group, person) ? undefined : SILENCE_REFUSALS.notManager;
}

/** The group's manager; the grid worker of its community; the desk. */
const mayAsk = (group: Group, person: Person): boolean =>
  group.manager === person.id ||
  person.roles.some((role) => role === 'dispatcher' || role === 'administrator') ||
  (person.roles.includes('gridWorker') && group.area !== undefined && person.area === group.area);
