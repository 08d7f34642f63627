import { readFileSync } from 'node:fs';

/**
 * A question to be asked again and again: is whoever started this process gone? npm starts scripts through `sh -c`, and
 * a shell that waits outlives an npm that was killed outright; then it is the shell's parent that counts.
 */
export function watchCaller() {
  const parent = process.ppid;
  const behind = isWaitingShell(parent) ? parentOf(parent) : undefined;
  return () => process.ppid !== parent || (behind !== undefined && parentOf(parent) !== behind);
}

/** Told by /proc; elsewhere the shell of npm gives way to the program and is never in between. */
function isWaitingShell(pid) {
  const [, flag, command] = textOf(`/proc/${pid}/cmdline`).split('\0');
  return flag === '-c' && command !== undefined && command.includes('launch.mjs');
}

function parentOf(pid) {
  return /^PPid:\s*(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1];
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
