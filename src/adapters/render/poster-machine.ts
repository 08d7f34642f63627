import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { MeasuredNode, Node } from '@takumi-rs/core';
import { type Coverage, readCoverage } from './font-coverage.ts';
import { legible } from './legible.ts';
import { type Say, sayThrough } from './poster-nodes.ts';
import { WIDTH } from './poster-style.ts';

/** One family in two weights: whole fonts, as subsets for the web lack the signs of place names. */
const FAMILY = 'Poster';
const REGULAR = 'NotoSansHans-Regular.otf';
const BOLD = 'NotoSansHans-Bold.otf';
const OPTIONS = { width: WIDTH, fontFamilies: [FAMILY] };

/** The renderer with our fonts and no others. */
export interface PosterMachine {
  readonly coverage: Coverage;
  measure(tree: Node): Promise<MeasuredNode>;
  /** PNG */
  render(tree: Node): Promise<Uint8Array>;
}

/** Rejects where there is no build of the renderer for this machine. */
export async function loadMachine(): Promise<PosterMachine> {
  const { Renderer } = await import('@takumi-rs/core');
  const renderer = new Renderer();
  const regular = await readFont(REGULAR);
  await renderer.registerFont({ name: FAMILY, data: regular, weight: 400 });
  await renderer.registerFont({ name: FAMILY, data: await readFont(BOLD), weight: 700 });
  return {
    // Both weights hold the same signs.
    coverage: readCoverage(regular),
    measure: (tree) => renderer.measure(tree, OPTIONS),
    render: (tree) => renderer.render(tree, OPTIONS),
  };
}

/** The package names its files but does not let them be imported: they lie beside its entry's folder. */
const readFont = (name: string): Promise<Uint8Array> =>
  readFile(fileURLToPath(new URL(`../fonts/${name}`, import.meta.resolve('@embedpdf/fonts-sc'))));

/** Says what the fonts can say; the rest is collected. */
export const sayOn = ({ coverage }: Pick<PosterMachine, 'coverage'>, unknown: Set<string>): Say =>
  sayThrough((words) => legible(words, coverage, unknown));
