import 'server-only';
import { log } from '@/lib/log';
import { describeAddress } from './address';
import { type Answered, onAnswered } from './answered';

/** What is asked for along with every page, or all the time: of interest where it fails. */
const QUIET = new Set(['file', 'health', 'metrics']);

/** A line for every request from now on. */
export function logRequests(): void {
  onAnswered(logRequest);
}

function logRequest({ id, method, url, status, seconds, bytes, complete }: Answered): void {
  const { kind, path } = describeAddress(url);
  const level = status >= 500 ? 'warn' : QUIET.has(kind) ? 'debug' : 'info';
  log[level]('request', {
    requestId: id,
    method,
    path,
    kind,
    status,
    ms: Math.round(seconds * 10_000) / 10,
    bytes,
    ...(!complete && { complete }),
  });
}
