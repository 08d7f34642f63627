// Run by `npm run bench -- channels` as a process of its own: DingTalk's channel in front of the message log, and nothing else.
// Argument: the settings as JSON. It ends with its caller.
import { createDingTalkChannel } from '../../src/adapters/chat/dingtalk/dingtalk-channel.ts';
import { PLATFORM_CAPABILITIES } from '../../src/adapters/chat/platform-capabilities.ts';
import { openClient } from '../../src/adapters/database/client.ts';
import { createMessageLog } from '../../src/adapters/database/message-log.ts';

interface Settings {
  readonly base: string;
  readonly databaseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
}

const { base, databaseUrl, ...account } = JSON.parse(process.argv[2] ?? '{}') as Settings;
const clock = { now: () => Date.now() };
const messages = createMessageLog(openClient(databaseUrl));
const channel = createDingTalkChannel({
  ...account,
  apiBase: base,
  oapiBase: base,
  capabilities: PLATFORM_CAPABILITIES.dingtalk,
  origin: async () => 'test0001',
  clock,
});
await channel.start({
  async message({ groupKey, direct: _direct, ...rest }) {
    await messages.add({ ...rest, group: groupKey }, clock.now());
  },
  group: async () => {},
  echo: async () => {},
  picture: async () => undefined,
  status: ({ state }) => process.send?.(state),
});
// Asked for its memory: what is still held when everything that could go has gone, in bytes.
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed + process.memoryUsage().external);
});
process.on('disconnect', () => process.exit(0));
