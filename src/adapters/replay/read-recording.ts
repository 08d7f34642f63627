import { z } from 'zod';
import type { ChannelName } from '../../domain/base/ids.ts';
import { satisfactionIn } from '../../domain/chat-command/arguments.ts';
import type { Directory } from '../../domain/office/directory.ts';
import { sourceNamed } from '../../domain/source/source-named.ts';
import { SOURCE_TABLE } from '../../domain/source/source-table.ts';
import { parseResult } from '../../domain/ticket/result.ts';
import { addDays, dayOf, type Moment, parseMoment, startOfDay } from '../../domain/time/moment.ts';
import { ACTIONS } from '../../flows/acting/run-action.ts';
import type { RecordedEvent, Recording } from '../../flows/replay.ts';

/** A line that cannot be read, in words for the person who made the file. */
export interface LineFault {
  readonly line: number;
  readonly message: string;
}

const moment = z.string().transform((text, context) => {
  const parsed = parseMoment(text);
  if (parsed === undefined) context.addIssue({ code: 'custom', message: `时间“${text}”读不懂` });
  return parsed ?? 0;
});
const channel = z.enum(['wechat', 'dingtalk', 'bridge', 'sim']);

const MessageLine = z.object({
  at: moment,
  type: z.literal('message'),
  channel,
  group: z.string(),
  id: z.string().min(1),
  from: z.string().min(1),
  text: z.string().default(''),
  kind: z.enum(['text', 'image', 'voice', 'system']).default('text'),
  mentionsBot: z.boolean().default(false),
  replyTo: z.string().nullish(),
  media: z.string().nullish(),
});
const RecallLine = z.object({ at: moment, type: z.literal('recall'), channel, group: z.string(), message: z.string() });
const ActionLine = z.object({
  at: moment,
  type: z.literal('action'),
  by: z.string(),
  action: z.enum(ACTIONS),
  ticket: z.string().optional(),
  unit: z.string().optional(),
  units: z.array(z.string()).optional(),
  group: z.string().optional(),
  reason: z.string().optional(),
  days: z.number().int().optional(),
  text: z.string().optional(),
  result: z
    .string()
    .refine((text) => parseResult(text) !== undefined, '只能是 已解决、解释说明、计划解决、不予支持')
    .optional(),
  into: z.string().optional(),
  account: z.string().optional(),
  resolved: z.boolean().optional(),
  satisfaction: z
    .string()
    .refine((text) => satisfactionIn(text) !== undefined, '只能是 满意、基本满意、不满意')
    .optional(),
  optional: z.boolean().default(false),
});
const ChannelLine = z.object({ at: moment, type: z.literal('channel'), channel, status: z.enum(['down', 'up']) });
const ImportLine = z.object({
  at: moment,
  type: z.literal('import'),
  source: z
    .string()
    .refine((text) => sourceNamed(text) !== undefined, `只能是 ${SOURCE_TABLE.map(({ code }) => code).join('、')}`)
    .optional(),
  file: z.string().min(1),
});
const Line = z.discriminatedUnion('type', [MessageLine, RecallLine, ActionLine, ChannelLine, ImportLine]);
type Line = z.infer<typeof Line>;

/** Reads a recorded chat (JSON lines ordered by `at`). All faults are collected; with any there is no recording. */
export function readRecording(
  text: string,
  directory: Directory,
  until: Moment | undefined,
): { readonly recording: Recording | undefined; readonly faults: readonly LineFault[] } {
  const faults: LineFault[] = [];
  const events: RecordedEvent[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, raw] of text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .entries()) {
    if (raw.trim() === '') continue;
    const line = index + 1;
    const event = readLine(raw, line, directory);
    if ('message' in event) {
      faults.push(event);
      continue;
    }
    if (event.at < last) faults.push({ line, message: '时间比上一行早，各行要按时间先后排' });
    last = Math.max(last, event.at);
    events.push(event);
  }
  if (events.length === 0 && until === undefined && faults.length === 0)
    faults.push({ line: 1, message: '没有一行事件，也没有给 --until' });
  if (faults.length > 0) return { recording: undefined, faults };
  const end = until ?? startOfDay(addDays(dayOf(events.at(-1)?.at ?? 0), 1));
  return { recording: { events, until: end }, faults };
}

function readLine(raw: string, line: number, directory: Directory): RecordedEvent | LineFault {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return { line, message: '不是完整的 JSON' };
  }
  const parsed = Line.safeParse(json);
  if (!parsed.success) return { line, message: describe(parsed.error) };
  return decode(parsed.data, line, directory);
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  const place = issue?.path.join('.') ?? '';
  if (issue?.code === 'invalid_union') return 'type 只能是 message、recall、action、channel、import';
  if (issue?.code === 'invalid_type') return `缺少“${place}”，或者写法不对`;
  if (issue?.code === 'invalid_value') return `“${place}”只能是 ${issue.values.join('、')} 之一`;
  return place === '' ? '内容不对' : `“${place}”不对：${issue?.message ?? ''}`;
}

function decode(data: Line, line: number, directory: Directory): RecordedEvent | LineFault {
  const at = data.at;
  if (data.type === 'channel') return { line, at, type: 'channel', channel: data.channel, status: data.status };
  if (data.type === 'action') return decodeAction(data, line, directory);
  if (data.type === 'import') {
    const source = data.source === undefined ? undefined : sourceNamed(data.source);
    return { line, at, type: 'ledger', ledger: { file: data.file, source } };
  }
  const group = directory.group(data.group);
  if (!group) return { line, message: `办公室文件里没有群“${data.group}”` };
  if (group.channel !== data.channel)
    return { line, message: `群“${data.group}”在 ${group.channel}，不在 ${data.channel}` };
  const base = { channel: data.channel as ChannelName, groupKey: group.key, sentAt: at };
  if (data.type === 'recall') {
    const recall = {
      ...base,
      id: `recall:${data.message}`,
      from: '',
      kind: 'recall',
      text: '',
      mentionsBot: false,
      replyTo: data.message,
    } as const;
    return { line, at, type: 'message', delivered: recall };
  }
  const delivered = {
    ...base,
    id: data.id,
    from: data.from,
    kind: data.kind,
    text: data.text,
    mentionsBot: data.mentionsBot,
    ...(data.replyTo ? { replyTo: data.replyTo } : {}),
    ...(data.media ? { media: data.media } : {}),
  };
  return { line, at, type: 'message', delivered };
}

function decodeAction(data: z.infer<typeof ActionLine>, line: number, directory: Directory): RecordedEvent | LineFault {
  if (!directory.person(data.by)) return { line, message: `办公室文件里没有人员“${data.by}”` };
  const { at, type: _type, optional, ...request } = data;
  return { line, at, type: 'action', request: request as never, optional };
}
