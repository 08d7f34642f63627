import { unitNamer } from '../domain/ledger/name-unit.ts';
import type { Unit } from '../domain/office/unit.ts';
import type { CircularMatter } from '../domain/report/circular-matter.ts';
import type { CommendedUnit } from '../domain/report/commended.ts';
import { typedNumbers } from '../domain/report/typed-numbers.ts';
import { withReferences } from './circular-references.ts';

/** A line that cannot be taken, and why. */
export interface LineFault {
  readonly line: number;
  readonly why: string;
}

const KINDS: Readonly<Record<string, CommendedUnit['kind']>> = {
  表扬: 'praise',
  通报表扬: 'praise',
  批评: 'criticism',
  通报批评: 'criticism',
};

interface Known {
  readonly matter: Pick<CircularMatter, 'sources' | 'publicity' | 'media'>;
  readonly units: readonly Unit[];
  readonly names: readonly string[];
}

/** The list a person confirmed: `表扬 单位 原因…` or `批评 单位 原因…`, one a line; lines that begin with `#` are passed over. */
export function commendList(
  text: string,
  known: Known,
): { readonly units: readonly CommendedUnit[]; readonly faults: readonly LineFault[] } {
  const nameUnit = unitNamer(known.units);
  const units: CommendedUnit[] = [];
  const faults: LineFault[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    const [kindWord = '', unitWord = '', ...causes] = raw.trim().split(/[\s　]+/u);
    if (kindWord === '' || kindWord.startsWith('#')) continue;
    const fault = (why: string): number => faults.push({ line: index + 1, why });
    const kind = KINDS[kindWord];
    const named = nameUnit(unitWord);
    const read = causes.map((cause) => withReferences(cause, known));
    if (!kind) fault(`“${kindWord}”看不懂，要写成“表扬 单位 原因”或“批评 单位 原因”`);
    else if (!named.known) fault(`办公室文件里没有单位“${unitWord}”${named.near ? `，是不是“${named.near}”？` : ''}`);
    else if (units.some(({ unit }) => unit === named.unit)) fault(`“${named.unit.name}”已在前面列过，请只留一行`);
    else units.push({ unit: named.unit, kind, causes: read.map(({ runs }) => runs) });
    for (const why of read.flatMap(({ faults: own }) => own)) fault(why);
    for (const cause of causes)
      for (const typed of typedNumbers(cause.replaceAll(/\{\{.*?\}\}/gu, '\n'), known.names))
        fault(`“${typed}”是手写的数字，请改成引用，如 {{12345.received}}`);
  }
  return { units, faults };
}
