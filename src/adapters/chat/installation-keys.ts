/** The name of this installation, always the same. Platforms and connectors know posts for long: those of another database must not look like ours. */
export type Origin = () => Promise<string>;

/** The outbox's keys as others see them: with the installation's name before them. */
export interface Keys {
  outward(key: string): Promise<string>;
  /** Undefined for none, and for one of another installation. */
  inward(key: string | undefined): Promise<string | undefined>;
}

export function createKeys(origin: Origin): Keys {
  let own: string | undefined;
  const prefix = async (): Promise<string> => {
    own ??= await origin();
    return `${own}-`;
  };
  return {
    outward: async (key) => `${await prefix()}${key}`,
    async inward(key) {
      if (key === undefined) return undefined;
      const start = await prefix();
      return key.startsWith(start) ? key.slice(start.length) : undefined;
    },
  };
}
