/** The SQLSTATE of a failed statement (PostgreSQL, appendix A), through whatever wrapped it; null where there is none. */
export function sqlStateOf(error: unknown): string | null {
  for (const each of chainOf(error)) {
    const state = each.originalCode ?? each.code;
    if (typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) && !/^P\d{4}$/.test(state)) return state;
  }
  return null;
}

/** A value the database will not store: a data exception, or a constraint it breaks. The same again would fail again. */
export function isRefusedValue(error: unknown): boolean {
  return /^2[23]/.test(sqlStateOf(error) ?? '');
}

/** Nothing refers to a row that is not there: it may have gone between two looks. */
export function isMissingReference(error: unknown): boolean {
  return sqlStateOf(error) === '23503';
}

/** Two transactions were in each other's way; trying again helps. */
export function isContention(error: unknown): boolean {
  return /^40(001|P01)$/.test(sqlStateOf(error) ?? '');
}

const AWAY = 'The database is away; try again soon.';
const FULL =
  "There is no room left on the database's disk: this was not kept. Make room there, then send it again.";

/** Why nothing can be kept just now, for whoever wanted it; null where the error is of another kind. */
export function whyUnavailable(error: unknown): string | null {
  if (isDiskFull(error)) return FULL;
  return isDatabaseAway(error) ? AWAY : null;
}

export function isDiskFull(error: unknown): boolean {
  return sqlStateOf(error) === '53100';
}

/** The database cannot be reached, is starting or stopping, has no connection free, or cut us off. */
export function isDatabaseAway(error: unknown): boolean {
  if (/^(08|57P0|53300)/.test(sqlStateOf(error) ?? '')) return true;
  return chainOf(error).some(
    ({ code, kind, message }) =>
      AWAY_CODES.has(String(code)) ||
      AWAY_KINDS.has(String(kind)) ||
      /Connection terminated|is not queryable|timeout exceeded when trying to connect|Query read timeout/i.test(
        String(message),
      ),
  );
}

/** Prisma's: cannot reach it, timed out, closed, no connection free; and the system's. */
const AWAY_CODES = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);
const AWAY_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

type Link = { code?: unknown; originalCode?: unknown; kind?: unknown; message?: unknown };

/** The error and what it was caused by; Prisma keeps its adapter's error in `meta`. */
function chainOf(error: unknown): Link[] {
  const chain: Link[] = [];
  let current = error;
  while (typeof current === 'object' && current !== null && chain.length < 10) {
    chain.push(current);
    const { cause, meta } = current as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
    current = meta?.driverAdapterError ?? cause;
  }
  return chain;
}
