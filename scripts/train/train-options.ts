/** The options of the train command; every fault names its option. */
import { InputFault } from '../run-script.ts';

export interface TrainOptions {
  readonly data: string;
  readonly out: string;
  readonly chatter: string | undefined;
  readonly seed: number;
  readonly corrections: boolean;
  readonly force: boolean;
}

const FLAGS = ['--corrections', '--force'];
const VALUES = ['--data', '--out', '--chatter', '--seed'];

export function trainOptions(args: readonly string[], help: string): TrainOptions {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (let i = 0; i < args.length; i += 1) {
    const name = args[i] as string;
    if (FLAGS.includes(name)) flags.add(name);
    else if (VALUES.includes(name) && args[i + 1] !== undefined) {
      i += 1;
      values.set(name, args[i] as string);
    } else throw new InputFault(`不认识的参数“${name}”，或它后面少了内容。`, help);
  }
  const needed = (name: string): string => {
    const value = values.get(name);
    if (value === undefined) throw new InputFault(`缺少 ${name}。`, help);
    return value;
  };
  const seed = Number(values.get('--seed') ?? 1);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InputFault(`--seed 应是不小于0的整数。`);
  return {
    data: needed('--data'),
    out: needed('--out'),
    chatter: values.get('--chatter'),
    seed,
    corrections: flags.has('--corrections'),
    force: flags.has('--force'),
  };
}
