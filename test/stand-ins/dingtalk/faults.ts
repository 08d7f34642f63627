/**
 * What happens to the next calls of a path. `answer`: answered so, without effect · `hang`: taken, and never answered · `stall`: not even
 * taken, and never answered · `cut`: taken, and the connection is cut · `expire`: all tokens end just before it is looked at.
 */
export type Fault =
  | { readonly is: 'answer'; readonly status: number; readonly body: unknown }
  | { readonly is: 'hang' | 'stall' | 'cut' | 'expire' };

interface Waiting {
  readonly fault: Fault;
  readonly words: string;
  left: number;
}

/** Faults on demand, each for one call unless said otherwise. */
export class Faults {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, Waiting[]>();

  /** `words`: only calls whose body holds them. */
  add(path: string, fault: Fault, times = 1, words = ''): void {
    this.#next.set(path, [...(this.#next.get(path) ?? []), { fault, left: times, words }]);
  }

  take(path: string, body = ''): Fault | undefined {
    const waiting = this.#next.get(path) ?? [];
    const first = waiting.find(({ words }) => body.includes(words));
    if (!first) return undefined;
    first.left -= 1;
    this.#taken.add(path);
    if (first.left <= 0) waiting.splice(waiting.indexOf(first), 1);
    return first.fault;
  }

  clear(): void {
    this.#next.clear();
  }

  /** Whether a fault of the path has happened. */
  taken(path: string): boolean {
    return this.#taken.has(path);
  }
}
