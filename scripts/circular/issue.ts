/** Writes the circular of counted ledgers, with the clerk's files; refuses it with every reason at once. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { rectifyBy } from '../../src/domain/report/rectify-by.ts';
import { officeCalendar } from '../../src/domain/time/cn-calendar.ts';
import { type Day, dayOf } from '../../src/domain/time/moment.ts';
import { UnknownYearError } from '../../src/domain/time/working-calendar.ts';
import { type CircularToIssue, type IssuedCircular, issueCircular } from '../../src/flows/circulars/issue-circular.ts';
import type { ClerkFile } from '../../src/wording/circular-text.ts';
import { InputFault } from '../run-script.ts';
import type { LetterOptions } from './circular-options.ts';
import { DOCUMENT } from './write-files.ts';

type Counted = Pick<CircularToIssue, 'policy' | 'counted' | 'window'>;

export async function issue(given: Counted, letter: LetterOptions): Promise<IssuedCircular> {
  const day = letter.issued ?? dayOf(given.window.cutOff - 1);
  const issued = issueCircular({
    ...given,
    document: DOCUMENT,
    issued: day,
    rectifyBy: letter.rectifyBy ?? dayToRectify(given, day),
    number: letter.number,
    issuer: letter.issuer,
    paragraphs: await clerkFile('--paragraphs', letter.paragraphs),
    commend: await clerkFile('--commend', letter.commend),
    cases: letter.cases,
    purpose: letter.topics ? 'topics' : 'circular',
  });
  if (issued.refusals.length > 0)
    throw new InputFault(...issued.refusals, `通报共 ${issued.refusals.length} 处要改，什么也没有写。`);
  return issued;
}

function dayToRectify({ policy }: Counted, issued: Day): Day {
  try {
    return rectifyBy(officeCalendar(policy.calendar), issued);
  } catch (error) {
    if (!(error instanceof UnknownYearError)) throw error;
    throw new InputFault(`日历没有 ${error.year} 年的放假安排，算不出整改期限；请用 --rectify-by 写明。`);
  }
}

async function clerkFile(option: string, file: string | undefined): Promise<ClerkFile | undefined> {
  if (file === undefined) return undefined;
  const bytes = await readFile(file).catch(() => {
    throw new InputFault(`打不开 ${option} 的文件“${file}”。`);
  });
  try {
    return { file: path.basename(file), text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw new InputFault(`${path.basename(file)}：不是 UTF-8 文本，请另存为 UTF-8 后再试。`);
  }
}
