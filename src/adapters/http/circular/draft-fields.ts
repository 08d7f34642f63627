import type { CircularWishes } from '../../../ports/circular-log.ts';
import { LARGEST_TABLE } from '../../../ports/table-reader.ts';
import {
  ISSUER_FIELD,
  issuerHint,
  NUMBER_FIELD,
  NUMBER_HINT,
  RECTIFY_FIELD,
  rectifyHint,
} from '../../../wording/circular-letter.ts';
import {
  handedLine,
  REMOVE,
  removeLabel,
  TABLE_FILE_LABEL,
  TABLE_NAME_HINT,
  TABLE_NAME_LABEL,
  TABLE_NAMES,
  TABLES_HEAD,
  tablesHint,
} from '../../../wording/circular-tables.ts';
import { type Html, html } from '../html.ts';
import { LONGEST_LINE } from './circular-form.ts';
import type { CircularPage } from './circular-page.ts';

/** What stands around the text: number, issuer, day to rectify. No limits a browser holds: they would hold up 本期不发, too. */
export const letterFields = ({ usual, now }: CircularPage, typed: CircularWishes): Html => html`
<label for="number"><span>${NUMBER_FIELD}</span><input id="number" name="number" maxlength="${LONGEST_LINE}" autocomplete="off" value="${typed.number}"></label>
<p class="others">${NUMBER_HINT}</p>
<label for="issuer"><span>${ISSUER_FIELD}</span><input id="issuer" name="issuer" maxlength="${LONGEST_LINE}" autocomplete="off" value="${typed.issuer}"></label>
<p class="others">${issuerHint(usual.issuer)}</p>
<label for="rectifyBy"><span>${RECTIFY_FIELD}</span><input id="rectifyBy" name="rectifyBy" type="date" value="${typed.rectifyBy}"></label>
<p class="others">${rectifyHint(usual.rectifyBy, now)}</p>`;

/** The tables the draft has, and the field for another. A browser never fills in a file again. */
export const tableFields = ({ view, tableName }: CircularPage): Html => html`
<h2>${TABLES_HEAD}</h2>
<ul class="handed">${view.draft.wishes.tables.map(
  (one) =>
    html`<li><span>${handedLine(one)}</span><button name="remove" value="${one.name}" aria-label="${removeLabel(one)}">${REMOVE}</button></li>`,
)}</ul>
${view.draft.wishes.tables.flatMap(({ remarks = [] }) => remarks).map((remark) => html`<p class="others">${remark}</p>`)}
<label for="table"><span>${TABLE_FILE_LABEL}</span><input id="table" name="table" type="file" accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"></label>
<p class="others">${tablesHint(LARGEST_TABLE)}</p>
<label for="tableName"><span>${TABLE_NAME_LABEL}</span><input id="tableName" name="tableName" list="tableNames" maxlength="${LONGEST_LINE}" autocomplete="off" value="${tableName ?? ''}"></label>
<datalist id="tableNames">${TABLE_NAMES.map((name) => html`<option value="${name}"></option>`)}</datalist>
<p class="others">${TABLE_NAME_HINT}</p>`;
