import type { TicketNumber } from '../base/ids.ts';
import { findName, type Gazetteer } from '../complaint/gazetteer.ts';
import { normalise } from '../complaint/normalise.ts';
import { mayBeTold } from '../ledger/filed-row.ts';
import type { TopicLine } from './topic-overview.ts';

/** One estate or road where many speak of one topic. */
export interface TopicPlace {
  readonly place: string;
  readonly tickets: readonly TicketNumber[];
  /** Reporters and supporters. */
  readonly people: number;
}

/** From so many tickets or people on a place is told; and so many places of a topic. */
const FEW_TICKETS = 3;
const FEW_PEOPLE = 5;
const MOST_PLACES = 3;
/** Where a letter is about stands at its beginning. */
const READ = 400;

/** Where a topic gathers, most people first. A whole community is no place; sensitive tickets are not counted. */
export function topicPlaces({ each }: Pick<TopicLine, 'each'>, gazetteer: Gazetteer): readonly TopicPlace[] {
  if (gazetteer.names.length === 0) return [];
  const placed = each.flatMap(({ fact, filed }) => {
    if (!filed || filed.row.kind === 'tipOff' || !mayBeTold(filed)) return [];
    const found = findName(normalise(filed.row.text.slice(0, READ)), gazetteer)?.place;
    return found && found.by !== 'area' ? [{ place: found.name, fact }] : [];
  });
  return [...Map.groupBy(placed, ({ place }) => place)]
    .map(([place, own]) => ({
      place,
      tickets: own.map(({ fact }) => fact.number),
      people: own.reduce((all, { fact }) => all + 1 + fact.supporters, 0),
    }))
    .filter(({ tickets, people }) => tickets.length >= FEW_TICKETS || people >= FEW_PEOPLE)
    .toSorted((a, b) => b.people - a.people || b.tickets.length - a.tickets.length || (a.place < b.place ? -1 : 1))
    .slice(0, MOST_PLACES);
}
