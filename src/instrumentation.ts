/** Runs once in a server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.DATABASE_URL) return;
  await observe();
  const { listenForChanges } = await import('@/lib/page-cache/listener');
  listenForChanges();
  const { warmSearch } = await import('@/features/search/warming/queries');
  // The first search reads what could not be read now.
  warmSearch().catch(() => {});
}

/** Logs and counts what this process does; see docs/operating.md. */
async function observe(): Promise<void> {
  const { bindRequestScope } = await import('@/lib/logging/request-scope');
  const { logRequests } = await import('@/lib/logging/requests');
  const { countRequests } = await import('@/lib/metrics/requests');
  const { answerOnPort } = await import('@/lib/metrics/port');
  const { exposeMetrics } = await import('@/features/metrics/exposition');
  bindRequestScope();
  logRequests();
  countRequests();
  answerOnPort(exposeMetrics);
  if (process.env.NODE_ENV !== 'production') return; // Next shows it better then.
  const { takeConsole } = await import('@/lib/logging/console-log');
  takeConsole();
}
