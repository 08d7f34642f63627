import type { StaffRole } from '../../domain/office/person.ts';
import { isActivePerson, type Person } from '../../domain/office/person.ts';
import { type PersonWords, personWords } from '../../domain/office/person-words.ts';
import { DAY } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import {
  codeForAsker,
  codeSent,
  PERSON_REFUSALS,
  personAdded,
  personExists,
  personUnknown,
} from '../../wording/binding.ts';
import { notDone, type StaffAnswer, told } from '../acting/staff-answer.ts';
import { changeOffice, withPerson } from './change-office.ts';
import type { Ordered, Ordering } from './ordering.ts';

/** How long a code is good for. */
const GOOD_FOR = DAY;
const NAME = /^[\p{L}\p{N}·.\- ]{2,20}$/u;

export type Found = { readonly person: Person } | { readonly refusal: StaffAnswer };

/** The person somebody means by name, and by unit where several bear it. */
export function findPerson(words: string, { directory, policy }: OfficeVersion): Found {
  const { name, unit } = personWords(words, { ...directory, people: policy.people });
  if (name === '') return { refusal: notDone(PERSON_REFUSALS.nameless) };
  const called = policy.people.filter((one) => one.name === name && (unit === undefined || one.unit === unit));
  const active = called.filter(isActivePerson);
  const [person, ...others] = active.length > 0 ? active : called;
  if (!person) return { refusal: notDone(personUnknown(name)) };
  return others.length > 0 ? { refusal: notDone(PERSON_REFUSALS.several) } : { person };
}

/** 绑定: a code for somebody the office knows, also for one who had left and is back. */
export async function bindPerson(ordering: Ordering<'bind'>): Promise<StaffAnswer> {
  const found = findPerson(ordering.order.words, ordering.office);
  if ('refusal' in found) return found.refusal;
  return withCode(ordering, found.person, codeSent(found.person, ordering.office.directory));
}

/** The code itself goes to the asker alone; in the database stands only its hash. */
async function withCode(ordering: Ordered, person: Person, text: string): Promise<StaffAnswer> {
  const { stores, service, spoken, office, now } = ordering;
  const code = await freshCode(ordering);
  const salt = service.secrets.salt();
  await stores.codes.put({
    person: person.id,
    salt,
    hash: service.digest(`${salt}${code}`),
    by: spoken.person.id,
    expiresAt: now + GOOD_FOR,
  });
  return { ...told(text, '绑定码已私聊发给您。'), privately: codeForAsker(person, code, office.directory) };
}

/** No two codes that wait are alike: six digits must mean one person. */
async function freshCode({ stores, service, now }: Ordered): Promise<string> {
  const pending = await stores.codes.pending(now);
  for (;;) {
    const code = service.secrets.code();
    if (!pending.some(({ salt, hash }) => service.digest(`${salt}${code}`) === hash)) return code;
  }
}

/** 新增: somebody the office does not know yet, with a code at once. */
export async function addPerson(ordering: Ordering<'addPerson'>): Promise<StaffAnswer> {
  const { stores, office, spoken, order, now } = ordering;
  const { directory, policy } = office;
  const said = personWords(order.words, { ...directory, people: policy.people });
  const roles: readonly StaffRole[] = said.roles.length > 0 ? said.roles : said.unit === undefined ? [] : ['handler'];
  const refusal = whyNot({ ...said, roles }, spoken.person);
  if (refusal !== undefined) return notDone(refusal);
  const same = policy.people.find(({ name, unit }) => name === said.name && unit === said.unit);
  if (same && isActivePerson(same)) return notDone(personExists(same, directory));
  const { active: _left, ...before } = same ?? { accounts: {}, duty: false };
  const person: Person = {
    ...before,
    id: same?.id ?? personId(ordering, said),
    name: said.name,
    ...(said.unit === undefined ? {} : { unit: said.unit }),
    ...(said.area === undefined || !roles.includes('gridWorker') ? {} : { area: said.area }),
    roles,
  };
  const changed = await changeOffice(stores, spoken.person.id, now, (fresh) => withPerson(fresh, person));
  return withCode({ ...ordering, office: changed }, person, personAdded(person, changed.directory));
}

function whyNot({ name, unit, area, roles }: PersonWords, asker: Person): string | undefined {
  if (roles.length === 0 || !NAME.test(name)) return PERSON_REFUSALS.unreadable;
  if (unit === undefined && roles.some((role) => role === 'handler' || role === 'head'))
    return PERSON_REFUSALS.unitNeeded;
  if (area === undefined && roles.includes('gridWorker')) return PERSON_REFUSALS.areaNeeded;
  const promotes = roles.includes('administrator') && !asker.roles.includes('administrator');
  return promotes ? PERSON_REFUSALS.administratorOnly : undefined;
}

function personId({ service, office }: Ordered, { name, unit }: PersonWords): string {
  const hash = service.digest(`${name} ${unit ?? ''}`);
  for (let length = 8; length < hash.length; length += 8) {
    const id = `p-${hash.slice(0, length)}`;
    if (!office.directory.person(id)) return id;
  }
  return `p-${hash}`;
}
