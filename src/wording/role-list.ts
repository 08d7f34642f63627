import type { Role } from '../domain/office/person.ts';
import { ROLE_NAMES } from './state-names.ts';

/** `派单员、审核员或分管领导` */
export function anyOf(roles: readonly Role[]): string {
  const names = roles.map((role) => ROLE_NAMES[role]);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}或${names.at(-1)}`;
}
