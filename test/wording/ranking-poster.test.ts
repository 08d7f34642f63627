import { describe, expect, it } from 'vitest';
import type { Audience } from '../../src/domain/office/group.ts';
import type { Poster, RankingPart } from '../../src/domain/report/poster.ts';
import { dailyRankingFor } from '../../src/wording/daily-ranking.ts';
import { rankingPoster } from '../../src/wording/ranking-poster.ts';
import { aRanking, RANKED_AT } from '../builders/a-ranking.ts';

const both = (number: number, audience: Audience, headings: 'neutral' | 'redBlack' = 'neutral') => {
  const { policy, ranking } = aRanking(number);
  const group = { id: 'g-willow', audience };
  const context = {
    policy: { ...policy, ranking: { ...policy.ranking, headings } },
    now: RANKED_AT,
    late: false,
  };
  const poster = rankingPoster(group, ranking, context);
  if (!poster) throw new Error('no poster');
  return { poster, text: dailyRankingFor(group, ranking, context) };
};
const rankings = ({ parts }: Poster): readonly RankingPart[] => parts.filter((part) => part.part === 'ranking');

describe("the ranking's poster", () => {
  it.each([1, 5, 40, 120])('for staff says of %i units what the words say, row by row', (number) => {
    const { poster, text } = both(number, 'staff');
    const rows = rankings(poster).flatMap((part) => part.rows);
    expect(rows.length).toBeGreaterThan(0);
    for (const { place, name, detail, rate, change } of rows)
      expect(text).toContain(`\n${place} ${name} ${detail} ${rate}${change ? `（${change.words}）` : ''}`);
    for (const part of poster.parts)
      if (part.part === 'lines' && !part.small) for (const line of part.lines) expect(text).toContain(line);
  });

  it('draws each bar as long as its rate', () => {
    for (const { rate, share } of rankings(both(40, 'staff').poster).flatMap((part) => part.rows))
      expect(share * 100).toBeCloseTo(Number(rate.replace('%', '')), 1);
  });

  it('shows leaders the first and the last places the words name, and no others', () => {
    const { poster, text } = both(40, 'leaders');
    const rows = rankings(poster).flatMap((part) => part.rows);
    expect(rows.map((row) => row.mark)).toEqual(expect.arrayContaining(['top', 'bottom']));
    for (const { name, rate } of rows) expect(text).toContain(`${name}${rate}`);
    expect(rows.length).toBeLessThan(rankings(both(40, 'staff').poster).flatMap((part) => part.rows).length);
    expect(JSON.stringify(poster)).toContain('6个单位并列第1，100.00%');
  });

  it('shows residents counts in the office’s order, neither places nor shares', () => {
    const { poster, text } = both(5, 'residents');
    expect(poster.parts.map((part) => part.part)).toEqual(['lines', 'counts', 'lines']);
    expect(JSON.stringify(poster)).not.toMatch(/%|排名|位居|红榜/u);
    const counts = poster.parts.find((part) => part.part === 'counts');
    expect(counts?.rows.map(({ name }) => name)).toEqual(['垭口街道', '沣西新城街道', '堰桥街道', '郧阳街道']);
    for (const { name, counts: numbers } of counts?.rows ?? []) expect(text).toContain(`${name}${numbers.join('/')}`);
  });

  it('is neutral unless the office wants 红黑榜, which the words then say too', () => {
    expect(JSON.stringify(both(40, 'staff').poster)).not.toMatch(/红|黑/u);
    const { poster, text } = both(40, 'leaders', 'redBlack');
    expect(poster.title).toBe('办理红黑榜');
    expect(rankings(poster).at(-1)?.names).toEqual({ top: '红榜', bottom: '黑榜' });
    expect(text).toContain('黑榜：');
    expect(both(5, 'residents', 'redBlack').poster.title).toBe('邻里牵手办理情况');
  });

  it('is not there where it would be nothing but noughts', () => {
    for (const audience of ['staff', 'leaders', 'residents'] as const)
      expect(() => both(0, audience)).toThrow('no poster');
  });
});
