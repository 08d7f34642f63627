/** Draws the picture of a circular's figures. A machine that cannot draw says so, and the circular goes without. */
import { createPosterPress } from '../../src/adapters/render/poster-press.ts';
import { whyNotDrawn } from '../../src/adapters/render/why-not-drawn.ts';
import type { Poster } from '../../src/domain/report/poster.ts';

export async function drawPosters(poster: Poster | undefined): Promise<readonly Uint8Array[]> {
  if (!poster) return [];
  try {
    const { pictures, unknown } = await createPosterPress().draw(poster);
    if (unknown.length > 0) tell(`海报里“${unknown.join('”“')}”字库里没有，画成了〓。`);
    return pictures;
  } catch (error) {
    tell(`海报没有画（${whyNotDrawn(error)}），其他文件照常写出。运行 npm run doctor 可以查海报能不能画。`);
    return [];
  }
}

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
