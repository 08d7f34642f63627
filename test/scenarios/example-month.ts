import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseOffice } from '../../src/adapters/office/parse-office.ts';
import { readRecording } from '../../src/adapters/replay/read-recording.ts';
import { writeResults } from '../../src/adapters/replay/write-results.ts';
import { composeReplay } from '../../src/compose-replay.ts';
import { buildDirectory } from '../../src/domain/office/directory.ts';
import { parseMoment } from '../../src/domain/time/moment.ts';
import { replay } from '../../src/flows/replay.ts';
import { figuresAt } from '../../src/flows/reporting/export-figures.ts';
import { currentOffice } from '../../src/flows/service.ts';

/** Where the examples lie, when the machine has them and Python to make months with. */
export const EXAMPLES = process.env['EXAMPLES_DIR'] ?? '';

export const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export interface Line {
  readonly [key: string]: unknown;
}
export interface Replayed {
  readonly posts: readonly Line[];
  readonly tickets: readonly Line[];
  readonly events: readonly Line[];
  readonly figures: Line;
  readonly bytes: string;
}

/** Makes a month with the generator of the examples. */
export function makeMonth(args: readonly string[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'month-'));
  execFileSync('python3', [path.join(EXAMPLES, 'tools/make_month.py'), '--out', folder, ...args], { stdio: 'ignore' });
  return folder;
}

export const linesOf = (file: string): readonly Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Replays an office and a chat as the command does, and reads back what it wrote. */
export async function replayFiles(office: string, chat: string, until?: string): Promise<Replayed> {
  const { policy } = parseOffice(readFileSync(office, 'utf8'), 'office.yaml');
  if (!policy) throw new Error('the office file is faulty');
  const { recording, faults } = readRecording(
    readFileSync(chat, 'utf8'),
    buildDirectory(policy),
    until ? parseMoment(until) : undefined,
  );
  if (!recording) throw new Error(JSON.stringify(faults[0]));
  const stage = await composeReplay(policy, recording);
  const out = mkdtempSync(path.join(os.tmpdir(), 'replayed-'));
  try {
    await replay(stage.service, stage, recording);
    const office = await currentOffice(stage.service);
    await writeResults(
      stage.service.work.stores,
      out,
      await figuresAt(stage.service.work.stores, office, recording.until),
      recording.until,
    );
  } finally {
    await stage.close();
  }
  const names = ['posts.jsonl', 'tickets.jsonl', 'events.jsonl', 'figures.json'];
  return {
    posts: linesOf(path.join(out, 'posts.jsonl')),
    tickets: linesOf(path.join(out, 'tickets.jsonl')),
    events: linesOf(path.join(out, 'events.jsonl')),
    figures: JSON.parse(readFileSync(path.join(out, 'figures.json'), 'utf8')),
    bytes: names.map((name) => readFileSync(path.join(out, name), 'utf8')).join('\n'),
  };
}
