/**
 * What happens to the next calls of a path. `status` with `body`: answered so, without effect · `hang`: taken, and never answered ·
 * `cut`: taken, and the connection is cut · `expire`: all tokens end just before it is looked at.
 */
export type Fault =
  | { readonly is: 'answer'; readonly status: number; readonly body: unknown }
  | { readonly is: 'hang' | 'cut' | 'expire' };

/** Faults on demand, each for one call unless said otherwise. */
export class Faults {
  readonly #next = new Map<string, { readonly fault: Fault; left: number }[]>();

  add(path: string, fault: Fault, times = 1): void {
    this.#next.set(path, [...(this.#next.get(path) ?? []), { fault, left: times }]);
  }

  take(path: string): Fault | undefined {
    const [first] = this.#next.get(path) ?? [];
    if (!first) return undefined;
    first.left -= 1;
    if (first.left <= 0) this.#next.get(path)?.shift();
    return first.fault;
  }

  clear(): void {
    this.#next.clear();
  }
}
