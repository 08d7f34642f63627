import type { PostDraft } from '../domain/post/post.ts';
import type { Poster } from '../domain/report/poster.ts';
import type { Service } from './service.ts';

/** A post, and the picture of what it says where it should have one. */
export interface Illustration {
  readonly draft: PostDraft;
  readonly poster: Poster | undefined;
}

/**
 * Gives each draft the names of its pictures; equal posters are drawn once. The words say the same, so that they go alone where there is no
 * studio, and where this machine cannot draw or keep a picture: that is told to the operator and never stops a report.
 */
export async function illustrate(
  { studio, report }: Pick<Service, 'studio' | 'report'>,
  posts: readonly Illustration[],
): Promise<readonly PostDraft[]> {
  const drawn = new Map<string, readonly string[]>();
  const drafts: PostDraft[] = [];
  for (const { draft, poster } of posts) {
    if (!studio || !poster) {
      drafts.push(draft);
      continue;
    }
    const key = JSON.stringify(poster);
    const images = drawn.get(key) ?? (await picturesOf(studio, poster, report));
    drawn.set(key, images);
    drafts.push(images.length > 0 ? { ...draft, images } : draft);
  }
  return drafts;
}

async function picturesOf(
  { press, media }: NonNullable<Service['studio']>,
  poster: Poster,
  report: Service['report'],
): Promise<readonly string[]> {
  try {
    const names: string[] = [];
    const { pictures } = await press.draw(poster);
    for (const picture of pictures) names.push(await media.save(picture));
    return names;
  } catch (fault) {
    report({ fault, where: 'poster' });
    return [];
  }
}
