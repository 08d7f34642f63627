import { describe, expect, it } from 'vitest';
import { buildDirectory } from '../../src/domain/office/directory.ts';
import { leaderDigest } from '../../src/domain/report/leader-digest.ts';
import { cnCalendar } from '../../src/domain/time/cn-calendar.ts';
import { digestPoster } from '../../src/wording/digest-poster.ts';
import { leaderDigestText } from '../../src/wording/leader-digest.ts';
import { aFact } from '../builders/a-fact.ts';
import { aTicket } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { countedForDigest } from '../builders/counted.ts';
import { at } from '../builders/moments.ts';

const directory = buildDirectory(anOffice());
const NOW = at('2026-03-12 08:30');
const SPAN = { from: at('2026-03-11'), to: at('2026-03-12') };
const escalated = (nth: number) =>
  aTicket({
    state: 'inProgress',
    number: `20260225-00${nth}`,
    subject: `健身卡退费${nth}`,
    escalation: 4,
    completeBy: at('2026-03-04 18:00'),
  });
const HOUSEHOLDS = Array.from({ length: 11 }, (_one, index) => ({
  account: `wx-${index}`,
  at: NOW,
  message: `m${index}`,
}));

const both = (facts = [aFact()], open = [escalated(1)]) => {
  const digest = leaderDigest(countedForDigest(facts, { span: SPAN, now: NOW }), open, {
    span: SPAN,
    now: NOW,
    calendar: cnCalendar,
    alike: (a, b) => a.subject === b.subject,
  });
  const words = { directory, now: NOW, late: false };
  const poster = digestPoster(digest, words);
  if (!poster) throw new Error('no poster');
  return { poster, text: leaderDigestText(digest, words) };
};

describe("the digest's poster", () => {
  it('says what the words say', () => {
    const gathered = aTicket({
      state: 'inProgress',
      number: '20260311-004',
      subject: '槐香里停水',
      supporters: HOUSEHOLDS,
    });
    const { poster, text } = both(
      [
        aFact({ completedAt: '2026-03-05' }),
        aFact({ unit: 'u-power', completeBy: '2026-03-09 18:00' }),
        aFact({ unit: null, openedAt: '2026-02-10' }),
        aFact({ openedAt: '2026-03-11 10:00', completeBy: '2026-03-12 18:00' }),
      ],
      [escalated(1), gathered],
    );
    expect(poster.parts.map((part) => part.part)).toEqual([
      'tiles',
      'tiles',
      'tiles',
      'bars',
      'bars',
      'lines',
      'lines',
    ]);
    for (const part of poster.parts) {
      if (part.part === 'lines') for (const line of part.lines) expect(text).toContain(line);
      if (part.part === 'bars' && part.title === undefined)
        for (const { name, value, note } of part.rows) expect(text).toContain(`${name}${value}（${note}）`);
      if (part.part === 'bars' && part.title === '超期')
        for (const { name, value, note } of part.rows) expect(text).toContain(`${name}${value}（${note}）`);
      if (part.part === 'tiles') for (const { note } of part.tiles) if (note) expect(text).toContain(note);
    }
    expect(poster.parts.find((part) => part.part === 'tiles' && part.title === '在办情况')).toMatchObject({
      tiles: [
        { name: '在办', value: '3', note: '往月转来1' },
        { name: '其中超期', value: '2', late: true },
        { name: '今天到期', value: '1' },
      ],
    });
  });

  it('tells how many of a long list it leaves out', () => {
    const { poster } = both(
      [],
      Array.from({ length: 7 }, (_one, nth) => escalated(nth + 1)),
    );
    const lists = poster.parts.filter((part) => part.part === 'lines');
    expect(lists[0]).toMatchObject({ title: '请您定', numbered: true });
    expect(lists[0]?.lines).toHaveLength(5);
    expect(lists[1]?.lines).toEqual(['请您定的共7件，只列前5件。']);
  });

  it('leaves out what there is none of, and is not there where it would be nothing but noughts', () => {
    const { poster } = both([aFact({ completedAt: '2026-03-05', completeBy: '2026-03-20' })], []);
    expect(poster.parts.slice(0, 3).map((part) => part.part)).toEqual(['tiles', 'tiles', 'tiles']);
    expect(poster.parts[0]).toMatchObject({ tiles: [{ name: '收到', value: '0', note: '无新诉求' }] });
    expect(JSON.stringify(poster)).not.toMatch(/集中反映|请您定|"title":"超期"/u);
    expect(() => both([], [])).toThrow('no poster');
  });
});
