import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Client, openClient } from '../../src/adapters/database/client.ts';
import { readRunningUrl } from '../../src/adapters/database/running-url.ts';
import { loadOfficeFile } from '../../src/adapters/office/load-office-file.ts';
import { writeOffice } from '../../src/adapters/office/write-office.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import { bareMemory, residentMegabytes, startService, stopped, untilSaid } from './child-process.ts';
import { type Measured, measured } from './measured.ts';
import { inTemporaryFolder, monthOfChat, withoutRouting } from './recorded-month.ts';

/** Promised for a service after a simulated month, in MB. */
const MOST = 300;
const MONTH_BEGINS = Date.parse('2026-03-01T00:00:00+08:00');

interface Line {
  readonly at: string;
  readonly type: string;
  readonly group: string;
  readonly id: string;
  readonly from: string;
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly ticket: string;
  readonly unit: string;
}

/** A month of 400 tickets through the running service, its simulator and its own clock, against a Node that does nothing. */
export async function measure(): Promise<readonly Measured[]> {
  return inTemporaryFolder(async (folder) => {
    const policy = withoutRouting(await loadOfficeFile(undefined));
    const office = path.join(folder, 'office.yaml');
    await writeFile(office, writeOffice(policy));
    const data = path.join(folder, 'data');
    const service = startService({ DATA_DIR: data, OFFICE_FILE: office });
    try {
      const address = /http:\/\/\S+(?=\/readyz)/u.exec(await untilSaid(service, '按 Ctrl-C'))?.[0] ?? '';
      const before = await residentMegabytes(service.pid ?? 0);
      const client = openClient((await readRunningUrl(data)) ?? '', { poolSize: 1 });
      await live(address, client, policy);
      const [stored] = await client.query<{ tickets: bigint; posts: bigint }>`
        SELECT (SELECT count(*) FROM ticket) AS tickets, (SELECT count(*) FROM post WHERE state = 'sent') AS posts`;
      await client.close();
      const after = await residentMegabytes(service.pid ?? 0);
      return [
        measured({
          name: 'memory',
          figure: 'resident after a simulated month / bare node',
          unit: 'MB',
          value: after,
          reference: await bareMemory(),
          mostValue: MOST,
          detail: { atStartMB: Math.round(before), tickets: Number(stored?.tickets), sent: Number(stored?.posts) },
        }),
      ];
    } finally {
      await stopped(service);
    }
  });
}

/** Says everything of the month through the simulator, at its time: what was recorded as an action the dispatcher says. */
async function live(address: string, client: Client, policy: OfficePolicy): Promise<void> {
  const staff = policy.groups.find((group) => group.audience === 'staff')?.id ?? '';
  const post = async (at: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${address}${at}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${at} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  let now = MONTH_BEGINS;
  const moveTo = async (moment: number): Promise<void> => {
    const seconds = Math.floor((moment - now) / 1000);
    if (seconds <= 0) return;
    await post('/sim/clock', { advance: `PT${seconds}S` });
    now += seconds * 1000;
  };
  await post('/sim/clock', { advance: `PT${secondsToMidnight(await clockOf(address))}S` });
  for (const text of monthOfChat(policy, { tickets: 400, late: 37, seed: 9 }).trim().split('\n')) {
    const line = JSON.parse(text) as Line;
    await moveTo(Date.parse(line.at));
    const said = line.type === 'action' ? dispatch(line, staff) : line;
    const { group, id, from, mentionsBot } = said;
    await post(`/sim/groups/${group}/messages`, { id, from, mentionsBot, text: await numbered(client, said.text) });
  }
  await moveTo(MONTH_BEGINS + 31 * 24 * 3_600_000);
}

const dispatch = ({ ticket, unit }: Line, staff: string): Line =>
  ({
    group: staff,
    id: `d${ticket}`,
    from: 'p-dispatcher',
    mentionsBot: true,
    text: `@小邻 派单 ${ticket} ${unit}`,
  }) as Line;

/** Puts the number of the ticket that holds message `m1` where a text says `{{ticket:m1}}`. */
async function numbered(client: Client, text: string): Promise<string> {
  const message = /\{\{ticket:([^{}]+)\}\}/u.exec(text);
  if (!message) return text;
  const [row] = await client.query<{ ticket: string | null }>`SELECT ticket FROM chat_message WHERE id = ${message[1]}`;
  return text.replace(message[0], row?.ticket ?? '没有');
}

async function clockOf(address: string): Promise<number> {
  const { now } = (await (await fetch(`${address}/sim/clock`)).json()) as { now: string };
  return Date.parse(now);
}

const secondsToMidnight = (now: number): number => 86_400 - (Math.floor(now / 1000 + 8 * 3600) % 86_400);
