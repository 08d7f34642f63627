import type { PostDraft } from '../../domain/post/post.ts';
import type { Poster } from '../../domain/report/poster.ts';
import type { Service } from '../service.ts';

/** A post, and the picture of what it says where it should have one. */
export interface Illustration {
  readonly draft: PostDraft;
  readonly poster: Poster | undefined;
}

/** Gives each draft the names of its pictures. Throws where one has yet to be drawn: nobody but `illustrated` catches that. */
export type Illustrate = (posts: readonly Illustration[]) => readonly PostDraft[];

/** Figures may change while a poster is drawn; who is never done in so many rounds sends words alone. */
const MOST_ROUNDS = 3;

/**
 * Issues a report with its pictures, equal posters drawn once. No transaction waits for a picture: `issue` is rolled back where one has
 * yet to be drawn, and done again from the start when it is. So what is shown is what is said, and a claim is kept with its posts or not at
 * all. The words go alone where there is no studio, and where this machine cannot draw or keep a picture: that is told to the operator
 * and never stops a report.
 */
export async function illustrated<T>(
  service: Pick<Service, 'studio' | 'report'>,
  issue: (illustrate: Illustrate) => Promise<T>,
): Promise<T> {
  const album: Album = new Map();
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    try {
      return await issue((posts) => withPictures(posts, album, service.studio !== undefined));
    } catch (error) {
      if (!(error instanceof NotDrawn)) throw error;
      await draw(service, error.posters, album);
    }
  }
  service.report({ fault: new Error('figures change faster than posters are drawn'), where: 'poster' });
  return issue((posts) => withPictures(posts, album, false));
}

/** Names of the pictures of a poster, by its content; none where it could not be drawn. */
type Album = Map<string, readonly string[]>;

class NotDrawn extends Error {
  readonly posters: readonly Poster[];
  constructor(posters: readonly Poster[]) {
    super('posters have yet to be drawn');
    this.name = 'NotDrawn';
    this.posters = posters;
  }
}

const keyOf = (poster: Poster): string => JSON.stringify(poster);

function withPictures(posts: readonly Illustration[], album: Album, demanded: boolean): readonly PostDraft[] {
  const missing = posts.flatMap(({ poster }) => (poster && !album.has(keyOf(poster)) ? [poster] : []));
  if (demanded && missing.length > 0) throw new NotDrawn(missing);
  return posts.map(({ draft, poster }) => {
    const images = (poster && album.get(keyOf(poster))) ?? [];
    return images.length > 0 ? { ...draft, images } : draft;
  });
}

async function draw(
  { studio, report }: Pick<Service, 'studio' | 'report'>,
  posters: readonly Poster[],
  album: Album,
): Promise<void> {
  let able = studio !== undefined;
  for (const poster of posters) {
    if (album.has(keyOf(poster))) continue;
    album.set(keyOf(poster), []);
    // A machine that cannot draw one would only keep the words waiting for the next.
    if (!studio || !able) continue;
    try {
      album.set(keyOf(poster), await picturesOf(studio, poster));
    } catch (fault) {
      able = false;
      report({ fault, where: 'poster' });
    }
  }
}

async function picturesOf(
  { press, media }: NonNullable<Service['studio']>,
  poster: Poster,
): Promise<readonly string[]> {
  const names: string[] = [];
  const { pictures } = await press.draw(poster);
  for (const picture of pictures) names.push(await media.save(picture));
  return names;
}
