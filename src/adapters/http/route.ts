import type Router from '@koa/router';
import type { Context } from 'koa';
import type { z } from 'zod';
import { validate } from './validate.ts';

type Schema = z.ZodType | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

/** What a route may answer, for the description at /openapi.json. */
export interface AnswerSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Media type of an answer that is not JSON. */
  readonly type?: string;
}

interface RouteSpec<P extends Schema, Q extends Schema, B extends Schema> {
  readonly method: 'get' | 'post' | 'put';
  /** As the router writes it: `/sim/groups/:group/posts`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Media types of a body that is not JSON: a form, or what `handle` reads itself. */
  readonly takes?: string | readonly string[];
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  handle(input: { params: Parsed<P>; query: Parsed<Q>; body: Parsed<B> }, ctx: Context): Promise<unknown> | unknown;
}

/** A route with its schemas beside it: one table serves the router and the description. */
export interface Route {
  readonly method: 'get' | 'post' | 'put';
  readonly path: string;
  readonly summary: string;
  readonly params: Schema;
  readonly query: Schema;
  readonly body: Schema;
  readonly takes: string | readonly string[] | undefined;
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  run(ctx: Context, params: unknown): Promise<void>;
}

/** What `handle` returns becomes the JSON answer; it sets another status, type or body on the context itself and returns nothing. */
export function route<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
  spec: RouteSpec<P, Q, B>,
): Route {
  const parse = <S extends Schema>(schema: S | undefined, value: unknown) =>
    (schema ? validate(schema, value) : undefined) as Parsed<S>;
  return {
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    params: spec.params,
    query: spec.query,
    body: spec.body,
    takes: spec.takes,
    answers: spec.answers,
    async run(ctx, params) {
      const input = {
        params: parse(spec.params, params),
        query: parse(spec.query, ctx.query),
        body: parse(spec.body, ctx.state['body']),
      };
      const answer = await spec.handle(input, ctx);
      if (answer !== undefined) ctx.body = answer;
    },
  };
}

export function mount(router: Router, routes: readonly Route[]): void {
  for (const one of routes) router[one.method](one.path, (ctx) => one.run(ctx as unknown as Context, ctx.params));
}
