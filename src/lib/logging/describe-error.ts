/** An error as it is logged: what it is and where it was, and of its message only what is not a value. */
export type DescribedError = {
  name: string;
  code?: string;
  /** What the error page of the browser shows as its reference. */
  digest?: string;
  message: string;
  /** Its frames alone: the first line of a stack is the message again. */
  stack?: string[];
  cause?: DescribedError;
};

const MOST_CAUSES = 4;
const MOST_FRAMES = 20;
const FRAME = /^ {2,}at .*(?::\d+:\d+\)?|<anonymous>\)?|\(native\))$/;

/**
 * Describes whatever was thrown. Databases and parsers quote in their messages what they were given ("…", `=(…)`): that
 * is left out. `clean` is what the caller knows to be a secret.
 */
export function describeError(thrown: unknown, clean: (text: string) => string, causes = 0): DescribedError {
  if (!(thrown instanceof Error))
    return { name: typeof thrown, message: clean(withoutValues(String(thrown))) };
  const { name, code, digest, cause } = thrown as Error & { code?: unknown; digest?: unknown };
  const stack = framesOf(thrown).map(clean);
  return {
    name: clean(String(name)),
    ...(isWord(code) && { code: String(code) }),
    ...(isWord(digest) && { digest: String(digest) }),
    message: clean(messageOf(thrown)),
    ...(stack.length > 0 && { stack }),
    ...(cause !== undefined && causes < MOST_CAUSES && { cause: describeError(cause, clean, causes + 1) }),
  };
}

function isWord(value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && /^[\w-]{1,40}$/.test(String(value));
}

type Issue = { path?: unknown; code?: unknown };

/** zod says what was wrong where; its message quotes names of members that somebody sent. */
function messageOf(error: Error): string {
  const { issues } = error as { issues?: unknown };
  if (error.name === '$ZodError' || error.name === 'ZodError') {
    const named = (Array.isArray(issues) ? (issues as Issue[]) : []).slice(0, 10);
    return named
      .map(({ path, code }) => `${[path].flat().filter(isWord).join('.')} ${String(code)}`)
      .join('; ');
  }
  return withoutValues(error.message);
}

/** `invalid input syntax for type integer: "12x"` → `invalid input syntax for type integer: "…"` */
export function withoutValues(message: string): string {
  return (
    message
      .replace(/\s+/g, ' ')
      .trim()
      // From the first to the last: JSON that is quoted has more of them inside.
      .replace(/".*"|".*$/, '"…"')
      .replace(/=\s?\((?:[^()]|\([^()]*\))*\)/g, '=(…)')
      .replace(/[“«][^”»]*[”»]/g, '“…”')
      .replace(/(?<!\w)(['`])(?![\w.$-]{0,60}(?:\(\))?\1)(?:(?!\1)[^\n])*\1/g, '$1…$1')
  );
}

function framesOf({ stack, message }: Error): string[] {
  if (typeof stack !== 'string') return [];
  const lines = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return lines
    .filter((line) => FRAME.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());
}
