import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../../config/config-error.ts';
import { buildApp } from './app.ts';
import type { HttpDeps } from './http-deps.ts';

// An import of node:http touches its every export, WebSocket among them, and that loads a whole HTTP client: 30 ms of each start.
const { createServer } = process.getBuiltinModule('node:http');

export interface HttpServer {
  /** Where a browser on this machine finds it, e.g. `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Takes no new requests, lets running ones end, and closes what stays open longer. */
  stop(): Promise<void>;
}

/** How long running requests may take to end when the service stops. Milliseconds. */
const GRACE = 5_000;
const SWEEP = 50;

/** Starts listening; port 0 takes any free one. Throws ConfigError when the address cannot be had. */
export async function createHttpServer(deps: HttpDeps): Promise<HttpServer> {
  const app = buildApp(deps);
  const server = createServer(app.koa.callback());
  const closeSockets = await attachSockets(server, deps);
  const close = (): void => {
    app.close();
    closeSockets?.();
  };
  try {
    await listen(server, deps.config);
  } catch (error) {
    close();
    throw error;
  }
  return { address: addressOf(server, deps.config.host), stop: () => stop(server, close) };
}

/** Loaded only where connectors may come: most installations have none. */
async function attachSockets(server: Server, { bridge: desk, log }: HttpDeps): Promise<(() => void) | undefined> {
  if (!desk) return undefined;
  const { attachBridgeSocket } = await import('./bridge/bridge-socket.ts');
  return attachBridgeSocket(server, { desk, log });
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(asConfigError(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function asConfigError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new ConfigError(`端口 ${port} 已被别的程序占用，请关掉它，或用环境变量 PORT 换一个端口。`);
  if (error.code === 'EACCES')
    return new ConfigError(`没有权限使用端口 ${port}，请用环境变量 PORT 换一个 1024 以上的端口。`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new ConfigError(`本机没有地址 ${host}，请检查环境变量 HOST。`);
  return error;
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function stop(server: Server, close: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  close();
  // A connection becomes idle only when its last answer has gone out.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
  const timer = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearInterval(sweep);
  clearTimeout(timer);
}
