import type { z } from 'zod';
import { InputError } from './input-error.ts';

/** Parses what came in at the door; inside it is trusted. Throws InputError with one sentence about the first fault. */
export function validate<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(sentenceOf(parsed.error));
}

function sentenceOf(error: z.ZodError): string {
  const { field, reason } = firstFault(error);
  return field === '' ? '请求的内容应是一个 JSON 对象。' : `请求里的“${field}”不对：${reason}。`;
}

/** The first fault by field and reason; the field is empty when the whole is no object. */
export function firstFault(error: z.ZodError): { readonly field: string; readonly reason: string } {
  const issue = error.issues[0];
  const field = issue?.path.join('.') ?? '';
  return issue && field !== '' ? { field, reason: reasonOf(issue) } : { field: '', reason: '应是一个 JSON 对象' };
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '没有填' : '类型不对';
    case 'invalid_value':
      return `只能是 ${issue.values.join('、')} 之一`;
    case 'too_small':
      return issue.origin === 'string' ? '不能为空' : `不能小于 ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `太长，最多 ${issue.maximum}`
        : `不能大于 ${issue.maximum}`;
    case 'invalid_union':
      return '不是可以填的内容';
    case 'custom':
    case 'invalid_format':
      return issue.message;
    default:
      return '写法不对';
  }
}
