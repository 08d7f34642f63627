import { openClient } from '../../src/adapters/database/client.ts';
import { linkSecret } from '../../src/adapters/database/link-secret.ts';
import { createSettings } from '../../src/adapters/database/settings.ts';
import { createUnitOfWork } from '../../src/adapters/database/unit-of-work.ts';
import { createRandomIds } from '../../src/adapters/ids.ts';
import { createLinkSigner } from '../../src/adapters/link-signer.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import type { Config } from '../../src/config/env.ts';
import { linkToLogin } from '../../src/flows/sending/ask-for-hand.ts';
import { checkChannels, checkLogins } from './check-channels.ts';
import { checkClock, checkMigrations, checkServer } from './check-database.ts';
import { checkDisk, checkNode, checkPosters, checkSettings } from './check-machine.ts';
import { checkOffice } from './check-office.ts';
import { checkService, findService, type Running } from './check-service.ts';
import { checkChain, checkPosts, checkWork } from './check-work.ts';
import { type Finding, fault, warning } from './finding.ts';
import { openWithoutChange } from './open-without-change.ts';

export interface Examined {
  readonly findings: readonly Finding[];
  /** The database could not be looked into: what is missing from the report is not fine. */
  readonly blind: boolean;
}

/** Looks at everything, beside a running service or without one, and changes nothing. */
export async function examine(config: Config): Promise<Examined> {
  const service = await findService(config);
  const running = typeof service === 'object' ? service : undefined;
  const machine = [checkNode(), await checkPosters(), ...checkSettings(config), ...checkService(service, config)];
  const database = await examineDatabase(config, running);
  // What the service says of its calendar is told below in more words.
  const told = database.findings.some(({ check }) => check === '日历');
  const own = machine.filter(({ condition, words }) => !(told && condition === 'warning' && /放假安排/u.test(words)));
  return { findings: [...own, ...database.findings], blind: database.blind };
}

async function examineDatabase(config: Config, running: Running | undefined): Promise<Examined> {
  let opened: Awaited<ReturnType<typeof openWithoutChange>>;
  try {
    opened = await openWithoutChange(config);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const faults = error.sentences.map((sentence) =>
      fault('数据库', sentence.replace(/。$/u, ''), '照上面说的改正后再试'),
    );
    return { findings: [...faults, await checkDisk(undefined, config.dataDir)], blind: true };
  }
  if (!opened) {
    const none = warning('数据库', `${config.dataDir} 里还没有数据库`, '第一次 npm start 时会建立');
    return { findings: [none, await checkDisk(undefined, config.dataDir)], blind: false };
  }
  const client = openClient(opened.url, { poolSize: 2 });
  try {
    return { findings: await examineOpened(client, config, { running, embedded: opened.embedded }), blind: false };
  } finally {
    await client.close();
    await opened.close();
  }
}

async function examineOpened(
  client: ReturnType<typeof openClient>,
  config: Config,
  { running, embedded }: { readonly running: Running | undefined; readonly embedded: boolean },
): Promise<readonly Finding[]> {
  const migrations = await checkMigrations(client);
  const findings = [await checkServer(client, embedded), migrations];
  // Tables of another version: nothing below could be read reliably.
  if (migrations.condition !== 'fine')
    return [...findings, ...(await checkClock(client, 0)), await checkDisk(client, config.dataDir)];
  const offset = await createSettings(client).load();
  const now = Date.now() + offset;
  const { stores } = createUnitOfWork(client, { now: () => now });
  const simulated = config.channels.includes('sim');
  const situation = {
    now,
    running: running !== undefined,
    runs: (channel: string) => simulated || (config.channels as readonly string[]).includes(channel),
  };
  return [
    ...findings,
    ...(await checkClock(client, offset)),
    ...(await checkOffice(stores.offices, now)),
    ...(await checkChannels(client, config)),
    ...(await checkLogins(stores.channels, config, now, async (channel) => {
      const secret = await linkSecret(client, createRandomIds());
      return linkToLogin(createLinkSigner({ secret, base: config.publicUrl }), channel, now);
    })),
    ...(await checkPosts(client, situation)),
    ...(await checkWork(client, situation)),
    await checkChain(client, stores.tickets),
    await checkDisk(client, config.dataDir),
  ];
}
