import { expect, it, vi } from 'vitest';
import { stage } from './stage.ts';

vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  networkInterfaces: () => {
    throw new Error('uv_interface_addresses returned Unknown system error 13');
  },
}));

it('asks for a connection where the system does not tell its own addresses', async () => {
  const { standIn, online } = await stage();
  await online();
  expect(standIn.gateway.openBodies[0]).toMatchObject({ localIp: '127.0.0.1' });
});
