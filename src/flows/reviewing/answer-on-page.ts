import type { Person } from '../../domain/office/person.ts';
import { staffOf } from '../../domain/post/audience.ts';
import type { ReviewAnswer, ReviewWords } from '../../domain/review/review-answer.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { ReviewItem } from '../../ports/review-list.ts';
import { StoreConflict } from '../../ports/ticket-store.ts';
import { answeredElsewhere } from '../../wording/review-answers.ts';
import { notDone, type StaffAnswer } from '../acting/staff-answer.ts';
import { linkToCircular } from '../circulars/link-to-circular.ts';
import type { Desk } from '../desk/review-desk.ts';
import { viewAlone } from '../desk/review-posts.ts';
import { type Shown, showItems } from '../desk/review-view.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { answerReview } from './answer-review.ts';
import { seenBy } from './show-review-list.ts';

/** Somebody else changed the ticket meanwhile: so often the answer is tried again. */
const TRIES = 3;

/** What one person sees of the list on his own page. */
export interface PersonalItem extends Shown {
  readonly mayAnswer: boolean;
  /** His own way to the circular the item is about. */
  readonly circular: string | undefined;
}

export async function personalList(service: Service, person: Person, now: Moment): Promise<readonly PersonalItem[]> {
  return service.work.run(async (stores) => {
    const desk: Desk = { stores, service, office: await currentOffice(service), now };
    const shown = await showItems(desk, seenBy(person, await stores.reviews.open()));
    return shown.map((one) => {
      const view = viewAlone(one, person);
      const circular = Number(one.item.data['circular'] ?? Number.NaN);
      const link = Number.isNaN(circular)
        ? undefined
        : linkToCircular(service, { circular, as: { person: person.id } }, now);
      return { ...one, view, mayAnswer: view.alone === true, circular: link };
    });
  });
}

/** What was chosen on the page. */
export interface PageAnswer {
  readonly person: Person;
  readonly item: number;
  readonly answer: ReviewAnswer;
  readonly said: ReviewWords;
  /** Given once per request. */
  readonly cause: string;
}

/** The same decision as in chat, in one unit of work. The others hear in the staff group that the item is settled. */
export async function answerOnPage(service: Service, given: PageAnswer, now: Moment): Promise<StaffAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await service.work.run(async (stores) =>
        answer({ stores, service, office: await currentOffice(service), now }, given),
      );
    } catch (error) {
      if (!(error instanceof StoreConflict) || attempt >= TRIES) throw error;
    }
  }
}

async function answer(desk: Desk, { person, item: id, cause, ...given }: PageAnswer): Promise<StaffAnswer> {
  const item = await desk.stores.reviews.find(id);
  if (!item) return notDone('没有这一条，请刷新页面。');
  const answered = await answerReview(desk, { ...given, item, by: { person, cause } });
  if (answered.kind === 'answer') await tellTheOthers(desk, person, item, answered);
  return answered;
}

/** Who saw the item in the group would still think that it waits. */
async function tellTheOthers(desk: Desk, person: Person, item: ReviewItem, answered: StaffAnswer): Promise<void> {
  const { stores, service, office, now } = desk;
  const to = staffOf([], office.directory);
  if (!to || item.sensitive || item.announcedAt === null) return;
  const text = answeredElsewhere(person.name, item.letter, answered.text);
  const post = { kind: 'answer', tickets: answered.tickets, text, prompt: false } as const;
  const draft = { ...post, to: to.to, channel: to.channel, mentions: [], dedupeKey: `answer:review:${item.id}` };
  await speak(stores, service, office, [draft], now);
}
