import type { Directory } from '../../../../domain/office/directory.ts';
import type { Group } from '../../../../domain/office/group.ts';
import type { Person, StaffRole } from '../../../../domain/office/person.ts';
import { type Html, html } from '../../html.ts';
import { MADE_UP_RESIDENTS } from '../made-up-residents.ts';
import { accountIn } from '../speaker.ts';
import { avatar } from './avatar.ts';

/** Of staff, the first with each of these roles is one tap away. */
const ROLES: Readonly<Record<Group['audience'], readonly StaffRole[]>> = {
  residents: ['gridWorker', 'dispatcher'],
  staff: ['dispatcher', 'reviewer', 'followUpOfficer', 'supervisor', 'leader'],
  leaders: ['leader', 'supervisor', 'dispatcher'],
};

/**
 * The people who matter here, one tap each: the full list stands beside. In staff groups the script puts whoever is on duty for the newest
 * dispatch first.
 */
export function speakerChips(group: Group, directory: Directory): Html {
  const residents = MADE_UP_RESIDENTS.map(({ account, name }) => chip(account, name, account));
  const staff = ROLES[group.audience]
    .flatMap((role) => first(role, group, directory))
    .map(({ id, name }) => chip(id, name, id));
  const chips = group.audience === 'residents' ? [...residents, ...staff] : staff;
  return html`<div class="chips" id="chips" role="group" aria-label="换个身份说话">${chips}</div>`;
}

/** The community's own grid worker comes before one of elsewhere, who is left out. */
function first(role: StaffRole, group: Group, directory: Directory): readonly Person[] {
  const here = directory.withRole(role).filter((person) => accountIn(group, person) !== undefined);
  const own = role === 'gridWorker' ? here.filter(({ area }) => area === group.area) : here;
  return own.slice(0, 1);
}

const chip = (value: string, name: string, key: string): Html =>
  html`<button type="button" class="chip" data-speaker="${value}" aria-pressed="false">${avatar(name, key)}<span>${name}</span></button>`;
