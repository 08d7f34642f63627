import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import type { Node } from '@takumi-rs/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../../../src/adapters/render/poster-layout.ts';
import { loadMachine, type PosterMachine, sayOn } from '../../../src/adapters/render/poster-machine.ts';
import { createPosterPress } from '../../../src/adapters/render/poster-press.ts';
import { COLOURS, MEDALS } from '../../../src/adapters/render/poster-style.ts';
import type { Audience } from '../../../src/domain/office/group.ts';
import type { Poster } from '../../../src/domain/report/poster.ts';
import { rankingPoster } from '../../../src/wording/ranking-poster.ts';
import { aRanking, HARD_NAMES, RANKED_AT } from '../../builders/a-ranking.ts';

const posterOf = (number: number, audience: Audience = 'staff'): Poster => {
  const { policy, ranking } = aRanking(number);
  const poster = rankingPoster({ id: 'g-willow', audience }, ranking, { policy, now: RANKED_AT, late: false });
  if (!poster) throw new Error(`${number} units have no poster`);
  return poster;
};
const lines = (...all: string[]): Poster => ({ title: '试', subtitle: '试', parts: [{ part: 'lines', lines: all }] });

/** Width and height as the PNG itself says. */
const sizeOf = (png: Uint8Array): readonly [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the poster press', () => {
  const press = createPosterPress();
  let machine: PosterMachine;
  beforeAll(async () => {
    machine = await loadMachine();
  });

  const treesOf = (poster: Poster): Promise<readonly Node[]> => layOut(machine, sayOn(machine, new Set()), poster);
  const nodes = (node: Node): readonly Node[] => [
    node,
    ...('children' in node ? (node.children ?? []).flatMap(nodes) : []),
  ];
  const words = (trees: readonly Node[]) => trees.flatMap(nodes).filter((node) => node.type === 'text');

  it.each([
    [1, 1],
    [5, 1],
    [40, 2],
    [120, 5],
  ])('draws %i units on %i pictures, 1080 wide, none taller than 4000', async (number, pictures) => {
    const drawn = await press.draw(posterOf(number));
    expect(drawn.pictures).toHaveLength(pictures);
    for (const [width, height] of drawn.pictures.map(sizeOf)) {
      expect(width).toBe(1080);
      expect(height).toBeLessThanOrEqual(4000);
    }
  });

  it('repeats title and heading on every page and says which page it is', async () => {
    const pages = (await treesOf(posterOf(120))).map((tree) => words([tree]).map((node) => node.text));
    expect(pages.map((page) => page.slice(0, 2))).toEqual([1, 2, 3, 4, 5].map((page) => ['办理日报', `${page}/5`]));
    expect(pages.slice(1).map((page) => page.find((text) => /^..组/u.test(text)))).toEqual([
      '街镇组（续）',
      '街镇组（续）',
      '街镇组（续）',
      '部门组',
    ]);
    for (let nth = 10; nth <= 120; nth += 1)
      expect(pages.flat().filter((text) => text === `第${nth}街道`)).toHaveLength(1);
  });

  it('writes nothing smaller than 30 and nothing outside the picture', async () => {
    for (const audience of ['staff', 'leaders', 'residents'] as const) {
      const trees = await treesOf(posterOf(40, audience));
      const sizes = words(trees).map((node) => Number((node.style as { fontSize: number }).fontSize));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(30);
      for (const tree of trees) {
        const { width, runs } = flattened(await machine.measure(tree));
        for (const run of runs) expect(run.right, run.text).toBeLessThanOrEqual(width - 30);
      }
    }
  });

  it('writes the numbers of tiles side by side in one size, in which the longest stays in its tile', async () => {
    const tiles = ['5', '1234', '10', '100.00%'].map((value) => ({ name: '按期办结率', value, late: value === '10' }));
    const [tree] = await treesOf({ ...lines(), parts: [{ part: 'tiles', tiles }] });
    if (!tree) throw new Error('no page');
    const values = words([tree]).filter((node) => tiles.some(({ value }) => value === node.text));
    expect(new Set(values.map((node) => (node.style as { fontSize: number }).fontSize)).size).toBe(1);
    const runs = flattened(await machine.measure(tree)).runs.filter(({ text }) => text === '100.00%');
    expect(runs.map(({ right }) => right <= 1080 - 40 - 18)).toEqual([true]);
  });

  it('leaves no one or two rows of a table alone on a page', async () => {
    for (let number = 14; number <= 34; number += 2) {
      const rows = Array.from({ length: number }, (_one, index) => ({
        ...{ place: `${index + 1}`, name: `第${index + 1}街道`, detail: '收1', rate: '100.00%', share: 1 },
      }));
      const ranking = { part: 'ranking', title: '街镇组', names: {}, rows } as const;
      const pages = await treesOf({ ...lines(), parts: [lines(...Array(40).fill('一')).parts[0] ?? ranking, ranking] });
      const on = pages.map((page) => words([page]).filter((node) => /^第\d+街道$/u.test(node.text)).length);
      expect(on.filter((count) => count > 0 && count < 3)).toEqual([]);
    }
  });

  it('shows the rare signs of place names, and 〓 with a report for what no font has', async () => {
    const drawn = await press.draw(lines(...HARD_NAMES, '👨‍👩‍👧 笑'));
    expect(drawn.unknown).toEqual(['𠮷', '👨‍👩‍👧']);
    const trees = await treesOf(lines('𠮷祥', '👨‍👩‍👧笑', '堰\u200b桥\ud800'));
    expect(
      words(trees)
        .map((node) => node.text)
        .slice(-3),
    ).toEqual(['〓祥', '〓笑', '堰桥〓']);
  });

  it('draws 〓 as something: a picture with it is not one without', async () => {
    const [shown, blank] = await Promise.all([press.draw(lines('𠮷')), press.draw(lines('　'))]);
    expect(shown.pictures.map(sha)).not.toEqual(blank.pictures.map(sha));
  });

  it('tells of signs without a glyph to whoever listens', async () => {
    const heard: (readonly string[])[] = [];
    await createPosterPress((signs) => heard.push(signs)).draw(lines('𠮷'));
    expect(heard).toEqual([['𠮷']]);
  });

  it('gives the same bytes for the same poster, in another process and without any font of the system', async () => {
    const code = `
      import { createHash } from 'node:crypto';
      import { createPosterPress } from './src/adapters/render/poster-press.ts';
      const { pictures } = await createPosterPress().draw(JSON.parse(process.argv[1]));
      console.log(pictures.map((one) => createHash('sha256').update(one).digest('hex')).join());`;
    const poster = posterOf(40);
    const nowhere = { FONTCONFIG_FILE: '/dev/null', FONTCONFIG_PATH: '/nonexistent', HOME: '/nonexistent', PATH: '' };
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', code, JSON.stringify(poster)], {
      env: nowhere,
    });
    const { pictures } = await press.draw(poster);
    expect((await run).stdout.trim()).toBe(pictures.map(sha).join());
  });

  it('ends a name that is too long with …', async () => {
    const named = (length: number): Poster => ({
      ...lines(),
      parts: [
        {
          part: 'ranking',
          title: '街镇组',
          names: {},
          rows: [{ place: '1', name: '城'.repeat(length), detail: '收1', rate: '100.00%', share: 1 }],
        },
      ],
    });
    // 34 signs fill both lines. Were more simply cut off, they would look the same.
    const [full, long, longer] = await Promise.all([34, 40, 60].map((length) => press.draw(named(length))));
    expect(long?.pictures.map(sizeOf)).toEqual(full?.pictures.map(sizeOf));
    expect(long?.pictures.map(sha)).not.toEqual(full?.pictures.map(sha));
    expect(longer?.pictures.map(sha)).toEqual(long?.pictures.map(sha));
  });
});

interface Measured {
  readonly width: number;
  readonly transform: readonly number[];
  readonly children: readonly Measured[];
  readonly runs: readonly { readonly text: string; readonly x: number; readonly width: number }[];
}
function flattened(node: Measured): { width: number; runs: { text: string; right: number }[] } {
  const own = node.runs.map((run) => ({ text: run.text, right: (node.transform[4] ?? 0) + run.x + run.width }));
  return { width: node.width, runs: [...own, ...node.children.flatMap((child) => flattened(child).runs)] };
}

describe('the colours', () => {
  const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: string, b: string): number => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
    return (light + 0.05) / (dark + 0.05);
  };
  const { paper, ink, quiet, band, onBand, panel, late, gain } = COLOURS;

  it.each([
    ...[ink, quiet, late, gain].map((colour) => [colour, paper] as const),
    ...[ink, quiet, late].map((colour) => [colour, panel] as const),
    [onBand, band] as const,
    ...MEDALS.map((medal) => [medal.ink, medal.disc] as const),
  ])('%s on %s can be read', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
