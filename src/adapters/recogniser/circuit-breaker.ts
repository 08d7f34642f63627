/** Leaves a server alone for a while after it has failed several times in a row. */
export interface CircuitBreaker {
  /** Whether it may be asked now; after a pause one question is let through to see, and more only when it was answered. */
  closed(): boolean;
  succeeded(): void;
  failed(): void;
}

export interface BreakerSettings {
  readonly failures: number;
  /** Milliseconds. */
  readonly pause: number;
  now(): number;
}

export function createCircuitBreaker({ failures, pause, now }: BreakerSettings): CircuitBreaker {
  let failed = 0;
  let openUntil = Number.NEGATIVE_INFINITY;
  return {
    closed() {
      if (now() < openUntil) return false;
      if (failed >= failures) openUntil = now() + pause;
      return true;
    },
    succeeded() {
      failed = 0;
      openUntil = Number.NEGATIVE_INFINITY;
    },
    failed() {
      failed += 1;
      if (failed >= failures) openUntil = now() + pause;
    },
  };
}
