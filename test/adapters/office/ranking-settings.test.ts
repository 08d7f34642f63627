import { expect, it } from 'vitest';
import { parseOffice } from '../../../src/adapters/office/parse-office.ts';
import { writeOffice } from '../../../src/adapters/office/write-office.ts';
import { anOffice } from '../../builders/an-office.ts';

const OFFICE = writeOffice(anOffice());
const parse = (ranking: string) => parseOffice(`${OFFICE}ranking:\n  ${ranking}\n`, 'office.yaml');
const words = (ranking: string) => parse(ranking).faults.map(({ line, message }) => `${line} ${message}`);
const LINE = OFFICE.split('\n').length + 1;

it('draws posters with neutral headings unless the office says otherwise', () => {
  expect(parseOffice(OFFICE, 'office.yaml').policy?.ranking).toMatchObject({ poster: true, headings: 'neutral' });
  const set = parse('{ poster: off, headings: redBlack }').policy;
  expect(set?.ranking).toMatchObject({ poster: false, headings: 'redBlack' });
  expect(set && writeOffice(set)).toMatch(/poster: false/u);
  expect(set && parseOffice(writeOffice(set), 'office.yaml').policy?.ranking).toEqual(set?.ranking);
});

it('says in which line a word is not understood, and what to write', () => {
  expect(words('poster: 也许')).toEqual([`${LINE} poster “也许”应当是 true 或 false（是或否）`]);
  expect(words('headings: 红黑榜')).toEqual([`${LINE} headings “红黑榜”不认识，应当写作 redBlack`]);
  expect(words('headings: rainbow')).toEqual([
    `${LINE} headings “rainbow”不认识，可写 neutral（中性）、redBlack（红黑榜）`,
  ]);
});
