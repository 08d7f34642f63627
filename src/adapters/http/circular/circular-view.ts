import { type Directory, unitLabel } from '../../../domain/office/directory.ts';
import { CIRCULAR_FILE } from '../../../flows/circulars/link-to-circular.ts';
import { sourceLines } from '../../../wording/circular-notice.ts';
import {
  circularCorrectionsHead,
  circularHeading,
  FIGURES_HEAD,
  FILE_NAMES,
  FILES_HEAD,
  issuedLine,
  NO_FILES,
  NOT_KEPT,
  refusalsHead,
  revisionLine,
  STATE_WORDS,
  sentBackLine,
} from '../../../wording/circular-page.ts';
import { correctionSentence, NO_CORRECTIONS, PROOF_TOTAL } from '../../../wording/proof-page.ts';
import { type Html, html } from '../html.ts';
import { pageFrame } from '../page-frame.ts';
import { approvalForm, draftForm } from './circular-forms.ts';
import type { CircularPage } from './circular-page.ts';

/** A circular on a phone: what it says in short, its files, what is wrong with it, and what the reader may do with it. */
export function renderCircular(page: CircularPage): Html {
  const { view, notice } = page;
  return pageFrame(
    circularHeading(view.name),
    html`<header><h1>${circularHeading(view.name)}</h1>${standing(page)}</header>
${noticeOf(notice)}
${correctionsOf(page)}
${refusals(page)}
<section><h2>${FIGURES_HEAD}</h2><ol>${sourceLines(view.draft.sources).map((line) => html`<li>${line}</li>`)}</ol></section>
${files(page)}
${view.item?.kind === 'circularDraft' ? draftForm(page) : notKept(page)}
${view.item?.kind === 'circularApproval' ? approvalForm(page) : null}`,
  );
}

const noticeOf = (notice: CircularPage['notice']): readonly Html[] =>
  !notice
    ? []
    : [
        html`<p class="notice${notice.kind === 'refused' ? ' refused' : ''}" role="${notice.kind === 'refused' ? 'alert' : 'status'}">${notice.sentence}</p>`,
        ...(notice.faults
          ? [
              html`<section class="corrections"><ul>${notice.faults.map((fault) => html`<li>${fault}</li>`)}</ul></section>`,
            ]
          : []),
      ];

/** The form is gone, because somebody else was quicker: what was typed can still be copied. */
const notKept = ({ typed }: CircularPage): Html | null =>
  typed === undefined || `${typed.paragraphs}${typed.commend}`.trim() === ''
    ? null
    : html`<section><h2>${NOT_KEPT}</h2><p class="words">${typed.paragraphs}</p><p class="words">${typed.commend}</p></section>`;

export const renderCircularFault = (sentence: string): Html =>
  pageFrame('通报', html`<h1>通报</h1><p class="notice refused" role="alert">${sentence}</p>`);

function standing({ view, directory, now }: CircularPage): readonly Html[] {
  const { circular, draft } = view;
  const { state, number, reason, settledAt } = circular;
  const by = (id: string | null): string | undefined => (id === null ? undefined : directory.person(id)?.name);
  if (state === 'issued' && settledAt !== null)
    return [html`<p>${issuedLine(number ?? '', by(circular.settledBy), settledAt, now)}</p>`];
  return [
    html`<p>${STATE_WORDS[state]}。${revisionLine(draft.revision, by(draft.madeBy), draft.madeAt, now)}</p>`,
    ...(reason === null ? [] : [html`<p>${sentBackLine(reason)}</p>`]),
  ];
}

function correctionsOf({ view, corrections, directory }: CircularPage): Html | null {
  if (view.circular.state !== 'issued') return null;
  if (corrections.length === 0) return html`<p class="notice" role="status">${NO_CORRECTIONS}</p>`;
  return html`<section class="corrections"><h2>${circularCorrectionsHead(corrections.length)}</h2><ul>${corrections.map(
    (one) => html`<li>${one.source} ${correctionSentence(nameOf(one.of, directory), one.table, one.code, one)}</li>`,
  )}</ul></section>`;
}

const nameOf = (of: string | null | undefined, directory: Directory): string =>
  of === undefined || of === null ? PROOF_TOTAL : unitLabel(directory, of);

function refusals({ view }: CircularPage): Html | null {
  const { refusals: sentences } = view.draft;
  if (sentences.length === 0 || view.circular.state === 'issued') return null;
  return html`<section class="corrections"><h2>${refusalsHead(sentences.length)}</h2><ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul></section>`;
}

const OFFERED = Object.entries(FILE_NAMES) as [keyof typeof FILE_NAMES, string][];

const FOR_LEADERS: readonly (keyof typeof FILE_NAMES)[] = ['topics', 'topicsProof'];

/** The name of a file in the store; undefined where there is none, or it is not for this reader. */
export const fileOf = (
  { draft, forLeaders }: CircularPage['view'],
  file: keyof typeof FILE_NAMES,
): string | undefined => (FOR_LEADERS.includes(file) && !forLeaders ? undefined : draft.files?.[file]);

function files({ view, token }: CircularPage): Html {
  if (!view.draft.files) return html`<section><h2>${FILES_HEAD}</h2><p>${NO_FILES}</p></section>`;
  const links = OFFERED.filter(([file]) => fileOf(view, file)).map(
    ([file, name]) =>
      html`<p><a class="file" href="${CIRCULAR_FILE}?t=${encodeURIComponent(token)}&file=${file}">${name}</a></p>`,
  );
  return html`<section><h2>${FILES_HEAD}</h2>${links}</section>`;
}
