import {
  GATHERED_FROM,
  GATHERING_SPAN,
  householdsOf,
  isNews,
  isUnusual,
  USUAL_SPANS,
} from '../../domain/complaint/gathering.ts';
import { compareMatters } from '../../domain/complaint/same-matter.ts';
import { firstWith, staffOf } from '../../domain/post/audience.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { formatMoment, type Moment, parseMoment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { gatheringNotice } from '../../wording/gathering.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { placeNamesOf } from './judge.ts';
import { neighbouringGroups } from './neighbouring-groups.ts';

const REPORT = 'gathering';

/** What gathers: one matter, or merely one category in one place, against what is usual there. */
interface Gathering {
  readonly tickets: readonly Ticket[];
  readonly households: number;
  readonly usual?: number;
  /** Under which the report log remembers what the dispatcher was told. */
  readonly keys: readonly string[];
}

/** A ticket was opened or seconded: the dispatcher hears of it when many households are behind it (群诉). Sensitive ones never count. */
export async function noteGathering(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  ticket: Ticket,
  now: Moment,
): Promise<void> {
  if (ticket.sensitive) return;
  const gathering = await gatheringAround(stores, service, office, ticket, now);
  const [key] = gathering?.keys ?? [];
  if (!gathering || key === undefined) return;
  if (!isNews(gathering.households, await lastTold(stores, gathering.keys, now))) return;
  const period = `${formatMoment(now)} ${gathering.households}`;
  if (!(await stores.reports.claim(REPORT, period, key, now))) return;
  const people = firstWith(office.directory, ['dispatcher', 'administrator']);
  const readers = staffOf(people, office.directory);
  if (!readers) return;
  const place =
    office.directory.area(ticket.area ?? undefined)?.name ?? office.directory.group(ticket.group)?.name ?? '';
  const draft = {
    kind: 'review',
    to: readers.to,
    channel: readers.channel,
    tickets: gathering.tickets.map(({ number }) => number),
    mentions: readers.mentions,
    text: gatheringNotice({ people, place, ...gathering }),
    dedupeKey: `gathering:${key}:${period}`,
    prompt: false,
  } as const;
  await speak(stores, service, office, [draft], now);
}

async function gatheringAround(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  ticket: Ticket,
  now: Moment,
): Promise<Gathering | undefined> {
  const groups = neighbouringGroups(ticket, office);
  const from = now - GATHERING_SPAN;
  const { category } = ticket;
  const households = await stores.tickets.households({ category, groups, from, to: now + 1 });
  if (households < GATHERED_FROM) return undefined;
  const recent = (await Promise.all(groups.map((group) => stores.tickets.openedIn(group, from)))).flat();
  const open = recent.filter((one) => !one.sensitive && one.category === category);
  const by = { background: service.commonWords, ordinary: placeNamesOf(office) };
  const alike = open
    .filter((one) => one.number === ticket.number || compareMatters(one, ticket, by).same)
    .sort(byNumber);
  const sharing = householdsOf(alike);
  if (sharing >= GATHERED_FROM) return { tickets: alike, households: sharing, keys: alike.map(({ number }) => number) };
  const before = from - USUAL_SPANS * GATHERING_SPAN;
  // A young office does not know yet what is usual.
  if ((await stores.offices.version(1)).since > before) return undefined;
  const usual = (await stores.tickets.households({ category, groups, from: before, to: from })) / USUAL_SPANS;
  const where = ticket.area ?? ticket.group;
  return isUnusual(households, usual)
    ? { tickets: open.sort(byNumber), households, usual, keys: [`${category} ${where}`] }
    : undefined;
}

const byNumber = (a: Ticket, b: Ticket): number => (a.number < b.number ? -1 : 1);

/** How many households the dispatcher was last told of, within the span. */
async function lastTold(stores: Stores, keys: readonly string[], now: Moment): Promise<number | undefined> {
  const told: number[] = [];
  for (const key of keys) {
    const [at = '', count = ''] = (await stores.reports.lastPeriod(REPORT, key))?.split(' ') ?? [];
    const moment = parseMoment(at);
    if (moment !== undefined && now - moment <= GATHERING_SPAN) told.push(Number(count));
  }
  return told.length === 0 ? undefined : Math.max(...told);
}
