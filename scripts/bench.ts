import type { Measured } from './bench/measured.ts';
import { InputFault, runScript } from './run-script.ts';

const BENCHES: Readonly<Record<string, () => Promise<{ measure(): Promise<readonly Measured[]> }>>> = {
  start: () => import('./bench/start.ts'),
  replay: () => import('./bench/replay.ts'),
  sweep: () => import('./bench/sweep.ts'),
  duplicates: () => import('./bench/duplicates.ts'),
  memory: () => import('./bench/memory.ts'),
  simulator: () => import('./bench/simulator.ts'),
  recognise: () => import('./bench/recognise.ts'),
  channels: () => import('./bench/channels.ts'),
  figures: () => import('./bench/figures.ts'),
  ledger: () => import('./bench/ledger.ts'),
  posters: () => import('./bench/posters.ts'),
  import: () => import('./bench/import.ts'),
  circular: () => import('./bench/circular.ts'),
};

const HELP = `用法：npm run bench -- 名称 …
名称：${Object.keys(BENCHES).join('、')}。每个数与同一次运行中测得的参照相比，逐行输出 JSON；超过约定倍数时退出码为 1。`;

await runScript(HELP, async (names) => {
  const unknown = names.filter((name) => !(name in BENCHES));
  if (names.length === 0 || unknown.length > 0)
    throw new InputFault(`没有这样的测试：${unknown.join('、') || '（空）'}`, HELP);
  let kept = true;
  for (const name of names) {
    const bench = await BENCHES[name]?.();
    for (const measured of (await bench?.measure()) ?? []) {
      process.stdout.write(`${JSON.stringify(measured)}\n`);
      if (measured.ratio > (measured.atMost ?? Number.POSITIVE_INFINITY)) kept = false;
      if (measured.value > (measured.mostValue ?? Number.POSITIVE_INFINITY)) kept = false;
    }
  }
  return kept ? 0 : 1;
});
