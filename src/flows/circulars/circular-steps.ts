import { firstWith, targetKey } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { CircularState } from '../../domain/report/circular-state.ts';
import { dayOf, type Moment } from '../../domain/time/moment.ts';
import type { CircularRevision, KeptCircular } from '../../ports/circular-log.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import {
  approved,
  CIRCULAR_SETTLED,
  circularName,
  circularPost,
  dropped,
  issueNumber,
  mustBePutRight,
  NO_DOCUMENT,
  NO_LEADER,
  NUMBER_TAKEN,
  SAVE_FOR_NEW_DAY,
  SEND_BACK_FOR_NEW_DAY,
  sentBack,
  submitted,
} from '../../wording/circular-notice.ts';
import { notDone, told } from '../acting/staff-answer.ts';
import { type ReviewTask, type Step, settled, type Worked } from '../desk/review-step.ts';
import { readersOf } from '../reporting/report-readers.ts';
import { speak } from '../speaking/speak.ts';
import { issuedFiles } from './build-circular.ts';
import { askDispatcher, askLeaders } from './circular-matters.ts';
import { windowOf } from './circular-window.ts';
import { dayDemanded } from './day-to-rectify.ts';
import { linkToCircular } from './link-to-circular.ts';

/** The circular of an item with its newest draft, locked. */
interface Circulated {
  readonly circular: KeptCircular;
  readonly draft: CircularRevision;
  readonly name: string;
}

const refused = (sentence: string): Worked => ({ answer: notDone(sentence) });

/** A step on the circular of an item, where that is still in this state. */
const onCircular =
  (state: CircularState, step: (task: ReviewTask, about: Circulated) => Promise<Worked>): Step =>
  async (task) => {
    const { circulars } = task.desk.stores;
    const circular = await circulars.lock(Number(task.item.data['circular']));
    const draft = circular && (await circulars.revision(circular.id, circular.revision));
    if (!draft || circular.state !== state) return refused(CIRCULAR_SETTLED);
    return step(task, { circular, draft, name: circularName(windowOf(circular).period) });
  };

const moveTo = ({ desk, by }: ReviewTask, { circular }: Circulated, state: CircularState, reason: string | null) =>
  desk.stores.circulars.move(circular.id, {
    ...{ state, reason, number: null },
    ...{ settledBy: by.person.id, settledAt: desk.now },
  });

/** A draft that refuses itself goes to nobody, and where there is no leader nobody could approve it. */
export const submitCircular = onCircular('draft', async (task, about) => {
  const { desk, item } = task;
  const { circular, draft, name } = about;
  if (draft.refusals.length > 0) return refused(mustBePutRight(draft.refusals));
  if (isDayPast(desk, draft)) return refused(SAVE_FOR_NEW_DAY);
  if (firstWith(desk.office.directory, ['leader']).length === 0) return refused(NO_LEADER);
  await moveTo(task, about, 'submitted', null);
  await askLeaders(desk, { circular, late: item.data['late'] === true, why: '', refusals: 0 });
  return settled(told(submitted(item.letter, name), submitted(item.letter, name)), '送审');
});

export const dropCircular = onCircular('draft', async (task, about) => {
  const { letter } = task.item;
  await moveTo(task, about, 'dropped', null);
  return settled(told(dropped(letter, about.name), dropped(letter, about.name)), '不发');
});

export const sendBackCircular = onCircular('submitted', async (task, about) => {
  const { desk, item, said } = task;
  const { circular, draft, name } = about;
  const why = (said.text ?? '').replace(/[。！\s]+$/u, '');
  await moveTo(task, about, 'draft', why);
  await askDispatcher(desk, {
    ...{ circular, late: item.data['late'] === true, why },
    refusals: draft.refusals.length,
  });
  return settled(told(sentBack(item.letter, name), sentBack(item.letter, name)), '退回');
});

/** What was approved is issued as it stood: numbered, frozen, and told once to staff and leaders. */
export const approveCircular = onCircular('submitted', async (task, about) => {
  const { desk, item, by } = task;
  const { stores, service, now } = desk;
  const { circular, draft, name } = about;
  if (draft.refusals.length > 0) return refused(mustBePutRight(draft.refusals));
  if (isDayPast(desk, draft)) return refused(SEND_BACK_FOR_NEW_DAY);
  if (service.documents && !draft.files) return refused(NO_DOCUMENT);
  const number = await numberOf(stores, draft, now);
  if (number === undefined) return refused(NUMBER_TAKEN);
  const files =
    service.documents && draft.files ? await issuedFiles(service.documents, draft.files, { number, now }) : null;
  const { wishes, refusals, sources, proposed } = draft;
  await stores.circulars.keep(circular.id, { wishes, refusals, sources, proposed, files }, by.person.id, now);
  await stores.circulars.move(circular.id, {
    ...{ state: 'issued', reason: null, number },
    ...{ settledBy: by.person.id, settledAt: now },
  });
  await postCircular(task, about, number);
  const words = approved(item.letter, name, number);
  return settled(told(words, words), '批准');
});

/** Nothing is issued that demands what is over. */
const isDayPast = ({ office, now }: ReviewTask['desk'], draft: Circulated['draft']): boolean =>
  dayDemanded(office, draft) <= dayOf(now);

/** The one that was asked for, undefined where another circular has it meanwhile; else the next of the year. */
async function numberOf({ reports }: Pick<Stores, 'reports'>, { wishes }: CircularRevision, now: Moment) {
  if (wishes.number === '') return nextNumber({ reports }, now);
  return (await reports.claim('circularNumber', wishes.number, '', now)) ? wishes.number : undefined;
}

/** Two that are approved at the same moment must not bear one number: who claims it has it. */
async function nextNumber({ reports }: Pick<Stores, 'reports'>, now: Moment): Promise<string> {
  const year = dayOf(now).slice(0, 4);
  for (let place = 1; ; place += 1)
    if (await reports.claim('circularNumber', year, String(place), now)) return issueNumber(year, place);
}

/** To staff and leaders, each group once; residents get nothing. */
async function postCircular({ desk }: ReviewTask, about: Circulated, number: string): Promise<void> {
  const { stores, service, office, now } = desk;
  const { circular, draft, name } = about;
  const { report, period } = circular;
  const posts: PostDraft[] = [];
  for (const { to, channel, mentions, version } of readersOf(office)) {
    if (!(await stores.reports.claim(report, period, targetKey(to), now))) continue;
    const link = linkToCircular(service, { circular: circular.id, as: { audience: version } }, now);
    const topics = version === 'leaders' && draft.files?.topics !== undefined;
    const text = circularPost({ number, name, sources: draft.sources, topics }, link);
    const dedupeKey = `circular:${report}:${period}:${targetKey(to)}`;
    posts.push({ kind: 'circular', to, channel, mentions, tickets: [], text, dedupeKey, prompt: false });
  }
  await speak(stores, service, office, posts, now);
}
