import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What has to be installed. The WeChat client and its hundred megabytes are among the developers' packages: whoever runs the channel
 * installs these too, from the same lock file. See docs/decisions/0019-wechat-process.md.
 */
export function levelFor(root, level) {
  const channels = process.env.CHANNELS ?? channelsInFile(path.join(root, '.env'));
  return /(^|[\s,"'])wechat($|[\s,"'])/.test(channels) ? 'dev' : level;
}

function channelsInFile(file) {
  try {
    return /^\s*(?:export\s+)?CHANNELS\s*=(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}
