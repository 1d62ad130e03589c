type Line = { level: string; time: string; message: string; requestId?: string; err?: PrettyError } & Record<
  string,
  unknown
>;
type PrettyError = { name: string; message: string; stack?: string[]; cause?: PrettyError };

/** A line of the log for people: `20:33:01 info  GET /papers/2406.11944 200 12 ms`. */
export function prettyLine(json: string): string {
  const { level, time, message, requestId, err, ...fields } = JSON.parse(json) as Line;
  const head = `${time.slice(11, 19)} ${level.padEnd(5)} ${message === 'request' ? inWords(fields) : message}`;
  const rest =
    message === 'request'
      ? ''
      : Object.entries(fields)
          .map(([name, value]) => ` ${name}=${shown(value)}`)
          .join('');
  const id = requestId ? ` [${requestId}]` : '';
  return `${head}${rest}${id}\n${err ? errorLines(err) : ''}`;
}

function inWords({ method, path, status, ms, bytes, complete }: Record<string, unknown>): string {
  return `${method} ${path} ${status} ${ms} ms ${bytes} bytes${complete === false ? ' (broken off)' : ''}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function errorLines({ name, message, stack = [], cause }: PrettyError, lead = ''): string {
  const own = [`  ${lead}${name}: ${message}`, ...stack.map((frame) => `    ${frame}`)].join('\n');
  return `${own}\n${cause ? errorLines(cause, 'caused by ') : ''}`;
}
