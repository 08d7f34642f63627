import type { MessageId, TicketNumber } from '../../../../domain/base/ids.ts';
import type { Group } from '../../../../domain/office/group.ts';
import { shortName, type Unit } from '../../../../domain/office/unit.ts';
import { personOf } from '../../../../domain/post/audience.ts';
import type { Ticket } from '../../../../domain/ticket/ticket.ts';
import { shortNumber } from '../../../../domain/ticket/ticket-number.ts';
import { dayNumberOf } from '../../../../domain/time/moment.ts';
import type { OfficeVersion } from '../../../../ports/office-store.ts';
import type { HttpDeps } from '../../http-deps.ts';
import { InputError } from '../../input-error.ts';
import type { SimDesk } from '../desk.ts';
import type { Feed } from '../feed.ts';
import { MADE_UP_RESIDENTS } from '../made-up-residents.ts';
import { savePicture } from '../pictures.ts';
import type { SentPosts } from '../sent-posts.ts';
import type { SimTime } from '../sim-time.ts';
import { type Cast, canAnswer, castOf, lackOf, placeOf, unitOfGroup } from './cast.ts';
import { drawnPicture } from './drawn-picture.ts';
import type { Part, Place, Scene, Step } from './scene.ts';
import { moveClock } from './scene-clock.ts';

/** What scenes work with: the same door as a person's. */
export interface Backstage {
  readonly deps: HttpDeps;
  readonly desk: SimDesk;
  readonly posts: SentPosts;
  readonly feed: Feed;
  readonly time: SimTime;
}

/** A chat of the page: `groups/…` or `directs/…`. */
export type ChatPath = string;

/** One playing of a scene. A step that cannot be done throws InputError with a sentence. */
export interface SceneRun {
  readonly scene: Scene;
  /** Where the step will happen, and its note with names and numbers filled in. */
  announce(step: Step): Promise<{ readonly path: ChatPath; readonly note: string }>;
  /** Does the step. Returns where it is to be seen, which after a move of the clock is where something was posted. */
  perform(step: Step): Promise<ChatPath>;
  /** Tickets that came of it so far, in order. */
  tickets(): readonly TicketNumber[];
}

const RESIDENTS: Readonly<Partial<Record<Part, number>>> = { residentA: 0, residentB: 1, residentC: 2 };
/** House numbers go round with the days, so that a scene played again is another matter. */
const HOUSES = 24;

export async function startRun(scene: Scene, backstage: Backstage): Promise<SceneRun> {
  const { deps, desk, posts, time } = backstage;
  const tickets = new Map<string, TicketNumber>();
  const first = await resolve(scene, desk, time);
  await moveClock(scene.begins, { time, office: first.office });
  const building = 1 + (dayNumberOf(time.now()) % HOUSES);

  const ticketOf = async (step: Step): Promise<Ticket | undefined> => {
    const number = step.about === undefined ? [...tickets.values()][0] : tickets.get(step.about);
    return number === undefined ? undefined : deps.stores.tickets.find(number);
  };

  /** Offices that dispatch by hand get it done by their dispatcher, as they would. */
  async function unitOf(step: Step): Promise<Unit> {
    const { cast, office } = await resolve(scene, desk, time);
    const ticket = await ticketOf(step);
    const home = cast.residents && unitOfGroup(cast.residents, office.directory);
    if (ticket && ticket.unit === null && ticket.state === 'pending' && cast.dispatcher && cast.desk && home) {
      const text = `派单 ${shortNumber(ticket.number)} ${shortName(home)}`;
      await speak(cast.desk, cast.dispatcher.id, text);
      await time.settle();
    }
    const unit = office.directory.unit((await ticketOf(step))?.unit ?? null);
    if (!unit) throw new InputError('这件还没有派给任何单位，剧本停在这里。您可以接着自己试。');
    return unit;
  }

  async function groupAt(place: Place, step: Step): Promise<Group | undefined> {
    const { cast, office } = await resolve(scene, desk, time);
    if (place === 'unit') return office.directory.groupOfUnit((await unitOf(step)).id);
    return place === 'leader' ? undefined : cast[place];
  }

  async function pathAt(step: Step): Promise<ChatPath> {
    const { cast, office } = await resolve(scene, desk, time);
    const to = step.at === 'leader' && cast.leader ? personOf(cast.leader, office.directory)?.to : undefined;
    if (to && 'person' in to) return `directs/${to.person}`;
    const group = (await groupAt(step.at, step)) ?? cast.leaders ?? cast.desk;
    return `groups/${group?.id ?? ''}`;
  }

  async function speakerOf(part: Part, step: Step): Promise<string> {
    const { cast, office } = await resolve(scene, desk, time);
    const resident = MADE_UP_RESIDENTS[RESIDENTS[part] ?? -1];
    if (resident) return resident.account;
    const person =
      part === 'duty' ? office.directory.dutyOf((await unitOf(step)).id, time.now()) : cast[part as 'leader'];
    if (!person) throw new InputError('办公室里没有人能演这一步，剧本停在这里。');
    return person.id;
  }

  async function speak(
    group: Group,
    from: string,
    text: string,
    { mentionsBot = false, replyTo }: { mentionsBot?: boolean; replyTo?: MessageId | undefined } = {},
  ): Promise<MessageId> {
    const id = `scene-${deps.ids.next()}`;
    await desk.say(group, { id, from, kind: 'text', text, media: undefined, replyTo, mentionsBot });
    backstage.feed.tell({ event: 'change', groups: [group.id], persons: [], news: { [`groups/${group.id}`]: 1 } });
    return id;
  }

  async function say(step: Step, says: NonNullable<Step['says']>): Promise<void> {
    const group = await groupAt(step.at, step);
    if (!group) throw new InputError('办公室里没有这一步要用的群，剧本停在这里。');
    const from = await speakerOf(says.by, step);
    const number = says.quotes ? (await ticketOf(step))?.number : undefined;
    const quoted = posts
      .of({ group: group.id })
      .findLast((post) => number !== undefined && post.tickets.includes(number));
    const more = { mentionsBot: says.mentionsBot === true, replyTo: quoted?.platformId ?? undefined };
    const id = await speak(group, from, await filled(says.text, step), more);
    if (says.picture) {
      const media = await savePicture(deps.media, drawnPicture());
      await desk.say(group, {
        id: `${id}#1`,
        from,
        kind: 'image',
        text: '',
        media,
        mentionsBot: false,
        replyTo: undefined,
      });
    }
    await time.settle();
    if (says.opens === undefined) return;
    const opened = (await deps.stores.messages.find(group.channel, id))?.outcome?.ticket;
    if (!opened) throw new InputError('这句话没有登记成工单，多半是办公室的类别表不同，剧本停在这里。');
    tickets.set(says.opens, opened);
  }

  async function filled(text: string, step: Step): Promise<string> {
    const { cast, office } = await resolve(scene, desk, time);
    const words: Record<string, string> = {
      estate: cast.residents ? placeOf(cast.residents, office.directory) : '',
      estate2: cast.neighbours ? placeOf(cast.neighbours, office.directory) : '',
      building: String(building),
      bot: office.policy.office.botNames[0] ?? '',
      ...Object.fromEntries([...tickets].map(([name, number]) => [name, shortNumber(number)])),
    };
    if (text.includes('{other}')) words['other'] = shortName(await otherUnit(office, step));
    return text.replace(/\{(\w+)\}/gu, (all, name: string) => words[name] ?? all);
  }

  async function otherUnit({ directory }: OfficeVersion, step: Step): Promise<Unit> {
    const ticket = await ticketOf(step);
    const taken = new Set([ticket?.unit, ticket?.firstReceiver, ...(ticket?.returnedBy ?? [])]);
    const home = unitOfGroup(directory.group(ticket?.group ?? '') ?? ({} as Group), directory);
    const fit = directory.units.filter(
      (unit) => unit.active && !taken.has(unit.id) && unit.id !== home?.id && canAnswer(unit, directory, time.now()),
    );
    const liked = (scene.other ?? [])
      .map((word) => fit.find(({ name, aliases }) => [name, ...aliases].some((one) => one.includes(word))))
      .find(Boolean);
    const unit = liked ?? fit[0];
    if (!unit) throw new InputError('办公室里没有别的单位可以改派，剧本停在这里。');
    return unit;
  }

  /** Where the service by itself said something since `after`: about the ticket that was waited for, or the digest. */
  async function whereTold(step: Step, after: number): Promise<ChatPath | undefined> {
    const number = (await ticketOf(step))?.number;
    await posts.refresh();
    const post = posts.newest(({ kind, tickets: about }) =>
      step.clock && 'until' in step.clock ? about.some((one) => one === number) : kind === 'leaderDigest',
    );
    if (!post || (post.sentSeq ?? 0) <= after) return undefined;
    return 'group' in post.to ? `groups/${post.to.group}` : `directs/${post.to.person}`;
  }

  return {
    scene,
    tickets: () => [...tickets.values()],
    announce: async (step) => ({ path: await pathAt(step), note: await filled(step.note, step) }),
    async perform(step) {
      await posts.refresh();
      const before = posts.newest(() => true)?.sentSeq ?? 0;
      if (step.says) await say(step, step.says);
      if (step.clock) {
        const ticket = () => ticketOf(step);
        await moveClock(step.clock, { time, office: await deps.office(), ticket });
        await time.settle();
      }
      return (follows(step) ? await whereTold(step, before) : undefined) ?? pathAt(step);
    },
  };
}

/** Where these are posted is up to the office's tables and people. */
const follows = ({ clock }: Step): boolean =>
  clock !== undefined && ('until' in clock || ('report' in clock && clock.report === 'leaderDigest'));

/** Who plays what in the office as it is now; throws InputError where a part cannot be filled. */
async function resolve(scene: Scene, desk: SimDesk, time: SimTime): Promise<{ cast: Cast; office: OfficeVersion }> {
  const office = await desk.office();
  const cast = castOf(office.directory, await desk.groups(), time.now());
  const lack = lackOf(scene, cast, office.directory);
  if (lack !== null) throw new InputError(lack, 409);
  return { cast, office };
}
