import 'server-only';
import { describeAddress } from '@/lib/logging/address';
import { onAnswered } from '@/lib/logging/answered';
import { metrics } from './registry';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counts every request from now on. Whoever asks cannot make a label of their own. */
export function countRequests(): void {
  const { requests, durations, sentBytes } = metrics();
  onAnswered(({ method, url, status, seconds, bytes }) => {
    const { kind } = describeAddress(url);
    const known = METHODS.has(method) ? method : 'other';
    requests.inc({ kind, method: known, status: `${Math.floor(status / 100)}xx` });
    durations.observe({ kind }, seconds);
    sentBytes.inc({ kind }, bytes);
  });
}
