import type { Poster } from '../../domain/report/poster.ts';
import type { DrawnPoster, PosterPress } from '../../ports/poster.ts';
import { layOut } from './poster-layout.ts';
import { loadMachine, type PosterMachine, sayOn } from './poster-machine.ts';

/** Draws with a renderer and fonts of its own, loaded with the first poster. `lacks` hears of the signs no font knows. */
export function createPosterPress(lacks: (signs: readonly string[]) => void = () => {}): PosterPress {
  let machine: Promise<PosterMachine> | undefined;
  return {
    async draw(poster) {
      machine ??= loadMachine();
      // What failed once may work after an installation: the next poster tries again.
      machine.catch(() => {
        machine = undefined;
      });
      const drawn = await drawOn(await machine, poster);
      if (drawn.unknown.length > 0) lacks(drawn.unknown);
      return drawn;
    },
  };
}

async function drawOn(machine: PosterMachine, poster: Poster): Promise<DrawnPoster> {
  const unknown = new Set<string>();
  const pages = await layOut(machine, sayOn(machine, unknown), poster);
  const pictures: Uint8Array[] = [];
  // One after the other: a page takes 17 MB while it is drawn.
  for (const page of pages) pictures.push(await machine.render(page));
  return { pictures, unknown: [...unknown] };
}
