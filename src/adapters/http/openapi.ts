import { z } from 'zod';
import type { AnswerSpec, Route } from './route.ts';

const FAULT = z.object({ error: z.string().describe('一句中文说明'), requestId: z.string() });

/** The description of the interface, made from the schemas that check it: OpenAPI 3.1. */
export function describeApi(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '邻里牵手', version: '1', description: '时间一律写作 2026-03-02T08:01:00+08:00。' },
    paths,
  };
}

function describeRoute(route: Route): Record<string, unknown> {
  const answers = Object.entries(route.answers).map(([status, answer]) => [status, describeAnswer(status, answer)]);
  const parameters = [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')];
  return {
    summary: route.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(route),
    responses: {
      ...Object.fromEntries(answers),
      default: {
        description: '没有做成，原因见 error',
        content: { 'application/json': { schema: jsonSchema(FAULT) } },
      },
    },
  };
}

/** What a route says of a refusal is the sentence every fault has. */
function describeAnswer(status: string, { description, schema, type }: AnswerSpec): Record<string, unknown> {
  const body = schema ?? (Number(status) >= 400 && type === undefined ? FAULT : undefined);
  if (!body && !type) return { description };
  return { description, content: { [type ?? 'application/json']: body ? { schema: jsonSchema(body, 'output') } : {} } };
}

function bodyOf({ body, takes }: Route): Record<string, unknown> {
  const types = [takes ?? (body ? 'application/json' : [])].flat();
  if (types.length === 0) return {};
  const content = Object.fromEntries(types.map((type) => [type, body ? { schema: jsonSchema(body) } : {}]));
  return { requestBody: { required: true, content } };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Record<string, unknown>[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
}

/** `output`: of what we answer, which holds no more than it says. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output' = 'input'): Record<string, unknown> {
  const { $schema: _version, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
