import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CATALOGUE } from '../../src/domain/complaint/category-catalogue.ts';
import { EXAMPLES, hasPython, linesOf, replayFiles } from './example-month.ts';

/** Every how many threads one is taken: all of them, spread over eight months of daily rankings, take minutes. */
const EVERY = Number(process.env['THREADS_EVERY'] ?? 8);

/** Group threads of the examples as one recording: a group per thread, merged by time, recalls dropped. */
interface Thread {
  readonly thread_id: string;
  readonly members: readonly { readonly id: string; readonly role: string }[];
  readonly messages: readonly {
    readonly id: string;
    readonly t: string;
    readonly from: string;
    readonly type: string;
    readonly text: string;
  }[];
}

const runnable = EXAMPLES !== '' && hasPython();
if (!runnable) console.info('recorded threads: skipped, EXAMPLES_DIR or python3 is missing');

describe.skipIf(!runnable)('recorded group threads', () => {
  it('run through the service without an error, and the scorer says how well they were read', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'threads-'));
    const file = path.join(EXAMPLES, 'data/threads.jsonl');
    const threads = (linesOf(file) as unknown as readonly Thread[]).filter((_one, index) => index % EVERY === 0);
    const examples = path.join(folder, 'threads.jsonl');
    writeFileSync(examples, threads.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const office = path.join(folder, 'office.yaml');
    const chat = path.join(folder, 'chat.jsonl');
    writeFileSync(office, officeOf(threads));
    writeFileSync(chat, chatOf(threads));

    const { tickets } = await replayFiles(office, chat);
    const labels = new Map(DEFAULT_CATALOGUE.map((category) => [category.id, category.label]));
    const found = threads.map((thread) => ({
      thread_id: thread.thread_id,
      tickets: tickets
        .filter((ticket) => ticket['group'] === thread.thread_id)
        .map((ticket) => ({ messages: ticket['messages'], label: labels.get(String(ticket['category'])) })),
    }));
    const predicted = path.join(folder, 'predicted.jsonl');
    writeFileSync(predicted, found.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const score = execFileSync('python3', [path.join(EXAMPLES, 'eval/eval_threads.py'), examples, predicted], {
      encoding: 'utf8',
    });
    console.info(`recorded threads, cue words: ${score.trim()}`);
    expect(JSON.parse(score).ticket_F1).toBeGreaterThan(0.5);
  }, 600_000);
});

/** Nobody is asked to dispatch: only recognition and folding are looked at. */
function officeOf(threads: readonly Thread[]): string {
  const groups = threads.map(
    (one) =>
      `  - { id: ${one.thread_id}, name: ${one.thread_id}, channel: wechat, key: "${one.thread_id}@chatroom", audience: residents }`,
  );
  const people = threads.flatMap((one) =>
    one.members
      .filter((member) => member.role !== 'resident')
      .map(
        (member) =>
          `  - { id: p-${one.thread_id}-${member.id}, name: 工作人员, unit: u1, roles: [gridWorker], accounts: { wechat: ${one.thread_id}-${member.id} } }`,
      ),
  );
  return [
    'office: { name: 示例办公室, issuer: 示例办公室, botNames: [小邻] }',
    'units:',
    '  - { id: u1, name: 示例单位, aliases: [], kind: street }',
    'areas: []',
    'groups:',
    ...groups,
    'people:',
    '  - { id: p-dispatcher, name: 派单员, unit: u1, roles: [dispatcher], accounts: { wechat: wx-dispatcher } }',
    ...people,
    'routing: []',
    '',
  ].join('\n');
}

function chatOf(threads: readonly Thread[]): string {
  return threads
    .flatMap((thread) =>
      thread.messages
        .filter((message) => message.type !== 'system')
        .map((message) => ({
          at: message.t,
          type: 'message',
          channel: 'wechat',
          group: thread.thread_id,
          id: message.id,
          from: `${thread.thread_id}-${message.from}`,
          kind: message.type,
          text: message.type === 'image' ? '' : message.text,
          mentionsBot: false,
        })),
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}
