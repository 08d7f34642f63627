import type { FigureKey } from '../../../domain/figures/fact-fields.ts';
import type { FigureCode } from '../../../domain/figures/figure-table.ts';
import { type Directory, unitLabel } from '../../../domain/office/directory.ts';
import type { Correction } from '../../../domain/report/corrections.ts';
import type { FrozenFigures, FrozenTable, FrozenTableName } from '../../../domain/report/publication.ts';
import { shortNumber } from '../../../domain/ticket/ticket-number.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { PROOF_PAGE, type ProofReader } from '../../../flows/reporting/link-to-proof.ts';
import type { ProofView } from '../../../flows/reporting/show-proof.ts';
import { categoryName, figureTitle } from '../../../wording/figure-cells.ts';
import {
  correctionSentence,
  correctionsHead,
  DUE_TODAY,
  frozenAt,
  JOINED,
  JUDGED,
  KEY_NAMES,
  LEFT,
  NO_CORRECTIONS,
  NO_GROUP,
  NOBODY_YET,
  numberText,
  PROOF_TITLE,
  PROOF_TOTAL,
  proofHead,
  tableHead,
} from '../../../wording/proof-page.ts';
import { type Html, html } from '../html.ts';
import { pageFrame } from '../page-frame.ts';

export interface ProofPage {
  readonly view: ProofView;
  readonly reader: ProofReader;
  readonly directory: Directory;
  readonly now: Moment;
  readonly token: string;
}

/** The page with all numbers also tells what has to be corrected. */
export interface Overview extends ProofPage {
  readonly corrections: readonly Correction[];
}

/** All numbers of a publication, each a link to the tickets behind it; what has to be corrected stands first. */
export function renderProof(page: Overview): Html {
  const { view, now } = page;
  const { report, cutOff, issuedAt } = view.publication;
  return pageFrame(
    PROOF_TITLE,
    html`<header><h1>${PROOF_TITLE}</h1><p>${proofHead(report, cutOff, now)}</p><p>${frozenAt(issuedAt, now)}</p></header>
${correctionsPart(page)}
${view.tables.filter(({ rows }) => rows.length > 0).map((table) => tableOf(table, page))}
${dueToday(page)}`,
  );
}

export const renderProofFault = (sentence: string): Html =>
  pageFrame(PROOF_TITLE, html`<h1>${PROOF_TITLE}</h1><p class="notice refused" role="alert">${sentence}</p>`);

function correctionsPart({ corrections, directory }: Overview): Html {
  if (corrections.length === 0) return html`<p class="notice" role="status">${NO_CORRECTIONS}</p>`;
  return html`<section class="corrections"><h2>${correctionsHead(corrections.length)}</h2><ul>${corrections.map(
    (one) => html`<li>${correctionSentence(nameOf(one.of, one.key, directory), one.table, one.code, one)}
${behind(JOINED, one.joined)}${behind(LEFT, one.left)}${behind(JUDGED, one.judged)}</li>`,
  )}</ul></section>`;
}

/** Residents' posts do not speak of it. */
const dueToday = ({ view, reader }: ProofPage): Html | null =>
  reader.audience === 'residents' || view.publication.dueToday.length === 0
    ? null
    : html`<p>${DUE_TODAY}：${view.publication.dueToday.map(shortNumber).join('、')}</p>`;

const behind = (word: string, numbers: Correction['joined']): Html | null =>
  numbers.length === 0 ? null : html`<span class="others">${word}${numbers.map(shortNumber).join('、')}</span>`;

function tableOf(table: FrozenTable, page: ProofPage): Html {
  const { codes, rows, total } = table;
  const hasTotal = Object.keys(total).length > 0;
  return html`<section><h2>${tableHead(table, page.now)}</h2><div class="wide" tabindex="0"><table>
<thead><tr><th scope="col">${KEY_NAMES[table.key]}</th>${codes.map((code) => html`<th scope="col">${figureTitle(code)}</th>`)}</tr></thead>
<tbody>${inOfficeOrder(rows, page.directory).map(({ of, figures }) => rowOf(table, of, figures, page))}</tbody>
${hasTotal ? html`<tfoot>${rowOf(table, undefined, total, page)}</tfoot>` : null}
</table></div></section>`;
}

/** As everywhere else; what nobody has yet stands last. */
function inOfficeOrder(rows: FrozenTable['rows'], { units, groups }: Directory): FrozenTable['rows'] {
  const order = new Map([...units, ...groups].map(({ id }, place) => [id, place]));
  const placeOf = ({ of }: FrozenTable['rows'][number]): number =>
    (of === null ? undefined : order.get(of)) ?? Number.MAX_SAFE_INTEGER;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}

const rowOf = (
  { name, key, codes }: FrozenTable,
  of: string | null | undefined,
  figures: FrozenFigures,
  page: ProofPage,
): Html =>
  html`<tr><th scope="row">${nameOf(of, key, page.directory)}</th>${codes.map((code) => {
    const figure = figures[code];
    if (!figure) return html`<td></td>`;
    const words = numberText(figure);
    return html`<td>${figure.tickets.length === 0 ? words : html`<a href="${linkTo(page.token, name, of, code)}">${words}</a>`}</td>`;
  })}</tr>`;

export function nameOf(of: string | null | undefined, key: FigureKey, directory: Directory): string {
  if (of === undefined) return PROOF_TOTAL;
  if (key === 'category') return categoryName(of ?? '');
  if (key === 'group') return (of === null ? undefined : directory.group(of)?.name) ?? NO_GROUP;
  return of === null ? NOBODY_YET : unitLabel(directory, of);
}

export function linkTo(
  token: string,
  table: FrozenTableName,
  of: string | null | undefined,
  code: FigureCode,
  at = 1,
): string {
  const place = of === undefined ? '' : `&of=${encodeURIComponent(of ?? '')}`;
  return `${PROOF_PAGE}?t=${encodeURIComponent(token)}&table=${table}&code=${code}${place}${at === 1 ? '' : `&page=${at}`}`;
}
