import type { Poster } from '../domain/report/poster.ts';

export interface DrawnPoster {
  /** PNG, 1080 px wide and at most 4000 px tall; more than fits goes on in the next picture. */
  readonly pictures: readonly Uint8Array[];
  /** Signs no font of ours knows: each stands as 〓 in the picture. */
  readonly unknown: readonly string[];
}

/** Draws reports. The same poster gives the same bytes. */
export interface PosterPress {
  /** Rejects where this machine cannot draw: the words then go alone. */
  draw(poster: Poster): Promise<DrawnPoster>;
}
