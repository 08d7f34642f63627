import { type ClientRequest, type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Timers } from './timers.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds for all of it. */
  readonly timeout?: number;
  /** Bytes of the answer, at most. */
  readonly limit?: number;
}

/**
 * What became of a request. The difference between the last two decides whether a post may be said again: `unsent` surely did not
 * reach the platform, of `unknown` nobody can tell.
 */
export type Exchange =
  | {
      readonly outcome: 'answered';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: Buffer;
    }
  | { readonly outcome: 'unsent'; readonly why: string }
  | { readonly outcome: 'unknown'; readonly why: string };

export interface HttpClient {
  exchange(request: HttpRequest): Promise<Exchange>;
  /** Breaks off what is under way: it ends as `unsent` or `unknown`. */
  abort(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

const TIMEOUT = 15_000;
const LIMIT = 1024 * 1024;

/**
 * One connection for each request. `fetch` would keep them open, and a post written into a connection that the platform had just
 * closed could not be told from one that was taken.
 */
export function createHttpClient(timers: Timers): HttpClient {
  const underWay = new Map<Promise<Exchange>, (why: string) => void>();
  return {
    exchange(asked) {
      const { result, cancel } = exchange(asked, timers);
      underWay.set(result, cancel);
      return result.finally(() => underWay.delete(result));
    },
    abort() {
      for (const cancel of underWay.values()) cancel('渠道正在停止');
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.keys());
    },
  };
}

interface Running {
  readonly result: Promise<Exchange>;
  readonly cancel: (why: string) => void;
}

function exchange(asked: HttpRequest, timers: Timers): Running {
  const url = URL.parse(asked.url);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { result: Promise.resolve({ outcome: 'unsent', why: '地址写得不对' }), cancel: () => {} };
  }
  const secure = url.protocol === 'https:';
  let connected = false;
  const { promise, resolve } = Promise.withResolvers<Exchange>();
  const options = { method: asked.method, headers: { accept: 'application/json', ...asked.headers }, agent: false };
  let request: ClientRequest;
  try {
    request = (secure ? secureRequest : plainRequest)(url, options);
  } catch {
    // A token or an address with characters that no request may hold.
    const why = '请求无法生成（地址或令牌里有不能用的字符）';
    return { result: Promise.resolve({ outcome: 'unsent', why }), cancel: () => {} };
  }
  const fail = (why: string): void => {
    resolve(connected ? { outcome: 'unknown', why } : { outcome: 'unsent', why });
    request.destroy();
  };
  request.once('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', () => (connected = true)));
  request.on('error', (fault) => fail(sentence(fault)));
  readAnswer(request, asked.limit ?? LIMIT, { done: resolve, fail });
  const timer = timers.set(() => fail('钉钉迟迟没有答复'), asked.timeout ?? TIMEOUT);
  request.end(asked.body);
  return { result: promise.finally(() => timers.clear(timer)), cancel: fail };
}

function readAnswer(
  request: ClientRequest,
  limit: number,
  { done, fail }: { readonly done: (exchange: Exchange) => void; readonly fail: (why: string) => void },
): void {
  request.on('response', (response) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    response.on('data', (part: Buffer) => {
      bytes += part.byteLength;
      if (bytes > limit) return fail('答复的内容太长');
      parts.push(part);
    });
    response.on('error', (fault) => fail(sentence(fault)));
    response.on('end', () => {
      const { statusCode: status = 0, headers } = response;
      if (response.complete) done({ outcome: 'answered', status, headers, body: Buffer.concat(parts) });
      else fail('连接断了，答复不完整');
    });
  });
}

const sentence = (fault: Error): string => {
  const { code } = fault as NodeJS.ErrnoException;
  return code === undefined ? '连接断了' : `连接不通（${code}）`;
};
