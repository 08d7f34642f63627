import type { Person } from '../../domain/office/person.ts';
import { isActivePerson } from '../../domain/office/person.ts';
import { type CircularCorrection, circularCorrections } from '../../domain/report/frozen-source.ts';
import type { ReviewKind } from '../../domain/review/review-kind.ts';
import { mayAnswer, REVIEW_TABLE } from '../../domain/review/review-table.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { CircularRevision, CircularWishes, KeptCircular } from '../../ports/circular-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { ReviewItem } from '../../ports/review-list.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { circularName } from '../../wording/circular-notice.ts';
import { currentOffice, type Service } from '../service.ts';
import { buildCircular, countAgain } from './build-circular.ts';
import { windowOf } from './circular-window.ts';
import type { CircularReader } from './link-to-circular.ts';

/** A circular as somebody may see it, and what he may do with it. */
export interface CircularView {
  readonly circular: KeptCircular;
  readonly draft: CircularRevision;
  readonly name: string;
  /** Undefined for who came by a group's link. */
  readonly person: Person | undefined;
  /** What waits for this very reader: his draft or his approval. */
  readonly item: ReviewItem | undefined;
  /** Whether the reader may have the report to leaders: not who came by a link of the staff group. */
  readonly forLeaders: boolean;
  /** What would be printed otherwise today; of an issued one alone. Counts every ticket of the period: asked for where it is shown. */
  corrections(): Promise<readonly CircularCorrection[]>;
}

/** Undefined where there is no such circular, or it is not for this reader: groups read what was issued, and nobody a draft that is not his. */
export async function circularView(
  stores: Stores,
  office: OfficeVersion,
  reader: CircularReader,
): Promise<CircularView | undefined> {
  const circular = await stores.circulars.find(reader.circular);
  const draft = circular && (await stores.circulars.revision(circular.id, circular.revision));
  const named = 'person' in reader.as ? office.directory.person(reader.as.person) : undefined;
  const person = named && isAsked(named) ? named : undefined;
  if (!circular || !draft || ('person' in reader.as && !person)) return undefined;
  if (!person && circular.state !== 'issued') return undefined;
  const waiting = (await stores.reviews.open()).find((item) => isAbout(item, circular.id));
  return {
    circular,
    draft,
    person,
    forLeaders: person !== undefined || ('audience' in reader.as && reader.as.audience === 'leaders'),
    corrections: async () =>
      circular.state === 'issued'
        ? circularCorrections(draft.sources, await countAgain({ stores, office, about: circular }))
        : [],
    name: circularName(windowOf(circular).period),
    item: person && waiting && mayAnswer(person, waiting.kind) ? waiting : undefined,
  };
}

const ABOUT_CIRCULARS: readonly ReviewKind[] = ['circularDraft', 'circularApproval'];

/** Whoever answers for circulars, or is called where the office has nobody who does. A link outlives the role it was sent for. */
const isAsked = (person: Person): boolean =>
  isActivePerson(person) &&
  ABOUT_CIRCULARS.flatMap((kind) => [...REVIEW_TABLE[kind].who, ...REVIEW_TABLE[kind].else]).some((role) =>
    person.roles.includes(role),
  );

const isAbout = ({ kind, data }: Pick<ReviewItem, 'kind' | 'data'>, circular: number): boolean =>
  ABOUT_CIRCULARS.includes(kind) && data['circular'] === circular;

export interface Revising {
  readonly circular: number;
  /** The draft the person had before him. */
  readonly revision: number;
  readonly wishes: CircularWishes;
  readonly person: Person;
}

/** Why a draft was not kept: somebody else was quicker, it is no draft any more, or not this person's. */
export type NotRevised = 'changed' | 'settled' | 'notYours';

/** Builds and keeps one more draft, with its refusals if there are any: what was typed is never lost. */
export async function reviseCircular(
  service: Service,
  { circular: id, revision, wishes, person }: Revising,
  now: Moment,
): Promise<NotRevised | CircularRevision> {
  const office = await currentOffice(service);
  if (!mayAnswer(person, 'circularDraft')) return 'notYours';
  return service.work.run(async (stores) => {
    const circular = await stores.circulars.lock(id);
    if (circular?.state !== 'draft') return 'settled';
    if (circular.revision !== revision) return 'changed';
    const draft = await buildCircular({ stores, service, office, about: circular, wishes, now });
    const kept = await stores.circulars.keep(id, draft, person.id, now);
    return { ...draft, revision: kept, madeAt: now, madeBy: person.id };
  });
}
