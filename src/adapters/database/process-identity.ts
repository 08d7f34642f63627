import { readFileSync } from 'node:fs';

/** Alive in the sense that it may still do something: a zombie is dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return statOf(pid)?.state !== 'Z';
}

/** When the process began, as a word to compare: the same number may be given again, above all in containers. */
export function beginningOf(pid: number): string {
  return statOf(pid)?.beginning ?? '';
}

/** The command line where the system shows it (Linux), else undefined. */
export function commandOf(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return undefined;
  }
}

function statOf(pid: number): { state: string; beginning: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // the name in brackets may hold anything
    return { state: fields[0] ?? '', beginning: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
