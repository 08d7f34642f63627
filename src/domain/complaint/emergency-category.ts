/** The category an emergency belongs to, whatever other words stand in the message. */
import type { Category, CategoryCatalogue } from './category.ts';
import type { Emergency } from './verdict.ts';

const CATEGORY: Readonly<Record<Emergency, string>> = {
  fire: '公共安全/消防隐患',
  gas: '城乡建设/供水供热供气',
  liftTrapped: '城乡建设/电梯',
  collapse: '公共安全/安全生产',
  selfHarm: '公共安全/治安',
  missingPerson: '公共安全/治安',
  lockedIn: '公共安全/治安',
  injured: '公共安全/治安',
  danger: '公共安全/治安',
};

/** Undefined without an emergency, or where the office's catalogue has no such leaf. */
export const categoryOfEmergency = (
  emergency: Emergency | undefined,
  catalogue: CategoryCatalogue,
): Category | undefined =>
  emergency === undefined ? undefined : catalogue.find(({ id }) => id === CATEGORY[emergency]);
