import type { Directory } from '../../../../domain/office/directory.ts';
import type { Group } from '../../../../domain/office/group.ts';
import type { Person, StaffRole } from '../../../../domain/office/person.ts';
import { shortName } from '../../../../domain/office/unit.ts';
import { type Html, html } from '../../html.ts';
import { MADE_UP_RESIDENTS } from '../made-up-residents.ts';
import { accountIn } from '../speaker.ts';

/** The value that stands for “somebody else, typed in”. */
const OTHER = 'other';

const DESK: readonly StaffRole[] = ['dispatcher', 'reviewer', 'followUpOfficer', 'supervisor', 'administrator'];
const FIRST: Readonly<Record<Group['audience'], StaffRole | null>> = {
  residents: null,
  staff: 'dispatcher',
  leaders: 'leader',
};

/** As whom to speak: residents first among residents, staff first among staff, each with their unit. */
export function speakerSelect(group: Group, directory: Directory): Html {
  const residents = html`<optgroup label="居民">${MADE_UP_RESIDENTS.map(
    ({ account, name }) => html`<option value="${account}" data-account="${account}">${name}</option>`,
  )}<option value="${OTHER}">其他居民…</option></optgroup>`;
  const first = FIRST[group.audience];
  const staff = staffGroups(group, directory).map(
    ([label, people]) =>
      html`<optgroup label="${label}">${people.map((person) => option(person, first, group, directory))}</optgroup>`,
  );
  const groups = first === null ? [residents, ...staff] : [...staff, residents];
  return html`<select id="speaker" name="speaker">${groups}</select>`;
}

function option(person: Person, first: StaffRole | null, group: Group, directory: Directory): Html {
  const unit = directory.unit(person.unit);
  const place = unit ? shortName(unit) : null;
  const label = place && !person.name.startsWith(place) ? `${person.name}（${place}）` : person.name;
  const chosen = first !== null && directory.people.find((one) => one.roles.includes(first))?.id === person.id;
  return html`<option value="${person.id}" data-account="${accountIn(group, person)}"${chosen ? html` selected` : null}>${label}</option>`;
}

/** Those with an account here, the desk first, then leaders, then by kind of unit in the office's order. */
function staffGroups(group: Group, directory: Directory): [string, readonly Person[]][] {
  const here = directory.people.filter((person) => accountIn(group, person) !== undefined);
  const isDesk = (person: Person) => person.roles.some((role) => DESK.includes(role));
  const isLeader = (person: Person) => person.roles.includes('leader');
  const desk = here.filter(isDesk);
  const leaders = here.filter((person) => !isDesk(person) && isLeader(person));
  const rest = here.filter((person) => !isDesk(person) && !isLeader(person));
  const own = rest.filter((person) => person.roles.includes('gridWorker'));
  const handlers = rest.filter((person) => !person.roles.includes('gridWorker'));
  const all: [string, readonly Person[]][] = [
    ['派单、审核、回访、督查', desk],
    ['领导', leaders],
    ['承办单位', handlers],
    ['网格员', own],
  ];
  return all.filter(([, people]) => people.length > 0);
}
