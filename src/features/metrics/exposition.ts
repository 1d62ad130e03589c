import 'server-only';
import { Gauge, Registry } from 'prom-client';
import { env } from '@/lib/env';
import { inTime } from '@/lib/in-time';
import { addProcessFigures } from '@/lib/metrics/process-figures';
import { metrics } from '@/lib/metrics/registry';
import { getStoredFigures } from './queries';
import { addStored } from './stored';

/** The content type of what follows. */
export const EXPOSITION_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/**
 * All metrics as Prometheus reads them (text format 0.0.4). What this process does is counted in it; what any process
 * does is asked of the database. While that is away, its figures are missing and `broadsheet_database_up` is 0.
 */
export async function exposeMetrics(): Promise<string> {
  const now = new Registry();
  const registers = [now];
  const stored = await inTime(getStoredFigures(), 1_000 * env().HEALTH_SECONDS).catch(() => null);
  if (stored) addStored(now, stored);
  const up = { name: 'broadsheet_database_up', help: 'Whether the database answers.', registers };
  new Gauge(up).set(stored ? 1 : 0);
  addProcessFigures(now);
  return Registry.merge([metrics().registry, now]).metrics();
}
