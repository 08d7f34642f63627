import { shortName } from '../../../domain/office/unit.ts';
import { offeredChoices, REVIEW_TABLE, type ReviewChoice } from '../../../domain/review/review-table.ts';
import type { PersonalItem } from '../../../flows/reviewing/answer-on-page.ts';
import { reviewLine } from '../../../wording/review-line.ts';
import {
  JOIN_OTHER,
  OPEN_CIRCULAR,
  OPTIONAL,
  OTHERS_DECIDE,
  REQUIRED,
  WHOLE_TEXT,
} from '../../../wording/review-page.ts';
import { type Html, html } from '../html.ts';
import type { ReviewPage } from './review-page.ts';

/** One item: what it is, and a button for each answer. */
export function itemCard(one: PersonalItem, page: ReviewPage): Html {
  const { item, view } = one;
  const { notice } = page;
  const refused = notice?.kind === 'refused' && notice.id === item.id ? notice : undefined;
  return html`<li id="item-${item.id}">
<h2><span class="letter">${item.letter}</span>${REVIEW_TABLE[item.kind].name}</h2>
<p class="line">${reviewLine(view)}</p>
${wholeText(one, page)}
${one.circular ? html`<p><a class="file" href="${one.circular}">${OPEN_CIRCULAR}</a></p>` : null}
${refused ? html`<p class="notice refused" role="alert">${refused.sentence}</p>` : null}
${one.mayAnswer ? forms(one, page, refused?.text ?? '') : html`<p class="others">${OTHERS_DECIDE}</p>`}
</li>`;
}

/** The resident's own words, for the dispatcher alone: he may read them elsewhere too. */
function wholeText({ message, view }: PersonalItem, { person }: ReviewPage): Html | null {
  const words = message?.text ?? view.ticket?.text ?? '';
  if (words.trim() === '' || !person.roles.includes('dispatcher')) return null;
  return html`<details><summary>${WHOLE_TEXT}</summary><p class="words">${words}</p></details>`;
}

function forms({ item }: PersonalItem, page: ReviewPage, typed: string): Html {
  const offered = offeredChoices(item);
  const joins = REVIEW_TABLE[item.kind].choices.find((choice) => choice.argument?.name === 'into');
  // A refusal is shown where it was caused, not at the top of a long list.
  const action = `/review?t=${encodeURIComponent(page.token)}#item-${item.id}`;
  const buttons = offered.map(
    ({ answer, word }, index) =>
      html`<button name="answer" value="${answer}"${index === 0 ? html` class="first"` : null}>${word}</button>`,
  );
  return html`<form method="post" action="${action}">
<input type="hidden" name="item" value="${item.id}">
${unitField(offered, item.data['unit'], page)}
${textField(offered, item.id, typed)}
<div class="buttons">${buttons}</div>
</form>
${joins ? joinForm(joins, item.id, action) : null}`;
}

const withArgument = (choices: readonly ReviewChoice[], name: 'unit' | 'text'): ReviewChoice['argument'] =>
  choices.find((choice) => choice.argument?.name === name)?.argument;

function unitField(choices: readonly ReviewChoice[], suggested: unknown, { policy }: ReviewPage): Html | null {
  const argument = withArgument(choices, 'unit');
  if (!argument) return null;
  const options = policy.units
    .filter((unit) => unit.active)
    .map(
      (unit) =>
        html`<option value="${unit.id}"${unit.id === suggested ? html` selected` : null}>${shortName(unit)}</option>`,
    );
  return html`<label><span>${argument.label}</span><select name="unit"><option value=""></option>${options}</select></label>`;
}

/** Several lines, so that the return key does not send the first answer. */
function textField(choices: readonly ReviewChoice[], id: number, typed: string): Html | null {
  const argument = withArgument(choices, 'text');
  if (!argument) return null;
  const hint = argument.needed ? REQUIRED : OPTIONAL;
  return html`<label for="text-${id}"><span>${argument.label}（${hint}）</span><textarea id="text-${id}" name="text" rows="2" maxlength="500">${typed}</textarea></label>`;
}

const joinForm = ({ answer, word, argument }: ReviewChoice, id: number, action: string): Html =>
  html`<details><summary>${JOIN_OTHER}</summary><form method="post" action="${action}" class="join">
<input type="hidden" name="item" value="${id}">
<label><span>${argument?.label}</span><input name="into" required maxlength="20" placeholder="0312-012" inputmode="numeric" autocomplete="off"></label>
<button name="answer" value="${answer}">${word}</button>
</form></details>`;
