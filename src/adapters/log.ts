import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Fields that may hold a person's words, name or account: never logged, whoever passes them. */
// biome-ignore format: a list of words reads better in lines
const PRIVATE = [
  'text', 'texts', 'words', 'name', 'fromName', 'from', 'account', 'accounts', 'reporter', 'supporters', 'mentions', 'phone', 'media',
  'message', 'delivered', 'ticketBody', 'post', 'body', 'headers', 'url', 'token', 'password', 'secret', 'apiKey',
];

/**
 * JSON lines on standard output, for the operator: ids of groups, ticket numbers, counts and faults. What people said, who they are
 * and their accounts stay out of it.
 */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: PRIVATE.flatMap((field) => [field, `*.${field}`].filter((path) => path !== '*.message')),
      censor: '[略]',
    },
    serializers: { err: describeFault },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A fault without what people wrote: drivers and parsers like to quote it in their messages. */
function describeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { type: typeof fault, message: scrub(String(fault)) };
  const { code } = fault as { code?: unknown };
  return {
    type: fault.name,
    message: scrub(fault.message),
    ...(typeof code === 'string' ? { code } : {}),
    stack: framesOf(fault),
    ...(fault.cause === undefined ? {} : { cause: describeFault(fault.cause) }),
  };
}

const framesOf = (fault: Error): string =>
  (fault.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n');

const QUOTED = /"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|‘[^’]*’/g;
const CHINESE = /[\u3400-\u9fff]/;
/** Chinese in a fault's message is somebody's words, quoted or not: what this service says of its faults it says in English. */
const SPOKEN = /[\u3400-\u9fff][\u3400-\u9fff，。、；：！？“”（）\s\w]*[\u3400-\u9fff]|[\u3400-\u9fff]/gu;
const LONG_DIGITS = /(?<!\d)(?!\d{8}-\d{3})\d{7,}/g;
const LONGEST = 500;

/** Chinese, quotations with Chinese in them, and numbers as long as a telephone's become marks; ticket numbers stay. */
const scrub = (message: string): string =>
  message
    .replace(QUOTED, (quoted) => (CHINESE.test(quoted) ? '“…”' : quoted))
    .replace(SPOKEN, '…')
    .replace(LONG_DIGITS, '…')
    .slice(0, LONGEST);
