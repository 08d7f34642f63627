import { createDistantPress } from '../../src/adapters/render/distant-press.ts';
import { layOut } from '../../src/adapters/render/poster-layout.ts';
import { loadMachine, sayOn } from '../../src/adapters/render/poster-machine.ts';
import { createPosterPress } from '../../src/adapters/render/poster-press.ts';
import type { Poster } from '../../src/domain/report/poster.ts';
import { residentMegabytes } from './child-process.ts';
import { type Measured, measured, timed } from './measured.ts';

const ROWS = 40;
const TIMES = 15;
/** Promised growth between the 50th and the 500th poster, in MB. */
const [EARLY, LATE, MOST_GROWTH] = [50, 500, 30];
/** Promised for the service, in MB. */
const MOST_KEPT = 30;
/** Posters of different units, so that what is kept of each would be seen. */
const VARIANTS = 25;

/** A poster of 40 rows against the renderer alone on the same trees, and what 450 posters leave behind. */
export async function measure(): Promise<readonly Measured[]> {
  const apart = await keptByService();
  const press = createPosterPress();
  const machine = await loadMachine();
  const poster = posterOf(0);
  const pages = await layOut(machine, sayOn(machine, new Set()), poster);
  const whole: number[] = [];
  const bare: number[] = [];
  await press.draw(poster);
  for (let turn = 0; turn < TIMES; turn += 1) {
    whole.push((await timed(() => press.draw(poster))).ms);
    bare.push(
      (
        await timed(async () => {
          for (const page of pages) await machine.render(page);
        })
      ).ms,
    );
  }
  return [
    measured({
      name: 'posters',
      figure: `poster of ${ROWS} rows / the renderer alone on the same trees`,
      unit: 'ms',
      value: median(whole),
      reference: median(bare),
      atMost: 2,
      detail: { pictures: pages.length },
    }),
    ...apart,
    await growth(),
  ];
}

/** What the service itself takes for posters drawn in a process of their own, and how long the first one waits for that to start. */
async function keptByService(): Promise<readonly Measured[]> {
  const press = createDistantPress();
  const before = resident();
  const first = await timed(() => press.draw(posterOf(0)));
  const next: number[] = [];
  for (let turn = 1; turn <= TIMES; turn += 1) next.push((await timed(() => press.draw(posterOf(turn)))).ms);
  const kept = resident() - before;
  const process = await residentMegabytes(press.pid() ?? 0);
  await press.stop();
  return [
    measured({
      name: 'posters',
      figure: `kept by the service after ${TIMES + 1} posters / by the process that drew them, which ends`,
      unit: 'MB',
      value: kept,
      reference: process,
      mostValue: MOST_KEPT,
    }),
    measured({
      name: 'posters',
      figure: 'first poster, with the start of its process / each after it',
      unit: 'ms',
      value: first.ms,
      reference: median(next),
    }),
  ];
}

/** Of the process that draws them, as the service has it. */
async function growth(): Promise<Measured> {
  const press = createDistantPress();
  let early = 0;
  for (let count = 1; count <= LATE; count += 1) {
    await press.draw(posterOf(count % VARIANTS));
    if (count === EARLY) early = await residentMegabytes(press.pid() ?? 0);
  }
  const late = await residentMegabytes(press.pid() ?? 0);
  await press.stop();
  return measured({
    name: 'posters',
    figure: `growth of the process that draws from poster ${EARLY} to ${LATE} / resident at ${EARLY}`,
    unit: 'MB',
    value: late - early,
    reference: early,
    mostValue: MOST_GROWTH,
  });
}

const resident = (): number => process.memoryUsage.rss() / 1024 / 1024;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const posterOf = (variant: number): Poster => ({
  title: '办理日报',
  subtitle: '3月12日（周四），截至17:30',
  parts: [
    {
      part: 'ranking',
      title: '街镇组',
      names: { top: '位居前三', bottom: '后三位' },
      rows: Array.from({ length: ROWS }, (_one, index) => ({
        place: `${index + 1}`,
        ...(index < 3 ? { mark: 'top' as const } : index >= ROWS - 3 ? { mark: 'bottom' as const } : {}),
        name: `第${variant * ROWS + index + 1}街道`,
        detail: `收${60 - index} 办结${40 - index}（逾期办结2） 在办超期${index}（往月1）`,
        rate: `${(100 - index * 1.37).toFixed(2)}%`,
        share: 1 - index * 0.0137,
        change: {
          by: (index % 5) - 2,
          words: index % 5 === 2 ? '持平' : `${index % 5 > 2 ? '升' : '降'}${Math.abs((index % 5) - 2)}位`,
        },
      })),
    },
  ],
});
