import type { RunCounts } from '@/features/ingest/schema';

export function noCounts(): RunCounts {
  return { received: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
}

export function addCounts(counts: RunCounts, more: RunCounts): void {
  for (const name of Object.keys(noCounts()) as (keyof RunCounts)[]) counts[name] += more[name];
}
