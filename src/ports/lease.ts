/** One process sends for an account at a time. */
export interface Lease {
  /** True while this process holds the name; takes it when it is free or has run out. Renewed by asking again. */
  hold(name: string): Promise<boolean>;
  /** Gives everything back, so that another process need not wait for it to run out. */
  release(): Promise<void>;
}
