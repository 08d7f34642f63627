import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 200;
const BEAT_MS = 2000;
// A number of a process may be given again, above all in containers: a lock whose holder shows no life is stale too.
const SILENT_MS = 20_000;

/** Runs `work` while this process alone holds the lock file; `onWait` is called once when somebody else has it. */
export async function withLock(file, work, onWait) {
  for (let waited = false; !take(file); waited = true) {
    if (!waited) onWait();
    await sleep(RETRY_MS);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  const beat = setInterval(() => touch(file), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

function take(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, file); // fails when the lock exists, and never shows a half-written one
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    clearIfStale(file, mine);
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function clearIfStale(file, aside) {
  const holder = readOr(file, '');
  if (holder === '' || (isAlive(Number(holder)) && !isSilent(file))) return;
  try {
    // Renaming, not removing: of several who find it stale only one takes it away, and not a lock made meanwhile.
    renameSync(file, aside);
    if (readOr(aside, '') !== holder) renameSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function isSilent(file) {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return changed !== undefined && Date.now() - changed > SILENT_MS;
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Removed by hand: nothing to keep alive.
  }
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
