/** Writes what was counted: each file whole, and none before all are ready. */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { docxWriter } from '../../src/adapters/render/docx-writer.ts';
import { xlsxWriter } from '../../src/adapters/render/xlsx-writer.ts';
import type { CountedLedgers } from '../../src/flows/circulars/count-ledgers.ts';
import type { IssuedCircular } from '../../src/flows/circulars/issue-circular.ts';
import type { PosterProof } from '../../src/wording/circular-poster-proof.ts';

/** As the proof calls it. */
export const DOCUMENT = 'circular.docx';

/** None where nothing was drawn; the proofs of their numbers. */
export interface DrawnPosters {
  readonly pictures: readonly Uint8Array[];
  readonly proofs: () => Iterable<PosterProof>;
}

export async function writeFiles(
  folder: string,
  { sheets, figures, proof }: CountedLedgers,
  { circular, proofs }: IssuedCircular,
  { pictures, proofs: posterProofs }: DrawnPosters,
): Promise<readonly string[]> {
  const files: Readonly<Record<string, Iterable<string | Uint8Array>>> = {
    [DOCUMENT]: [await docxWriter.write(circular)],
    'ledger.xlsx': [await xlsxWriter.write(sheets)],
    'figures.json': figuresText(figures),
    'proof.json': proofText(proof, proofs, pictures.length > 0 ? posterProofs() : []),
    ...Object.fromEntries(pictures.map((picture, index) => [`poster-${index + 1}.png`, [picture]])),
  };
  await mkdir(folder, { recursive: true });
  const unfinished = (name: string): string => path.join(folder, `.${name}.unfinished`);
  try {
    for (const [name, pieces] of Object.entries(files))
      await pipeline(Readable.from(pieces), createWriteStream(unfinished(name)));
    for (const name of Object.keys(files)) await rename(unfinished(name), path.join(folder, name));
    await removeOldPosters(folder, files);
  } finally {
    for (const name of Object.keys(files)) await rm(unfinished(name), { force: true });
  }
  return Object.keys(files);
}

/** Pages of an earlier run, of which there were more, show other figures. */
async function removeOldPosters(folder: string, files: Readonly<Record<string, unknown>>): Promise<void> {
  for (const name of await readdir(folder))
    if (/^poster-\d+\.png$/u.test(name) && !(name in files)) await rm(path.join(folder, name));
}

/** A unit a line: as one text the figures of a large ledger would be longer than memory is cheap. */
function* figuresText({ until, periods }: CountedLedgers['figures']): Generator<string> {
  yield `{"until":${JSON.stringify(until)},"periods":{`;
  for (const [index, [code, { from, to, total, changes, tiers, topics, units }]] of Object.entries(periods).entries()) {
    yield `${index > 0 ? ',' : ''}\n${JSON.stringify(code)}:{"from":${JSON.stringify(from)},"to":${JSON.stringify(to)},\n"total":`;
    yield `${JSON.stringify(total)},\n"changes":${JSON.stringify(changes)},\n"tiers":${JSON.stringify(tiers)},\n"topics":[`;
    yield* lines(topics);
    yield `],\n"units":[`;
    for (const [at, unit] of units.entries()) yield `${at > 0 ? ',' : ''}\n${JSON.stringify(unit)}`;
    yield ']}';
  }
  yield '}}\n';
}

/** One number a line, so that a person can search it: those of the workbook, then those of the circular and of its poster. */
function* proofText(
  { until, entries }: CountedLedgers['proof'],
  proofs: IssuedCircular['proofs'],
  poster: Iterable<PosterProof>,
): Generator<string> {
  yield `{"until":${JSON.stringify(until)},"numbers":[`;
  yield* lines(entries());
  yield '\n],"circular":[';
  yield* lines(proofs());
  yield '\n],"poster":[';
  yield* lines(poster);
  yield '\n]}\n';
}

function* lines(entries: Iterable<unknown>): Generator<string> {
  let first = true;
  for (const entry of entries) {
    yield `${first ? '' : ','}\n${JSON.stringify(entry)}`;
    first = false;
  }
}
