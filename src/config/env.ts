import path from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';

const root = path.resolve(import.meta.dirname, '../..');

const CHANNEL_NAMES = ['sim', 'wechat', 'dingtalk', 'bridge'] as const;
const ROLE_NAMES = ['web', 'channels', 'jobs'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const orList = (words: readonly string[]) => words.join('、');

const word = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.enum(words, { error: `只能是 ${orList(words)} 之一` });

const listOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(word(words)).min(1, '不能是空的列表'))
    .transform((names) => [...new Set(names)]);

const webAddress = z.url({ protocol: /^https?$/, error: '应是 http:// 或 https:// 开头的地址' });
const postgresAddress = z.url({
  protocol: /^postgres(ql)?$/,
  error: '应是 postgresql://用户:密码@主机:端口/库名 的形式',
});
const port = z
  .string()
  .regex(/^\d{1,5}$/, '应是 0 到 65535 的整数')
  .transform(Number)
  .pipe(z.number().max(65_535, '应是 0 到 65535 的整数'));
const yes = z
  .string()
  .refine((text) => /^(1|0|true|false|yes|no)$/i.test(text), '只能是 true 或 false')
  .transform((text) => /^(1|true|yes)$/i.test(text));
/** Custom webhooks of groups, by the platform's id of the group: JSON, because ids and secrets hold all kinds of marks. */
const webhooks = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: '应是 JSON，如 {"cidXXXX":{"url":"https://…","secret":"SEC…"}}' });
      return z.NEVER;
    }
  })
  .pipe(
    z.record(z.string(), z.object({ url: webAddress, secret: z.string().min(1).optional() }), {
      error: '应是 JSON，如 {"cidXXXX":{"url":"https://…","secret":"SEC…"}}',
    }),
  );
const SHORTEST_TOKEN = 16;
/** `name=token,name=token`: each program that is attached has its own. */
const tokens = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .pipe(
    z
      .array(
        z
          .string()
          .regex(
            new RegExp(`^[A-Za-z0-9_-]+=[^=,\\s]{${SHORTEST_TOKEN},}$`),
            `应是“账号=令牌”，多个用逗号隔开，令牌至少 ${SHORTEST_TOKEN} 个字符`,
          ),
      )
      .min(1, '不能是空的列表'),
  )
  .transform((parts) => Object.fromEntries(parts.map((part) => part.split('=') as [string, string])));
/** File names in a setting mean the caller's folder, as on the command line. */
const file = z.string().transform((name) => path.resolve(name));

const Environment = z.object({
  DATABASE_URL: postgresAddress.optional(),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((folder) => path.resolve(root, folder)),
  PACE: word(['default', 'fast']).default('default'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: webAddress.optional(),
  OFFICE_FILE: file.optional(),
  CHANNELS: listOf(CHANNEL_NAMES).default(['sim']),
  ROLES: listOf(ROLE_NAMES).default([...ROLE_NAMES]),
  WECHATY_PUPPET_SERVICE_ENDPOINT: z.string().optional(),
  WECHATY_PUPPET_SERVICE_TOKEN: z.string().optional(),
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: yes.default(false),
  DINGTALK_CLIENT_ID: z.string().optional(),
  DINGTALK_CLIENT_SECRET: z.string().optional(),
  DINGTALK_ROBOT_CODE: z.string().optional(),
  DINGTALK_API_BASE: webAddress.default('https://api.dingtalk.com'),
  DINGTALK_OAPI_BASE: webAddress.default('https://oapi.dingtalk.com'),
  DINGTALK_WEBHOOKS: webhooks.default({}),
  BRIDGE_TOKENS: tokens.default({}),
  LLM_BASE_URL: webAddress.optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  LOG_LEVEL: word(LOG_LEVELS).default('info'),
});
type Environment = z.infer<typeof Environment>;

/** Every variable the service reads. */
export const VARIABLES: readonly string[] = Object.keys(Environment.shape);

export type Config = ReturnType<typeof configOf>;

/** The service's settings. Empty variables count as unset; every fault is reported at once. */
export function readConfig(source: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new ConfigError(...faultsOf(parsed.error), ...missing(Object.fromEntries(given)));
  const faults = missing(source);
  if (faults.length > 0) throw new ConfigError(...faults);
  return freeze(configOf(parsed.data));
}

/** Never repeats the value: it may be a password. */
function faultsOf(error: z.ZodError): string[] {
  const sentences = error.issues.map((issue) => `环境变量 ${String(issue.path[0])} 有误：${issue.message}。`);
  return [...new Set(sentences)];
}

/** What a setting needs beside itself. */
function missing(source: NodeJS.ProcessEnv): string[] {
  const has = (name: string) => (source[name] ?? '').trim() !== '';
  const channels = (source['CHANNELS'] ?? '').split(',').map((name) => name.trim());
  const needs: [boolean, string, string[]][] = [
    [channels.includes('wechat'), 'CHANNELS 含 wechat', ['WECHATY_PUPPET_SERVICE_TOKEN']],
    [
      channels.includes('dingtalk'),
      'CHANNELS 含 dingtalk',
      ['DINGTALK_CLIENT_ID', 'DINGTALK_CLIENT_SECRET', 'DINGTALK_ROBOT_CODE'],
    ],
    [channels.includes('bridge'), 'CHANNELS 含 bridge', ['BRIDGE_TOKENS']],
    [has('LLM_BASE_URL'), '设置了 LLM_BASE_URL', ['LLM_MODEL']],
  ];
  return needs.flatMap(([applies, because, names]) =>
    applies ? names.filter((name) => !has(name)).map((name) => `${because}，还需要设置环境变量 ${name}。`) : [],
  );
}

function configOf(env: Environment) {
  return {
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    pace: env.PACE,
    host: env.HOST,
    port: env.PORT,
    /** Where people reach the pages: what links begin with. */
    publicUrl: env.PUBLIC_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`,
    officeFile: env.OFFICE_FILE,
    channels: env.CHANNELS,
    roles: env.ROLES,
    wechat: {
      endpoint: env.WECHATY_PUPPET_SERVICE_ENDPOINT,
      token: env.WECHATY_PUPPET_SERVICE_TOKEN,
      noTlsInsecureClient: env.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT,
    },
    dingtalk: {
      clientId: env.DINGTALK_CLIENT_ID,
      clientSecret: env.DINGTALK_CLIENT_SECRET,
      robotCode: env.DINGTALK_ROBOT_CODE,
      apiBase: env.DINGTALK_API_BASE,
      oapiBase: env.DINGTALK_OAPI_BASE,
      webhooks: env.DINGTALK_WEBHOOKS,
    },
    bridge: { tokens: env.BRIDGE_TOKENS },
    llm:
      env.LLM_BASE_URL && env.LLM_MODEL
        ? { baseUrl: env.LLM_BASE_URL, apiKey: env.LLM_API_KEY, model: env.LLM_MODEL }
        : undefined,
    logLevel: env.LOG_LEVEL,
  } as const;
}

function freeze<T extends object>(value: T): Readonly<T> {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part);
  return Object.freeze(value);
}
