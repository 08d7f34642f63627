import { EVERYDAY_SCENES } from './everyday-scenes.ts';
import { OFFICE_SCENES } from './office-scenes.ts';
import type { Scene } from './scene.ts';

/** What is simple comes first, a whole week last. */
const ORDER = ['lift', 'gas', 'leak', 'return', 'extension', 'late', 'tipOff', 'unresolved', 'ranking', 'week'];

/** All scenes, in the order in which a newcomer should see them. */
export const SCENES: readonly Scene[] = [...EVERYDAY_SCENES, ...OFFICE_SCENES].sort(
  (a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id),
);
