import type { Origin } from '../installation-keys.ts';
import type { BridgePlace } from './bridge-item.ts';

/** What the bridge must know after a restart. Durable when it resolves. */
export interface BridgeMemory {
  /** Sets aside so many numbers and gives the first of them: no other call, of no process, ever gets one of these. */
  reserve(count: number): Promise<number>;
  readonly origin: Origin;
  /** Through which account each group or person was last heard. */
  roads(): Promise<Readonly<Record<string, string>>>;
  keepRoad(place: string, account: string): Promise<void>;
}

/** Numbers set aside at once: one statement for so many posts, and a restart leaves out at most so many. */
const BLOCK = 100;
/**
 * How far beyond all that was ever set aside a connector may be: many years of posts. A number further off is a mistake of the
 * connector's, and would lift ours for ever to where connectors cannot count.
 */
const FARTHEST = 10_000_000;

/** Numbers that rise and are never given twice. */
export interface Numbering {
  next(): Promise<number>;
  /** A connector has numbers up to here: whatever was kept before was lost (a database from a backup), so go on after it; but see FARTHEST. */
  passed(seq: number): void;
}

export function createNumbering(memory: Pick<BridgeMemory, 'reserve'>): Numbering {
  let next = 1;
  let end = 1;
  let least = 1;
  let last: Promise<unknown> = Promise.resolve();

  async function reserve(count: number): Promise<void> {
    next = await memory.reserve(count);
    end = next + count;
  }

  async function take(): Promise<number> {
    if (next >= end) await reserve(BLOCK);
    // Only now is it known how far the numbers had come before the restart.
    if (least - end > FARTHEST) least = 1;
    if (least >= end) await reserve(BLOCK + least - end);
    next = Math.max(next, least) + 1;
    return next - 1;
  }

  return {
    // One after the other, so that the order of asking is the order of numbers.
    next() {
      const taken = last.then(take);
      last = taken.catch(() => {});
      return taken;
    },
    passed(seq) {
      least = Math.max(least, seq + 1);
    },
  };
}

/** Which connector speaks where: the one through which a place was last heard. */
export interface Roads {
  to(place: BridgePlace): Promise<string | undefined>;
  heard(place: BridgePlace, account: string): Promise<void>;
}

export function createRoads(memory: Pick<BridgeMemory, 'roads' | 'keepRoad'>): Roads {
  let loading: Promise<Map<string, string>> | undefined;
  const known = (): Promise<Map<string, string>> => {
    loading ??= memory.roads().then(
      (roads) => new Map(Object.entries(roads)),
      (fault: unknown) => {
        loading = undefined;
        throw fault;
      },
    );
    return loading;
  };
  return {
    to: async (place) => (await known()).get(nameOf(place)),
    async heard(place, account) {
      const roads = await known();
      const name = nameOf(place);
      if (roads.get(name) === account) return;
      await memory.keepRoad(name, account);
      roads.set(name, account);
    },
  };
}

const nameOf = (place: BridgePlace): string => ('group' in place ? `group:${place.group}` : `account:${place.account}`);
