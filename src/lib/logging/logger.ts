import pino from 'pino';
import { describeError } from './describe-error';
import { prettyLine } from './pretty-line';
import { requestScope } from './request-scope';
import { scrub, secretsOfRequest } from './scrub';

type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
/** What a line says besides its message. Numbers, and texts that everybody may read. */
type LogFields = Record<string, string | number | boolean | null | undefined>;

export type Logger = {
  [Level in LogLevel]: (message: string, fields?: LogFields) => void;
} & {
  /** Logs what was thrown, where it was not logged before: it may pass several places that would. */
  fault: (thrown: unknown, message: string, fields?: LogFields) => void;
};

type LoggerOptions = {
  level: LogLevel | 'silent';
  format: 'json' | 'pretty';
  /** The installation's own: they are in no line, whatever brought them. */
  secrets: readonly string[];
  /** Takes a line with its end. */
  write: (line: string) => void;
};

const LONGEST_TEXT = 2_000;

/** A log whose lines have no secrets and no addresses of people in them: docs/decisions/023-operating.md. */
export function createLogger({ level, format, secrets, write }: LoggerOptions): Logger {
  const lines = pino(
    {
      level,
      base: undefined,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Whatever is logged was described before.
      serializers: { err: (described) => described },
    },
    { write: format === 'json' ? write : (json: string) => write(prettyLine(json)) },
  );
  /** Text that something else made: also without what only the sender of this request knows. */
  const clean = (text: string) => {
    const scope = requestScope();
    return scrub(clipped(text), [...secrets, ...(scope ? secretsOfRequest(scope.request) : [])]);
  };
  const cleanFields = (fields: LogFields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? scrub(clipped(value), secrets) : value,
      ]),
    );
  const put = (
    at: LogLevel,
    message: string,
    given: { fields?: LogFields | undefined; thrown?: unknown },
  ) => {
    if (!lines.isLevelEnabled(at)) return;
    const requestId = requestScope()?.id;
    const line = { ...(requestId && { requestId }), ...cleanFields(given.fields ?? {}) };
    const err = 'thrown' in given ? { err: describeError(given.thrown, clean) } : {};
    lines[at]({ ...line, ...err }, clean(message));
  };
  const at = (each: LogLevel) => (message: string, fields?: LogFields) => put(each, message, { fields });
  return {
    fatal: at('fatal'),
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug: at('debug'),
    trace: at('trace'),
    fault: (thrown, message, fields) => {
      if (isNew(thrown)) put('error', message, { fields, thrown });
    },
  };
}

function clipped(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

const logged = new WeakSet<object>();

function isNew(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return true;
  if (logged.has(thrown)) return false;
  logged.add(thrown);
  return true;
}
