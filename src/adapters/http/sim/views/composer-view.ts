import type { Directory } from '../../../../domain/office/directory.ts';
import type { Group } from '../../../../domain/office/group.ts';
import type { OfficePolicy } from '../../../../domain/policy/office-policy.ts';
import { type Html, html } from '../../html.ts';
import { speakerChips } from './speaker-chips-view.ts';
import { speakerSelect } from './speaker-select-view.ts';

/** Where one writes: as whom, to whom, a picture, the words. It can be sent once the script is there: a form alone would lose it. */
export function composer(group: Group, { policy, directory }: { policy: OfficePolicy; directory: Directory }): Html {
  const bot = policy.office.botNames[0] ?? '助手';
  return html`<form id="composer" class="composer" data-group="${group.id}" data-audience="${group.audience}" data-bot="${bot}">
<noscript><p class="fault">需要打开浏览器的 JavaScript 才能发消息。</p></noscript>
<div class="row as-row">
${speakerChips(group, directory)}
<label class="unseen" for="speaker">身份</label>
${speakerSelect(group, directory)}
</div>
<input id="other" class="other" type="text" maxlength="40" placeholder="居民的名字" aria-label="居民的名字" hidden>
<p id="quoting" class="quoting" hidden><span id="quoted-words"></span><button type="button" id="unquote" aria-label="不引用了">×</button></p>
<p id="chosen" class="chosen" hidden><img id="preview" alt="要发的图片"><button type="button" id="unchoose" aria-label="不发这张图片">×</button></p>
<p id="fault" class="fault" role="alert"></p>
<div class="row write">
<textarea id="text" rows="1" maxlength="5000" placeholder="说点什么" aria-label="消息" enterkeyhint="send"></textarea>
<button type="submit" id="send" class="send" disabled>发送</button>
</div>
<div class="row tools">
<label class="tool"><input type="checkbox" id="mention"><span>@${bot}</span></label>
<label class="tool"><input type="checkbox" id="voice"><span>按语音发</span></label>
<label class="tool file"><input type="file" id="picture" accept="image/png,image/jpeg,image/gif,image/webp"><span>图片</span></label>
</div>
</form>`;
}
