import { expect, it } from 'vitest';
import { createKeys } from '../../../src/adapters/chat/installation-keys.ts';

it('puts the name of the installation before keys, so that those of another are not taken for ours', async () => {
  const keys = createKeys(async () => 'aaaa1111');
  const other = createKeys(async () => 'bbbb2222');
  expect(await keys.outward('12-2')).toBe('aaaa1111-12-2');
  expect(await keys.inward('aaaa1111-12-2')).toBe('12-2');
  expect(await keys.inward(await other.outward('12-2'))).toBeUndefined();
  expect(await keys.inward(undefined)).toBeUndefined();
});

it('asks again for a name that could not be had', async () => {
  let away = true;
  const keys = createKeys(async () => {
    if (away) throw new Error('the database is away');
    return 'aaaa1111';
  });
  await expect(keys.outward('7')).rejects.toThrow('away');
  away = false;
  expect(await keys.outward('7')).toBe('aaaa1111-7');
});
