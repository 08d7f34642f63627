import { existsSync } from 'node:fs';
import path from 'node:path';

const TYPE_STRIPPING_IS_STABLE = [24, 12];

/** The pinned Node 24 of this machine's kind; else the machine's own when that is new enough; else undefined. */
export function findNode(root) {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const binary = path.join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  return isNewEnough(process.versions.node) ? process.execPath : undefined;
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = TYPE_STRIPPING_IS_STABLE;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
