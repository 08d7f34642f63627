import type { Context, Middleware } from 'koa';
import type { Logger } from '../log.ts';
import { InputError } from './input-error.ts';

const KNOWN: Readonly<Record<number, string>> = {
  400: '请求看不懂：内容应是完整的 JSON。',
  404: '没有这个地址。',
  405: '这个地址不支持这种请求方式。',
  413: '内容太大，请缩小后再发。',
  415: '内容的格式不支持。',
};
const BUG = '服务出错了，已记录。请稍后再试；如果一直这样，请把编号告诉管理员。';

/** Two faces of a fault: a sentence for the person, everything else for the log under the same request id. */
export function errorHandler(log: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) answer(ctx, 404, KNOWN[404] as string);
      if (ctx.status === 405 && !ctx.body) answer(ctx, 405, KNOWN[405] as string);
    } catch (fault) {
      const status = statusOf(fault);
      if (status >= 500) log.error({ err: fault, requestId: ctx.state['requestId'] }, 'request failed');
      answer(ctx, status, sentenceOf(fault, status));
    }
  };
}

function statusOf(fault: unknown): number {
  if (fault instanceof InputError) return fault.status;
  if (fault instanceof URIError) return 400;
  const status = (fault as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function sentenceOf(fault: unknown, status: number): string {
  if (fault instanceof InputError) return fault.sentence;
  return status >= 500 ? BUG : (KNOWN[status] ?? '请求不能这样做。');
}

function answer(ctx: Context, status: number, sentence: string): void {
  ctx.status = status;
  ctx.body = { error: sentence, requestId: ctx.state['requestId'] };
}
