import { describe, expect, it } from 'vitest';
import { GRAMMAR, type GrammarRow } from '../../src/domain/chat-command/grammar.ts';
import type { Audience } from '../../src/domain/office/group.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import type { CommandName } from '../../src/domain/ticket/command.ts';
import { LIFECYCLE_TABLE } from '../../src/domain/ticket/lifecycle-table.ts';
import type { TicketState } from '../../src/domain/ticket/state.ts';
import type { Request, Ticket } from '../../src/domain/ticket/ticket.ts';
import { processMessages } from '../../src/flows/hearing/process-messages.ts';
import { receiveMessage } from '../../src/flows/hearing/receive-message.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { RESIDENT_REFUSAL } from '../../src/wording/refusals.ts';
import { aMessage } from '../builders/a-message.ts';
import { storyOf } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { MONDAY_MORNING } from '../builders/moments.ts';
import { type TestService, testService } from '../builders/test-service.ts';
import { delivered } from './chat-room.ts';

/** Every member of staff says every command everywhere, and so do residents: what is answered, and what nobody may read there. */
const SPEAKERS: Readonly<Record<string, string>> = {
  handler: 'wx-handler',
  head: 'wx-head',
  gridWorker: 'wx-grid',
  dispatcher: 'wx-dispatcher',
  reviewer: 'wx-reviewer',
  followUpOfficer: 'wx-follow',
  supervisor: 'wx-supervisor',
  leader: 'wx-leader',
  administrator: 'wx-admin',
  reporter: 'wx-r1',
  supporter: 'wx-r2',
  stranger: 'wx-r9',
};
const RESIDENTS = ['reporter', 'supporter', 'stranger'];
const GROUPS: Readonly<Record<Audience, string>> = {
  residents: 'wxg-willow',
  staff: 'wxg-staff',
  leaders: 'wxg-leaders',
};

const NUMBER = '20260302-001';
const OTHER = '20260302-002';
const SAID = '3号楼2单元502的王小明，电话13912345678，下水道堵了';
const TOLD_IN_SECRET = `${SAID}，都是紫云钉堵的`;
const SUBJECT = '柳荫小区下水道堵了';
/** Of the residents: no group reads it. */
const PERSONAL = ['13912345678', '502', '王小明', '紫云钉', 'wx-r1', 'wx-r2', 'wx-r9'];
/** One is called what his role is called. */
const NAMES = anOffice()
  .people.map((person) => person.name)
  .filter((name) => name !== '管理员');

/** The states and waiting requests in which a command makes sense. */
const request = (by: string): Request => ({ at: MONDAY_MORNING, by, reason: '等配件，电话13912345678', days: 5 });
const WAITING: Readonly<Partial<Record<CommandName, Partial<Ticket>>>> = {
  upholdReturn: { returnRequest: request('p-handler') },
  refuseReturn: { returnRequest: request('p-handler') },
  answerObjection: { objection: request('p-handler') },
  grantExtension: { extensionRequest: request('p-handler') },
  refuseExtension: { extensionRequest: request('p-handler') },
  refuseShelving: { shelving: request('p-dispatcher') },
  refuseExclusion: { exclusion: request('p-dispatcher') },
  close: { followUp: { askedAt: MONDAY_MORNING, resolved: true, satisfaction: 'satisfied' } },
};
const stateFor = (command: CommandName, role: string): TicketState => {
  const rows = LIFECYCLE_TABLE.filter((row) => row.command === command);
  const row = rows.find((one) => (one.who as readonly string[]).includes(role)) ?? rows[0];
  return row?.from.includes('inProgress') ? 'inProgress' : (row?.from[0] ?? 'inProgress');
};

function fitting(row: GrammarRow, role: string): { readonly state: TicketState; readonly more: Partial<Ticket> } {
  if (row.action.kind === 'query' || row.action.kind === 'office') return { state: 'inProgress', more: {} };
  if (row.action.kind === 'answer') return { state: 'dispatched', more: WAITING.upholdReturn ?? {} };
  const { command } = row.action;
  const state = stateFor(command, role);
  const second = role === 'leader' && command === 'shelve' ? { shelving: request('p-dispatcher') } : {};
  const third = role === 'reviewer' && command === 'exclude' ? { exclusion: request('p-dispatcher') } : {};
  return { state, more: { ...WAITING[command], ...second, ...third } };
}

/** The row's example about this office's tickets and people. */
const example = (row: GrammarRow): string =>
  row.example
    .replaceAll('0312-012', '0302-001')
    .replaceAll('0312-015', '0302-002')
    .replace('区住建局、区消防救援大队', '供电所')
    .replace(/区住建局|区城管局/u, '供电所')
    .replace('张三', '林小河');

const BASE = anOffice();
const OFFICE: OfficePolicy = {
  ...BASE,
  groups: [
    ...BASE.groups,
    { id: 'g-pagoda', name: '槐香里1群', channel: 'wechat', key: 'wxg-pagoda', audience: 'residents' },
  ],
};

async function keep(service: TestService, number: string, state: TicketState, more: Partial<Ticket>): Promise<void> {
  const first = aMessage({ id: `first-${number}`, text: more.sensitive ? TOLD_IN_SECRET : SAID });
  const { ticket, events } = storyOf(state, { number, first });
  const supporters = [{ account: 'wx-r2', at: MONDAY_MORNING, message: 'm-echo' }];
  const instructions = [{ at: MONDAY_MORNING, by: 'p-leader', reason: '尽快解决，联系王女士13912345678' }];
  await service.stores.tickets.save({
    ticket: { ...ticket, supporters, instructions, ...more },
    events,
    decidedOn: 0,
    nextAt: null,
  });
}

interface Case {
  readonly row: GrammarRow;
  readonly role: string;
  readonly group: string;
  readonly secret: boolean;
  readonly toBot: boolean;
}

interface Heard {
  readonly posts: readonly QueuedPost[];
  readonly service: TestService;
  readonly id: string;
}

async function run({ row, role, group, secret, toBot }: Case): Promise<Heard> {
  const service = await testService({ policy: OFFICE, now: MONDAY_MORNING + 3_600_000 });
  const { state, more } = fitting(row, role);
  const silent = secret ? { sensitive: true, matter: 'tipOff' as const, subject: '诉求' } : {};
  // The counter of the day stands behind the two tickets.
  await service.stores.tickets.nextPlace('2026-03-02');
  await service.stores.tickets.nextPlace('2026-03-02');
  await keep(service, NUMBER, state, { ...more, ...silent });
  await keep(service, OTHER, 'inProgress', silent);
  const text = `${toBot ? '@小邻 ' : ''}${example(row)}`;
  const id = 'spoken';
  await receiveMessage(service, delivered(SPEAKERS[role] ?? '', text, service.clock.now(), { id, group }));
  await processMessages(service, service.clock.now());
  return { posts: service.stores.outbox.all(), service, id };
}

const groupOf = (post: QueuedPost): string => ('group' in post.to ? post.to.group : '');
const audienceOf = (post: QueuedPost): Audience | 'person' => {
  const group = OFFICE.groups.find((one) => one.id === groupOf(post));
  return group?.audience ?? 'person';
};
const numbersIn = (text: string): readonly string[] => [...new Set(text.match(/\d{4}-\d{3}(?!\d)/gu) ?? [])];

/** What is wrong with one post, whoever brought it about. */
function wrongWith(post: QueuedPost, { secret, row, role }: Case): readonly string[] {
  const audience = audienceOf(post);
  if (audience === 'person') return [];
  const text = post.text;
  const found = PERSONAL.filter((words) => text.includes(words)).map((words) => `says ${words}`);
  if (secret && /下水道|柳荫小区(?!1群)|诉求“|“诉求”/u.test(text)) found.push('tells what a sensitive ticket is about');
  if (audience === 'staff') return found;
  // A resident's own list is his own affair, and what it says was said in that group before.
  const own = RESIDENTS.includes(role) && row.word === '我的';
  // Leaders read reports in their own group.
  const isReport = audience === 'leaders' && ['排名', '日报'].includes(row.word);
  const bare = NAMES.reduce((rest, name) => rest.replaceAll(`@${name}`, ''), text);
  return [
    ...found,
    ...NAMES.filter((name) => bare.includes(name)).map((name) => `names ${name} without meaning him`),
    ...(!own && !isReport && (numbersIn(text).length > 2 || text.split('\n').length > 2) ? ['is a list'] : []),
    ...(audience === 'leaders' && !isReport && text.includes(SUBJECT) && post.kind === 'answer'
      ? ['gives data outside the staff group']
      : []),
  ];
}

/** What is wrong with the way a speaker is answered. */
async function wrongAnswer(one: Case, heard: Heard): Promise<readonly string[]> {
  const { posts, service, id } = heard;
  const outcome = (await service.stores.messages.find('wechat', id))?.outcome;
  const answers = posts.filter(
    (post) => post.dedupeKey === `answer:wechat:${id}` || post.dedupeKey === `refusal:wechat:${id}`,
  );
  if (!outcome) return ['was never worked on'];
  if (RESIDENTS.includes(one.role)) {
    const refused = answers.filter((post) => post.kind === 'refusal' && post.text !== RESIDENT_REFUSAL);
    const staffHeard =
      one.group === GROUPS.residents &&
      outcome.ticket === null &&
      posts.some((post) => audienceOf(post) === 'staff' && post.kind !== 'review');
    return [
      ...refused.map(() => 'is refused in other words'),
      ...(staffHeard ? ['makes the staff hear of something that is no ticket'] : []),
      ...(outcome.reading === 'command' ? ['runs a command of the staff'] : []),
    ];
  }
  // The post to the unit stands where it was said: no confirmation besides.
  const posted = posts.some(
    (post) =>
      ['催办', '督办', '批示'].includes(one.row.word) &&
      post.text.startsWith(`【${one.row.word}】`) &&
      groupOf(post) === OFFICE.groups.find((group) => group.key === one.group)?.id,
  );
  if (posted) return answers.length === 0 ? [] : ['is answered besides the post'];
  if (answers.length !== 1) return [`is answered ${answers.length} times`];
  const [answer] = answers;
  const problems =
    groupOf(answer as QueuedPost) === OFFICE.groups.find((group) => group.key === one.group)?.id
      ? []
      : ['is answered elsewhere'];
  return answer?.mentions.length === 1 && answer.text !== ''
    ? problems
    : [...problems, 'is answered without being meant'];
}

async function problemsOf(one: Case): Promise<readonly string[]> {
  const heard = await run(one);
  const about = `${one.secret ? '敏感件 ' : ''}${one.toBot ? '@ ' : ''}${example(one.row)}`;
  return [
    ...heard.service.faults.map(({ fault }) => `${about}: throws ${String(fault)}`),
    ...(await wrongAnswer(one, heard)).map((why) => `${about}: ${why}`),
    ...heard.posts.flatMap((post) =>
      wrongWith(post, one).map((why) => `${about}: ${JSON.stringify(post.to)} ${why}: ${post.text}`),
    ),
  ];
}

/** Plainly, and among residents also with the bot's name in front. */
const ways = (group: string): readonly boolean[] => (group === GROUPS.residents ? [false, true] : [false]);

const cases = (role: string, group: string): readonly Case[] =>
  GRAMMAR.flatMap((row) =>
    [false, true].flatMap((secret) => ways(group).map((toBot) => ({ row, role, group, secret, toBot }))),
  );

describe.each(Object.entries(GROUPS))('every command among %s', (audience, group) => {
  it.each(Object.keys(SPEAKERS))('by a %s', async (role) => {
    // A resident is no member of the other groups: there whoever is not known is not heard.
    const problems: string[] = [];
    for (const one of cases(role, group)) problems.push(...(await problemsOf(one)));
    expect(problems, `${role} among ${audience}`).toEqual([]);
  });
});

it('a stranger of another group learns nothing about a ticket', async () => {
  const told: string[] = [];
  for (const one of cases('stranger', 'wxg-pagoda')) {
    const { posts } = await run(one);
    for (const post of posts)
      if (groupOf(post) === 'g-pagoda' && /下水道|柳荫|河沿|办理中|签收|办结，/u.test(post.text))
        told.push(`${example(one.row)}: ${post.text}`);
  }
  expect(told).toEqual([]);
});
