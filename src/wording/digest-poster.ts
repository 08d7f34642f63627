import { count } from '../domain/figures/measure.ts';
import { stillOpen } from '../domain/report/daily-ranking.ts';
import type { LeaderDigest } from '../domain/report/leader-digest.ts';
import {
  type BarsPart,
  isWorthDrawing,
  type Poster,
  type PosterPart,
  type PosterTile,
  saysSomething,
} from '../domain/report/poster.ts';
import { dayBefore, daysOf } from './days.ts';
import {
  DIGEST_RATES,
  type DigestWords,
  decisionWords,
  growthWords,
  MOST_DECISIONS,
  MOST_GATHERED,
  MOST_UNITS,
  matterWords,
  monthName,
  whenRead,
} from './leader-digest.ts';
import { recognitionLine } from './recognition-line.ts';
import { overdueBars, rateBars } from './report-bars.ts';

/** The leaders' digest as a picture: the same numbers, names and matters as in its words. None where there is nothing but noughts. */
export function digestPoster(digest: LeaderDigest, words: DigestWords): Poster | undefined {
  const parts: readonly PosterPart[] = [
    { part: 'tiles', title: daysOf(digest.span, words.now), tiles: recentTiles(digest) },
    { part: 'tiles', title: '在办情况', tiles: openTiles(digest, words) },
    { part: 'tiles', title: monthName(digest, words.now), tiles: monthTiles(digest) },
    rates(digest),
    overdue(digest, words),
    { part: 'lines', title: '集中反映', lines: gathered(digest, words) },
    {
      part: 'lines',
      title: '请您定',
      numbered: true,
      lines: digest.decisions.slice(0, MOST_DECISIONS).map(decisionWords),
    },
    { part: 'lines', small: true, lines: remarks(digest, words) },
  ];
  if (!isWorthDrawing(parts)) return undefined;
  return { title: '每日摘要', subtitle: whenRead(digest, words), parts: parts.filter(saysSomething) };
}

function recentTiles({ recent }: LeaderDigest): readonly PosterTile[] {
  const received = count(recent, 'received');
  if (received === 0) return [{ name: '收到', value: '0', note: '无新诉求' }];
  return [
    { name: '收到', value: `${received}` },
    { name: '其中办结', value: `${count(recent, 'completed')}` },
  ];
}

function openTiles(
  { month, overdueGrowth, dueToday, span }: LeaderDigest,
  { now }: DigestWords,
): readonly PosterTile[] {
  const carried = count(month, 'carriedOver');
  const late = count(month, 'openOverdue');
  const grown = growthWords(overdueGrowth, dayBefore(span, now));
  const shelved = count(month, 'shelved');
  return [
    { name: '在办', value: `${stillOpen(month)}`, ...(carried === 0 ? {} : { note: `往月转来${carried}` }) },
    { name: '其中超期', value: `${late}`, late: late > 0, ...(grown === '' ? {} : { note: grown }) },
    ...(dueToday === 0 ? [] : [{ name: '今天到期', value: `${dueToday}` }]),
    ...(shelved === 0 ? [] : [{ name: '挂账', value: `${shelved}` }]),
  ];
}

const monthTiles = ({ month }: LeaderDigest): readonly PosterTile[] => [
  { name: '收到', value: `${count(month, 'received')}` },
  { name: '办结', value: `${count(month, 'completed')}` },
];

const rates = ({ month }: LeaderDigest): BarsPart => ({ part: 'bars', rows: rateBars(month, DIGEST_RATES) });

const overdue = ({ overdue: units }: LeaderDigest, { directory }: DigestWords): BarsPart => ({
  part: 'bars',
  title: '超期',
  rows: overdueBars(units, { directory, counter: '' }).slice(0, MOST_UNITS),
});

const gathered = ({ gathered: matters }: LeaderDigest, { directory }: DigestWords): readonly string[] =>
  matters.slice(0, MOST_GATHERED).map((matter) => matterWords(matter, directory));

/** What the lists above leave out, and how often the machine was right. */
function remarks({ overdue: units, decisions }: LeaderDigest, { recognition }: DigestWords): readonly string[] {
  return [
    units.length > MOST_UNITS ? `有超期件的共${units.length}个单位，只列前${MOST_UNITS}个。` : '',
    decisions.length > MOST_DECISIONS ? `请您定的共${decisions.length}件，只列前${MOST_DECISIONS}件。` : '',
    recognition ? recognitionLine(recognition) : '',
  ].filter((line) => line !== '');
}
