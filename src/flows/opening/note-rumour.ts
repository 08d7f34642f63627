import { isSurge, OTHER, sameRumour } from '../../domain/complaint/rumour.ts';
import { firstWith, personOf, staffOf } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { formatMoment, HOUR, type Moment, parseMoment } from '../../domain/time/moment.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { surge, surgeDetails } from '../../wording/surge.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** How far back residents who say the same count together. */
const WINDOW = 24 * HOUR;
const REPORT = 'rumour';

interface Rumour {
  readonly message: LoggedMessage;
  /** Its neutral name. */
  readonly topic: string;
}

/** A resident hands on a rumour: the dispatcher hears of it when many do (集中议论), and again when they have doubled. */
export async function noteRumour(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, topic }: Rumour,
  now: Moment,
): Promise<void> {
  const told = await stores.messages.rumours(topic, message.sentAt - WINDOW);
  const alike = [...told, message].filter((one) => sameRumour(topic, one.text, message.text));
  const residents = new Set(alike.map((one) => `${one.channel} ${one.from}`)).size;
  const audience = `${topic} ${topic === OTHER ? (alike[0]?.id ?? '') : ''}`.trim();
  const last = lastTold(await stores.reports.lastPeriod(REPORT, audience), now);
  if (!isSurge(residents, last)) return;
  const period = `${formatMoment(now)} ${residents}`;
  if (!(await stores.reports.claim(REPORT, period, audience, now))) return;
  await speak(
    stores,
    service,
    office,
    surgePosts(office, { topic, residents, alike, key: `${audience}:${period}` }),
    now,
  );
}

/** How many residents the last notice of the window spoke of. */
function lastTold(period: string | undefined, now: Moment): number | undefined {
  const [at = '', count = ''] = period?.split(' ') ?? [];
  const moment = parseMoment(at);
  return moment !== undefined && now - moment <= WINDOW ? Number(count) : undefined;
}

interface Surge {
  readonly topic: string;
  readonly residents: number;
  readonly alike: readonly LoggedMessage[];
  readonly key: string;
}

/** The staff group hears how many and where; what was said is for the dispatchers alone. */
function surgePosts({ directory }: OfficeVersion, { topic, residents, alike, key }: Surge): readonly PostDraft[] {
  const people = firstWith(directory, ['dispatcher', 'administrator']);
  const groups = [...new Set(alike.map((one) => one.group))].map((id) => directory.group(id)?.name ?? id);
  const common = staffOf(people, directory);
  const alone = people.map((person) => personOf(person, directory)).filter((one) => one && 'person' in one.to);
  const draft = (to: typeof common, text: string): readonly PostDraft[] =>
    to
      ? [
          {
            kind: 'review',
            to: to.to,
            channel: to.channel,
            tickets: [],
            mentions: to.mentions,
            text,
            dedupeKey: `surge:${key}:${'person' in to.to ? to.to.person : to.to.group}`,
            prompt: false,
          },
        ]
      : [];
  return [
    ...draft(common, surge({ people, topic, residents, groups })),
    ...alone.flatMap((to) => draft(to, surgeDetails({ topic, said: alike }))),
  ];
}
