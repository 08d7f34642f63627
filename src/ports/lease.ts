/** The right to speak for an account, for as long as it lasts. */
export interface Tenure {
  /** Grows with every change of holder: whoever writes under an older one is too late. Null where nobody else could be. */
  readonly fence: number | null;
  /** By this process's own clocks: false as soon as another may have taken over, also after the process stood still. */
  lasts(): boolean;
}

/** One process speaks for an account at a time. */
export interface Lease {
  /** The tenure while this process holds the name; takes it when it is free or has run out. Renewed by asking again. */
  hold(name: string): Promise<Tenure | undefined>;
  /** Gives everything back, so that another process need not wait for it to run out. */
  release(): Promise<void>;
}

/** Where there is only one process: a replay. */
export const ALONE: Lease = {
  hold: async () => ({ fence: null, lasts: () => true }),
  release: async () => {},
};
