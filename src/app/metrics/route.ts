import { EXPOSITION_TYPE, exposeMetrics } from '@/features/metrics/exposition';
import { requireMetricsToken } from '@/features/metrics/token';
import { route } from '@/lib/http';

export const dynamic = 'force-dynamic';

/** Metrics on the main port, for whoever has METRICS_TOKEN; METRICS_PORT has them on one of its own. */
export const GET = route(async (request) => {
  requireMetricsToken(request);
  return new Response(await exposeMetrics(), {
    headers: { 'Content-Type': EXPOSITION_TYPE, 'Cache-Control': 'no-store' },
  });
});
