import { describe, expect, it } from 'vitest';
import { buildGazetteer } from '../../../src/domain/complaint/gazetteer.ts';
import type { ComplaintKind } from '../../../src/domain/complaint/verdict.ts';
import type { SourceFigures } from '../../../src/domain/report/source-figures.ts';
import type { TopicTicket } from '../../../src/domain/report/topic-overview.ts';
import { topicPlaces } from '../../../src/domain/report/topic-places.ts';
import { aFact } from '../../builders/a-fact.ts';
import { aLedgerRow } from '../../builders/a-ledger-row.ts';

const GAZETTEER = buildGazetteer([
  { id: 'a-1', name: '河沿社区', estates: ['柳荫小区', '槐香里'], roads: ['南川路', '杏林街'] },
]);

interface Told {
  readonly text: string;
  readonly kind?: ComplaintKind;
  readonly supporters?: number;
  readonly withheld?: true;
}

let count = 0;
function ticket({ text, kind = 'grievance', supporters = 0, ...more }: Told): TopicTicket {
  count += 1;
  const number = `20260310-${String(count).padStart(3, '0')}`;
  const filed = { file: '', row: aLedgerRow({ number, line: count, text, kind }), ...more };
  return { source: {} as SourceFigures, fact: aFact({ number, supporters }), filed, state: 'open' };
}
const placesOf = (...told: readonly Told[]) =>
  topicPlaces({ each: told.map(ticket) }, GAZETTEER).map(({ place, tickets, people }) => [
    place,
    tickets.length,
    people,
  ]);
const times = (many: number, told: Told): Told[] => Array.from({ length: many }, () => told);

describe('the places where a topic gathers', () => {
  it('are those of three tickets or five people, most people first, supporters among them', () => {
    expect(
      placesOf(
        ...times(3, { text: '槐香里路灯不亮' }),
        { text: '柳荫小区门口路灯坏了', supporters: 4 },
        ...times(2, { text: '南川路路灯不亮' }),
      ),
    ).toEqual([
      ['柳荫小区', 1, 5],
      ['槐香里', 3, 3],
    ]);
  });

  it('are no whole community, and three at the most', () => {
    expect(placesOf(...times(5, { text: '河沿社区路灯不亮' }))).toEqual([]);
    const each = ['柳荫小区', '槐香里', '南川路', '杏林街'].flatMap((place, nth) =>
      times(3 + nth, { text: `${place}路灯不亮` }),
    );
    expect(placesOf(...each).map(([place]) => place)).toEqual(['杏林街', '南川路', '槐香里']);
  });

  it('count neither tip-offs nor sensitive matters, nor what a long letter says at its end', () => {
    const two = times(2, { text: '柳荫小区路灯不亮' });
    expect(placesOf(...two, { text: '柳荫小区物业经理私吞公款', kind: 'tipOff' })).toEqual([]);
    expect(placesOf(...two, { text: '柳荫小区路灯不亮', withheld: true })).toEqual([]);
    expect(placesOf(...two, { text: '柳荫小区邻居家暴，天天打老婆' })).toEqual([]);
    expect(placesOf(...two, { text: `${'路灯不亮，'.repeat(80)}柳荫小区` })).toEqual([]);
    expect(placesOf(...two, { text: '柳荫小区路灯不亮' })).toEqual([['柳荫小区', 3, 3]]);
  });

  it('are none in an office without places', () => {
    expect(topicPlaces({ each: times(5, { text: '柳荫小区路灯不亮' }).map(ticket) }, buildGazetteer([]))).toEqual([]);
  });
});
