import { unitLabel } from '../../../domain/office/directory.ts';
import { CIRCULAR_PAGE } from '../../../flows/circulars/link-to-circular.ts';
import {
  APPROVE,
  CASES_HINT,
  CASES_LABEL,
  COMMEND_CONFIRMED,
  COMMEND_FIELD,
  COMMEND_HINT,
  DROP,
  DROP_HINT,
  DROP_SURE,
  EDIT_HEAD,
  PARAGRAPHS_FIELD,
  PARAGRAPHS_HINT,
  proposalLine,
  REASON_LABEL,
  referenceExamples,
  SAVE,
  SEND_BACK,
  SUBMIT,
} from '../../../wording/circular-page.ts';
import { type Html, html } from '../html.ts';
import { LONGEST_TEXT } from './circular-form.ts';
import type { CircularPage } from './circular-page.ts';
import { letterFields, tableFields } from './draft-fields.ts';

const actionOf = ({ token }: CircularPage): string => `${CIRCULAR_PAGE}?t=${encodeURIComponent(token)}`;

/** What the dispatcher adds: every way out of the form takes the words with it, so that none are lost. */
export function draftForm(page: CircularPage): Html {
  const { draft } = page.view;
  const typed = page.typed ?? draft.wishes;
  const { paragraphs, commend, commendConfirmed, cases } = typed;
  // The first button is what a phone presses when “return” is typed in a field: it must not take a table away.
  return html`<section><h2>${EDIT_HEAD}</h2><form method="post" action="${actionOf(page)}" enctype="multipart/form-data">
<button name="action" value="save" hidden>${SAVE}</button>
<input type="hidden" name="revision" value="${draft.revision}">
<label for="paragraphs"><span>${PARAGRAPHS_FIELD}</span><textarea id="paragraphs" name="paragraphs" rows="8" maxlength="${LONGEST_TEXT}">${paragraphs}</textarea></label>
<p class="others">${PARAGRAPHS_HINT}${referenceExamples(draft.sources).join('；')}。</p>
<label for="commend"><span>${COMMEND_FIELD}</span><textarea id="commend" name="commend" rows="4" maxlength="${LONGEST_TEXT}">${commend}</textarea></label>
<p class="others">${COMMEND_HINT}</p>
${draft.proposed.map((one) => html`<p class="others">${proposalLine(one, unitLabel(page.directory, one.unit))}。</p>`)}
<label class="tick"><input type="checkbox" name="confirmed" value="yes"${commendConfirmed ? html` checked` : null}>${COMMEND_CONFIRMED}</label>
<label for="cases"><span>${CASES_LABEL}</span><input id="cases" name="cases" maxlength="500" autocomplete="off" value="${cases.join(' ')}"></label>
<p class="others">${CASES_HINT}</p>
${letterFields(page, typed)}
${tableFields(page)}
<div class="buttons"><button name="action" value="save" class="first">${SAVE}</button>
<button name="action" value="submit">${SUBMIT}</button></div>
<details class="sure"><summary>${DROP}</summary><p class="others">${DROP_HINT}</p>
<div class="buttons"><button name="action" value="drop">${DROP_SURE}</button></div></details>
</form></section>`;
}

export const approvalForm = (page: CircularPage): Html => html`<section><form method="post" action="${actionOf(page)}">
<input type="hidden" name="revision" value="${page.view.draft.revision}">
<label for="text"><span>${REASON_LABEL}</span><textarea id="text" name="text" rows="2" maxlength="500">${page.reason ?? ''}</textarea></label>
<div class="buttons"><button name="action" value="approve" class="first">${APPROVE}</button>
<button name="action" value="sendBack">${SEND_BACK}</button></div>
</form></section>`;
