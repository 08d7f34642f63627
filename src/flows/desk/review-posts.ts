import type { Person } from '../../domain/office/person.ts';
import { type Addressees, firstWith, personOf, staffOf, targetKey } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { ReviewKind } from '../../domain/review/review-kind.ts';
import { mayAnswer, REVIEW_TABLE } from '../../domain/review/review-table.ts';
import type { ReviewView } from '../../wording/review-line.ts';
import { reviewPost } from '../../wording/review-post.ts';
import type { Desk } from './review-desk.ts';
import type { Shown } from './review-view.ts';

type Words = (views: readonly ReviewView[], people: readonly Person[]) => string;

/** Who is asked: those who may answer, or whoever stands in for them. */
export const askedFor = (kind: ReviewKind, { office }: Pick<Desk, 'office'>): readonly Person[] =>
  firstWith(office.directory, [...REVIEW_TABLE[kind].who, ...REVIEW_TABLE[kind].else]);

/** One bundled post for each set of people who may answer; of sensitive items one of them is told, in private. `turn` keeps calls apart. */
export function reviewPosts(
  shown: readonly Shown[],
  desk: Desk,
  { turn, words = reviewPost }: { readonly turn: string; readonly words?: Words },
): readonly PostDraft[] {
  const bundles = Map.groupBy(shown, ({ item }) => {
    const people = askedFor(item.kind, desk).map((person) => person.id);
    return `${item.sensitive ? 'private' : 'group'} ${people.join(' ')}`;
  });
  return [...bundles.values()].flatMap((some) => {
    const [first] = some;
    const to = first && addresseesOf(first, desk);
    return to ? [draft(some, to, { turn, text: words(viewsFor(some, to), to.people) })] : [];
  });
}

export const viewsOf = (shown: readonly Shown[]): readonly ReviewView[] => shown.map(({ view }) => view);

/** To one person alone a sensitive item is told with its words, for who may answer it must know what it says. */
const viewsFor = (shown: readonly Shown[], { to, people: [first] }: Addressees): readonly ReviewView[] =>
  'person' in to && first ? shown.map((one) => viewAlone(one, first)) : viewsOf(shown);

/** An item as this person reads it with nobody beside him. */
export const viewAlone = ({ item, view }: Shown, person: Person): ReviewView => ({
  ...view,
  alone: mayAnswer(person, item.kind),
});

function addresseesOf({ item }: Shown, desk: Desk): Addressees | undefined {
  const people = askedFor(item.kind, desk);
  const [first] = people;
  const { directory } = desk.office;
  return item.sensitive && first ? personOf(first, directory) : staffOf(people, directory);
}

/** A post of the review list. Its key names the items, so that an answer that quotes it needs no letter. */
export function draft(
  shown: readonly Shown[],
  { to, channel, mentions }: Addressees,
  { turn, text }: { readonly turn: string; readonly text: string },
): PostDraft {
  const ids = shown.map(({ item }) => item.id).join('+');
  return {
    kind: 'review',
    to,
    channel,
    tickets: [...new Set(shown.flatMap(({ item }) => (item.ticket === null ? [] : [item.ticket])))],
    mentions,
    text,
    dedupeKey: `review:${ids}:${turn}:${targetKey(to)}`,
    prompt: shown.some(({ item }) => item.prompt),
  };
}

/** The items a post of the review list holds, by its key. */
export const itemsIn = (dedupeKey: string): readonly number[] =>
  (/^review:([\d+]+):/u.exec(dedupeKey)?.[1] ?? '')
    .split('+')
    .filter((id) => id !== '')
    .map(Number);
