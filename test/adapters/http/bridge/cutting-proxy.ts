import net from 'node:net';

/** A wire between connector and service that can be cut, in the middle of whatever is on it. */
export interface CuttingProxy {
  readonly address: string;
  /** Where the service is now. */
  lead(address: string): void;
  /** Connections that are open. */
  lines(): number;
  /** Breaks every connection at once, with all that is under way on it. Returns how many there were. */
  cut(): number;
  close(): Promise<void>;
}

export async function cuttingProxy(): Promise<CuttingProxy> {
  let target = '';
  const pairs = new Set<() => void>();
  const server = net.createServer((near) => {
    const far = net.connect(Number(new URL(target).port), '127.0.0.1');
    const end = (): void => {
      pairs.delete(end);
      near.destroy();
      far.destroy();
    };
    pairs.add(end);
    for (const side of [near, far]) side.on('error', end).on('close', end);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): number => {
    const count = pairs.size;
    for (const end of pairs) end();
    return count;
  };
  return {
    address: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    lead(address) {
      target = address;
    },
    lines: () => pairs.size,
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
