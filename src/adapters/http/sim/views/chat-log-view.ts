import type { Directory } from '../../../../domain/office/directory.ts';
import type { OfficePolicy } from '../../../../domain/policy/office-policy.ts';
import type { PostKind } from '../../../../domain/post/post.ts';
import { dayOf, formatMoment, type Moment, weekdayOf } from '../../../../domain/time/moment.ts';
import { WEEKDAY_NAMES } from '../../../../wording/days.ts';
import { clock } from '../../../../wording/times.ts';
import { type Html, html } from '../../html.ts';
import type { Entry, PostedEntry, SaidEntry } from '../history.ts';
import { avatar, botAvatar } from './avatar.ts';
import { createMarker, type Marker, unnamedTickets } from './marked-text.ts';

const KIND_NAMES: Readonly<Record<PostKind, string>> = {
  notice: '公告',
  acknowledgement: '登记',
  dispatch: '派单',
  reminder: '提醒',
  overdue: '超期',
  overdueList: '超期清单',
  escalation: '提请过问',
  answer: '回答',
  refusal: '不能执行',
  completion: '办结',
  followUp: '回访',
  review: '待确认',
  dailyRanking: '日报',
  leaderDigest: '每日摘要',
  weeklyReport: '周报',
  circular: '通报',
};
/** Characters of a quoted message that are shown. */
const SNIPPET = 40;

/** `2026年3月12日 周四` */
export function dayTitle(moment: Moment): string {
  const day = dayOf(moment);
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日 ${WEEKDAY_NAMES[weekdayOf(day)]}`;
}

interface Drawn {
  readonly bot: string;
  readonly mark: Marker;
  readonly byId: ReadonlyMap<string, Entry>;
}

/** The lines of a chat; each has a key of its own, by which the script tells new ones from old ones. */
export function chatLog(
  entries: readonly Entry[],
  { policy, directory }: { readonly policy: OfficePolicy; readonly directory: Directory },
): Html {
  const drawn: Drawn = {
    bot: policy.office.botNames[0] ?? '助手',
    mark: createMarker(directory, policy.office.botNames),
    byId: new Map(entries.flatMap((entry) => (entry.id === null ? [] : [[entry.id, entry] as const]))),
  };
  let day = '';
  const lines = entries.flatMap((entry) => {
    const newDay = dayOf(entry.at) !== day;
    day = dayOf(entry.at);
    const line = entry.type === 'post' ? posted(entry, drawn) : said(entry, drawn);
    return newDay
      ? [html`<li class="day" data-key="day-${day}"><span>${dayTitle(entry.at)}</span></li>`, line]
      : [line];
  });
  return html`${lines}`;
}

const time = (at: Moment): Html => html`<time datetime="${formatMoment(at)}">${clock(at)}</time>`;

const quoteButton = (id: string | null, who: string): Html | null =>
  id === null
    ? null
    : html`<button type="button" class="act" data-act="quote" data-id="${id}" aria-label="引用${who}的这条消息">引用</button>`;

function posted(entry: PostedEntry, { bot, mark }: Drawn): Html {
  const meant = entry.mentionNames.filter((name) => !entry.text.includes(`@${name}`));
  return html`<li class="line bot" data-key="post-${entry.seq}" data-id="${entry.id}" data-kind="${entry.kind}" data-mentions="${entry.mentions.join(' ')}">
${botAvatar(bot)}<div class="body">
<div class="who"><b>${bot}</b><span class="badge">机器人</span><span class="kind kind-${entry.kind}">${KIND_NAMES[entry.kind]}</span>${time(entry.at)}</div>
${shownPictures(entry)}<div class="bubble">${meant.map((name) => html`<span class="at">@${name}</span> `)}<span class="words">${mark(entry.text, entry.tickets)}</span>${unnamedTickets(entry.text, entry.tickets)}</div>
<div class="acts">${quoteButton(entry.id, bot)}</div>
</div></li>`;
}

/** The pictures of a report, which go out before its words. */
const shownPictures = ({ images }: PostedEntry): readonly Html[] =>
  images.map((name, index) => {
    const which = images.length === 1 ? '' : `第${index + 1}张，`;
    return html`<div class="bubble bare"><a class="picture" href="/sim/media/${name}" target="_blank"><img src="/sim/media/${name}" alt="海报，${which}内容同下面的文字，点开看大图" loading="lazy"></a></div>`;
  });

function said(entry: SaidEntry, drawn: Drawn): Html {
  const { speaker } = entry;
  const key = `message-${entry.id}${entry.recalled ? '-recalled' : ''}`;
  if (entry.recalled) return html`<li class="note" data-key="${key}"><span>${speaker.name}撤回了一条消息</span></li>`;
  if (entry.kind === 'system') return html`<li class="note" data-key="${key}"><span>${entry.text}</span></li>`;
  const unit = speaker.staff ? html`<span class="unit">${speaker.unit ?? '工作人员'}</span>` : null;
  return html`<li class="line${speaker.staff ? ' staff' : ''}" data-key="${key}" data-id="${entry.id}" data-from="${entry.from}">
${avatar(speaker.name, entry.from)}<div class="body">
<div class="who"><b>${speaker.name}</b>${unit}${time(entry.at)}</div>
<div class="bubble${entry.kind === 'image' ? ' bare' : ''}">${quoted(entry, drawn)}${content(entry, drawn)}</div>
<div class="acts">${quoteButton(entry.id, speaker.name)}<button type="button" class="act own" data-act="recall" data-id="${entry.id}" aria-label="撤回这条消息">撤回</button></div>
</div></li>`;
}

function quoted({ replyTo }: SaidEntry, { byId, bot }: Drawn): Html | null {
  if (replyTo === null) return null;
  const original = byId.get(replyTo);
  if (!original) return html`<span class="quoted">引用了较早的消息</span>`;
  const who = original.type === 'post' ? bot : original.speaker.name;
  return html`<span class="quoted">${who}：${snippetOf(original)}</span>`;
}

function snippetOf(entry: Entry): string {
  if (entry.type === 'message' && entry.recalled) return '已撤回';
  const words = entry.text.trim() || (entry.type === 'message' && entry.kind === 'image' ? '［图片］' : '');
  return words.length > SNIPPET ? `${words.slice(0, SNIPPET)}…`.toWellFormed() : words;
}

function content(entry: SaidEntry, { bot, mark }: Drawn): Html {
  const named = entry.text.includes(`@${bot}`) || entry.text.includes(`＠${bot}`);
  return html`${entry.mentionsBot && !named ? html`<span class="at">@${bot}</span> ` : null}${
    entry.kind === 'voice' ? voice(entry.text) : null
  }<span class="words">${mark(entry.text, [])}</span>${picture(entry)}`;
}

/** People speak some four characters a second; the words stand below as platforms show them. */
function voice(words: string): Html {
  const seconds = Math.max(1, Math.ceil(words.length / 4));
  return html`<span class="voice"><span class="wave" aria-hidden="true"></span>语音 ${seconds}秒</span>`;
}

const STORED = /^[0-9a-f]{64}\.\w+$/;

function picture({ kind, media, speaker }: SaidEntry): Html | null {
  if (media && STORED.test(media)) {
    return html`<a class="picture" href="/sim/media/${media}" target="_blank"><img src="/sim/media/${media}" alt="${speaker.name}发的图片，点开看大图" loading="lazy"></a>`;
  }
  return media || kind === 'image' ? html`<span class="missing">［图片］</span>` : null;
}
