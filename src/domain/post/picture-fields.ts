import type { PostDraft } from './post.ts';

/** `image` as whoever reads one picture expects it; of a report on several pictures all of them stand in `images` as well. */
export const pictureFields = ({
  images = [],
}: Pick<PostDraft, 'images'>): { readonly image?: string; readonly images?: readonly string[] } => ({
  ...(images[0] === undefined ? {} : { image: images[0] }),
  ...(images.length > 1 ? { images } : {}),
});
