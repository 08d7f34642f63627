import { spawn } from 'node:child_process';

// Waits for the end of its standard input, which comes when we are gone in whatever way, and then stops the server and,
// for a throw-away one, removes its folder.
const SCRIPT = 'read -r _; kill "-$1" "$2" 2>/dev/null; [ -z "$3" ] || { sleep 1; rm -rf -- "$3"; }';

/** A shell of one megabyte that ends the server when this process is killed outright. Returns how to call it off. */
export function watchOver(pid: number, plan: { signal: 'INT' | 'QUIT'; remove?: string }): () => void {
  if (process.platform === 'win32') return () => {};
  const guard = spawn('sh', ['-c', SCRIPT, 'sh', plan.signal, String(pid), plan.remove ?? ''], {
    detached: true, // not hit by a signal meant for our group
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => {}); // no shell: the next start takes the server over
  guard.stdin.on('error', () => {});
  guard.unref();
  unrefPipe(guard.stdin);
  return () => {
    guard.kill('SIGKILL');
  };
}

function unrefPipe(pipe: unknown): void {
  (pipe as { unref?: () => void }).unref?.();
}
