import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { commandOf, isAlive } from './process-identity.ts';

export interface Postmaster {
  pid: number;
  port: number;
  /** It has said that it takes connections. */
  ready: boolean;
}

/** What PostgreSQL writes about itself in its data folder; undefined when there is no file or it is still half written. */
export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(fileIn(data), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 && port > 0 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/** The server that runs on this folder; a file left behind by one that is gone is taken away. */
export function runningPostmaster(data: string): Postmaster | undefined {
  const found = readPostmaster(data);
  if (!found) return undefined;
  if (isAlive(found.pid) && servesFolder(found.pid, data)) return found;
  // The number may by now belong to something else; PostgreSQL would then refuse to start.
  rmSync(fileIn(data), { force: true });
  return undefined;
}

function servesFolder(pid: number, data: string): boolean {
  const command = commandOf(pid);
  return command === undefined || command.includes(data);
}

function fileIn(data: string): string {
  return path.join(data, 'postmaster.pid');
}
